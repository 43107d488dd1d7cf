using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tables;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Captions;

/// <summary>"captions: 0:01-0:03 Hello; 0:04 Welcome", "add these captions" with a table, SubRip text.</summary>
internal sealed class CaptionPhrasing : IPhrasing
{
    public IEnumerable<Operation> Read(UnitReading unit)
    {
        var listed = unit.Tokens.Where(token => token.Text == CaptionList.Token).ToList();
        if (
            unit.IsNegated
            || unit.HasKind(TokenKind.Quote)
            || !(
                listed.Count > 0
                || (unit.Has(Meaning.Caption) && (unit.Has(Meaning.Add, Meaning.Show, Meaning.Make) || !unit.Tokens.Any(Topics.IsVerb)))
            )
        )
        {
            return [];
        }

        listed.ForEach(unit.Use);
        unit.Take(Meaning.Caption, Meaning.Add, Meaning.Show, Meaning.It);
        return [new AddCaptions(unit.Background.Captions)];
    }
}
