using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Tracks;

namespace NemoVideo.Local.Operations.Logos;

/// <summary>"put logo.png in the top right corner", "the logo only for the first 10 seconds", "remove the logo", 把logo放在右上角.</summary>
internal sealed class LogoPhrasing : IPhrasing
{
    public (Meaning? Topic, Scope? Where) Recall(Operation operation) =>
        operation is AddLogo logo ? ((Meaning?)Meaning.Logo, logo.Where) : default;

    public IEnumerable<Operation> Read(UnitReading unit)
    {
        var image = unit.Tokens.FirstOrDefault(token => token.Kind == TokenKind.File && FileKinds.IsImage(token.Literal));
        var overlay =
            image is not null
            && unit.Has(Meaning.Corner, Meaning.Top, Meaning.Bottom, Meaning.Left, Meaning.Right)
                | unit.Tokens.Any(token => token.Text.StartsWith("overlay", StringComparison.Ordinal) || token.Text is "stamp")
                | image.Literal.Contains("logo", StringComparison.OrdinalIgnoreCase);
        if (
            !(unit.Has(Meaning.Logo) || overlay)
            || unit.HasKind(TokenKind.Quote)
            || unit.Has(Meaning.Fade, Meaning.FadeIn, Meaning.FadeOut, Meaning.Undo)
        )
        {
            return [];
        }

        if (image is not null)
        {
            unit.Use(image);
        }

        // "I don't want the logo any more", against "don't add the logo".
        if (
            unit.IsNegated
            && !unit.Has(Meaning.Remove)
            && unit.Tokens.Any(token => token.Text is "don't want" or "not want" or "want" or "need")
        )
        {
            unit.Take(Meaning.Logo, Meaning.Not, Meaning.Add);
            return [new RemoveTrack(TrackKind.Logo, Where: unit.TakeWhere())];
        }

        if (unit.IsNegated || unit.Has(Meaning.Leave))
        {
            return [];
        }

        if (unit.Has(Meaning.Remove, Meaning.TurnOff))
        {
            unit.Take(Meaning.Remove, Meaning.TurnOff, Meaning.Logo);
            return [new RemoveTrack(TrackKind.Logo, Where: unit.TakeWhere())];
        }

        unit.Take(
            Meaning.Logo,
            Meaning.Add,
            Meaning.Move,
            Meaning.Show,
            Meaning.Screen,
            Meaning.Photo,
            Meaning.Change,
            Meaning.PutBack,
            Meaning.Keep,
            Meaning.As,
            Meaning.With,
            Meaning.Mood
        );
        var corner = Placing.Take(unit);
        if (corner is null)
        {
            unit.Take(Meaning.Corner);
        }

        var (start, end) = unit.TakeEdges();
        if (start || end)
        {
            return [];
        }

        return [new AddLogo(image?.Literal, corner, unit.TakeWhere())];
    }
}
