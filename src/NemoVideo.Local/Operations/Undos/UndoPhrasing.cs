using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Tracks;
using NemoVideo.Local.Operations.Trims;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>"undo", "take that back", "undo the trim", "put the music back", "start over", 撤销.</summary>
internal sealed class UndoPhrasing : IPhrasing
{
    /// <summary>What people call the kinds of edit, in the order in which they are looked for.</summary>
    private static readonly (Meaning[] Words, EditKind Kind)[] Kinds =
    [
        ([Meaning.Pause], EditKind.Pauses),
        ([Meaning.Music], EditKind.Music),
        ([Meaning.Caption], EditKind.Captions),
        ([Meaning.Title, Meaning.Text], EditKind.Text),
        ([Meaning.Logo], EditKind.Logo),
        ([Meaning.Board], EditKind.Board),
        ([Meaning.CrossFade, Meaning.Transition], EditKind.CrossFades),
        ([Meaning.Fade, Meaning.FadeIn, Meaning.FadeOut], EditKind.Fades),
        ([Meaning.Highlight], EditKind.Highlights),
        ([Meaning.Ranking], EditKind.Ranking),
        ([Meaning.Normalize, Meaning.Loudness], EditKind.Loudness),
        ([Meaning.Speed, Meaning.Faster, Meaning.Slower, Meaning.SlowMotion, Meaning.FastMotion], EditKind.Speed),
        ([Meaning.Mute, Meaning.Volume, Meaning.Sound, Meaning.Voice, Meaning.Louder, Meaning.Quieter], EditKind.Volume),
        ([Meaning.Ratio, Meaning.Frame, Meaning.Blur, Meaning.Fill], EditKind.Frame),
        ([Meaning.Order, Meaning.Swap, Meaning.Reverse], EditKind.Order),
        ([Meaning.Freeze, Meaning.Photo], EditKind.Stills),
        ([Meaning.Trim, Meaning.Cut, Meaning.Shorten], EditKind.Trim),
    ];

    public IEnumerable<Operation> Read(UnitReading unit)
    {
        if (unit.IsNegated || unit.HasKind(TokenKind.Number))
        {
            return [];
        }

        if (unit.Take(Meaning.StartOver))
        {
            unit.Take(
                Meaning.Undo,
                Meaning.It,
                Meaning.All,
                Meaning.Remove,
                Meaning.Original,
                Meaning.Start,
                Meaning.PutBack,
                Meaning.Change
            );
            return [new StartOver()];
        }

        if (unit.Has(Meaning.Undo))
        {
            return Undo(unit);
        }

        return unit.Has(Meaning.PutBack) && !unit.HasKind(TokenKind.Percent) && !unit.HasKind(TokenKind.Quote) ? PutBack(unit) : [];
    }

    private static IEnumerable<Operation> Undo(UnitReading unit)
    {
        var kind = Find(unit);
        unit.Take(
            Meaning.Undo,
            Meaning.Edit,
            Meaning.Last,
            Meaning.It,
            Meaning.All,
            Meaning.Only,
            Meaning.Remove,
            Meaning.Before,
            Meaning.Original,
            Meaning.PutBack,
            Meaning.Part,
            Meaning.Start,
            Meaning.End
        );
        foreach (var item in unit.Open.Where(item => item.Kind == ScopeKind.Edge && !item.Except).ToList())
        {
            unit.Use(item);
        }

        return [kind is { } of ? new UndoOf(of) : new Undo()];
    }

    private static IEnumerable<Operation> PutBack(UnitReading unit)
    {
        if (Find(unit) is { } kind)
        {
            unit.Take(Meaning.PutBack, Meaning.Original, Meaning.Meant);
            return [new PutBack(kind)];
        }

        // "bring it back", 放回来: what was taken away last.
        if (unit.Background.LastOperations.LastOrDefault() is not (RemoveTrack or DropClips or CutRange or CutRanges))
        {
            return [];
        }

        unit.Take(Meaning.PutBack, Meaning.It, Meaning.Original, Meaning.Meant);
        return [new Undo()];
    }

    private static EditKind? Find(UnitReading unit)
    {
        foreach (var (words, kind) in Kinds)
        {
            if (unit.Tokens.Any(token => token.IsAny(words) && !token.Is(Meaning.Undo)))
            {
                unit.Take(words);
                return kind;
            }
        }

        return null;
    }
}
