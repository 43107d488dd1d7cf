using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Loudness;

/// <summary>"normalize the loudness", "even out the audio levels", "to -16 LUFS", 统一音量.</summary>
internal sealed class LoudnessPhrasing : IPhrasing
{
    public IEnumerable<Operation> Read(UnitReading unit)
    {
        var lufs = unit.Tokens.Any(token => token.Text == "lufs");
        if (
            unit.IsNegated
            || !(
                lufs
                || (unit.Has(Meaning.Normalize) && unit.Has(Meaning.Loudness, Meaning.Sound, Meaning.Volume, Meaning.Voice, Meaning.Loud))
                || unit.Tokens.Any(token =>
                    token.Is(Meaning.Normalize)
                    && (token.Text.Contains("loud") || token.Text.Contains("level") || token.Text.Contains("same volume"))
                    && token.Text.Contains(' ')
                    && token.Text is not "level out"
                )
                || (
                    unit.Has(Meaning.Normalize)
                    && unit.Has(Meaning.It)
                    && unit.Background.Topic is Meaning.Loudness or Meaning.Sound or Meaning.Volume or Meaning.Voice
                )
            )
        )
        {
            return [];
        }

        double? target = lufs && unit.TakeKind(TokenKind.Number) is { } number ? -Math.Abs(number.Value) : null;
        unit.Take(
            Meaning.Normalize,
            Meaning.Loudness,
            Meaning.Sound,
            Meaning.Volume,
            Meaning.Voice,
            Meaning.Original,
            Meaning.Loud,
            Meaning.Clip,
            Meaning.Each,
            Meaning.Change
        );
        foreach (var item in unit.Items.Where(item => item.Kind == ScopeKind.Each))
        {
            unit.Use(item);
        }

        return [new NormalizeLoudness(target)];
    }
}
