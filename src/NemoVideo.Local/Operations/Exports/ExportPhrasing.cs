using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Loudness;

namespace NemoVideo.Local.Operations.Exports;

/// <summary>"export as a shareable video", "save it as mp4", 导出.</summary>
internal sealed class ExportPhrasing : IPhrasing
{
    public IEnumerable<Operation> Read(UnitReading unit)
    {
        var format = unit.Tokens.FirstOrDefault(token => token.Is(Meaning.Format));
        var shareable = unit.Has(Meaning.Shareable);
        var asked =
            unit.Has(Meaning.Export)
            || (format is not null && (unit.Has(Meaning.As, Meaning.To, Meaning.Make, Meaning.Keep) || !unit.Tokens.Any(Topics.IsVerb)))
            || (shareable && unit.Has(Meaning.Make));
        if (unit.IsNegated || !asked || unit.HasKind(TokenKind.Quote) || unit.Has(Meaning.Music))
        {
            return [];
        }

        if (unit.Items.Any(item => item.IsStretch))
        {
            return [];
        }

        unit.Take(
            Meaning.Export,
            Meaning.Format,
            Meaning.Frame,
            Meaning.Keep,
            Meaning.As,
            Meaning.Video,
            Meaning.Shareable,
            Meaning.Finished,
            Meaning.Clip,
            Meaning.Mood,
            Meaning.Together
        );
        return shareable ? [new NormalizeLoudness(), new ExportHint(format?.Text)] : [new ExportHint(format?.Text)];
    }
}
