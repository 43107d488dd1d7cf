using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Tracks;

namespace NemoVideo.Local.Operations.Soundtracks;

/// <summary>"add background music at 20%", "use song.mp3 for the first 10 seconds", "remove the music from clip 2", 配上音乐.</summary>
internal sealed class MusicPhrasing : IPhrasing
{
    public (Meaning? Topic, Scope? Where) Recall(Operation operation) =>
        operation is AddMusic music ? ((Meaning?)Meaning.Music, music.Where) : default;

    public IEnumerable<Operation> Read(UnitReading unit)
    {
        var file = unit.Tokens.FirstOrDefault(token => token.Kind == TokenKind.File && FileKinds.IsSound(token.Literal));
        if (unit.Background.Operations.LastOrDefault() is AddMusic before && file is null && IsOnlyLevel(unit) && Level(unit) is { } loud)
        {
            // "Add music, volume 40%": how loud it is.
            unit.Take(Meaning.Music, Meaning.Sound, Meaning.Change, Meaning.Keep, Meaning.Add, Meaning.Make, Meaning.It);
            return [before with { Volume = loud }];
        }

        if (
            (file is null && !unit.Has(Meaning.Music))
            || unit.HasKind(TokenKind.Quote)
            || Statements.IsBadly(unit.Unit.Tokens)
            || unit.Has(Meaning.Mute, Meaning.Unmute, Meaning.Fade, Meaning.FadeIn, Meaning.FadeOut, Meaning.Undo)
        )
        {
            return [];
        }

        // "between 10 and 20 seconds there should be no music".
        if (
            unit.IsNegated
            && unit.Open.Any(item => item is { Kind: ScopeKind.Place, Except: false })
            && !unit.Tokens.Any(token => Topics.IsVerb(token) && !token.IsAny(Meaning.Add))
        )
        {
            unit.Take(Meaning.Not, Meaning.Without, Meaning.Add);
            return Remove(unit, file);
        }

        // "music off".
        var off = unit.Has(Meaning.Off) && !unit.Tokens.Any(Topics.IsVerb);
        if ((off || unit.Has(Meaning.Remove, Meaning.Cut, Meaning.TurnOff)) && !unit.Has(Meaning.Replace, Meaning.Swap))
        {
            return unit.IsNegated ? [] : Remove(unit, file);
        }

        if (
            unit.IsNegated
            || unit.Has(Meaning.Louder, Meaning.Quieter, Meaning.Raise, Meaning.Lower, Meaning.TurnUp, Meaning.TurnDown, Meaning.Leave)
        )
        {
            return [];
        }

        // "the music is too loud" is about music that is there.
        if (Statements.Complains(unit.Tokens) && !unit.Has(Meaning.Add, Meaning.Replace, Meaning.With))
        {
            return [];
        }

        // "set the music to 15 %" and "keep the music" are about music that is there.
        var adds =
            unit.Has(Meaning.Add, Meaning.Show, Meaning.Replace, Meaning.With, Meaning.PutBack, Meaning.Make, Meaning.Begin)
            || file is not null
            || (!unit.Tokens.Any(Topics.IsVerb) && !unit.Has(Meaning.Volume));
        var limited =
            unit.Open.Any(item => item.Kind == ScopeKind.Place) && unit.Has(Meaning.Only, Meaning.Keep, Meaning.Change, Meaning.Move);
        if (!adds && !limited)
        {
            return [];
        }

        if (!adds && unit.Has(Meaning.Volume))
        {
            return [];
        }

        unit.Take(
            Meaning.Music,
            Meaning.Mood,
            Meaning.Add,
            Meaning.Replace,
            Meaning.Swap,
            Meaning.With,
            Meaning.PutBack,
            Meaning.Sound,
            Meaning.As,
            Meaning.Keep,
            Meaning.Begin,
            Meaning.Instead,
            Meaning.Bottom,
            Meaning.Show
        );
        if (file is not null)
        {
            unit.Use(file);
        }

        var level = Level(unit);
        return [new AddMusic(level, file?.Literal, unit.TakeWhere())];
    }

    private static bool IsOnlyLevel(UnitReading unit) =>
        !unit.IsNegated
        && !unit.Has(
            Meaning.Voice,
            Meaning.Video,
            Meaning.Clip,
            Meaning.Mute,
            Meaning.Raise,
            Meaning.Fade,
            Meaning.FadeIn,
            Meaning.FadeOut,
            Meaning.Louder,
            Meaning.TurnUp,
            Meaning.Remove,
            Meaning.Original
        )
        && !unit.HasKind(TokenKind.Quote)
        && unit.Items.Count == 0
        && (
            unit.Has(Meaning.Volume, Meaning.Quiet, Meaning.Loud)
            || (
                unit.HasKind(TokenKind.Percent)
                && !unit.Tokens.Any(token => Topics.IsThing(token) && !token.IsAny(Meaning.Sound, Meaning.Music, Meaning.Volume))
            )
        );

    private static IEnumerable<Operation> Remove(UnitReading unit, Token? file)
    {
        unit.Take(Meaning.Remove, Meaning.Cut, Meaning.TurnOff, Meaning.Music, Meaning.Original);
        if (file is not null)
        {
            unit.Use(file);
        }

        return [new RemoveTrack(TrackKind.Music, Where: unit.TakeWhere())];
    }

    /// <summary>In percent: as said, or what the word used stands for; null when nothing was said.</summary>
    private static double? Level(UnitReading unit)
    {
        var volume = unit.Take(Meaning.Volume);
        if (unit.TakeKind(TokenKind.Percent) is { } percent)
        {
            unit.Take(Meaning.Max);
            return percent.Value;
        }

        if (volume && unit.TakeKind(TokenKind.Number) is { } number)
        {
            return number.Value;
        }

        var very = unit.Has(Meaning.Much);
        var little = unit.Take(Meaning.NotToo, Meaning.Too);
        if (unit.Take(Meaning.Quiet, Meaning.Small))
        {
            unit.Take(Meaning.Much, Meaning.ABit);
            return
                very
                || unit.Tokens.Any(token =>
                    token.Text.StartsWith("barely", StringComparison.Ordinal) || token.Text.StartsWith("hardly", StringComparison.Ordinal)
                )
                ? 8
                : 15;
        }

        if (unit.Take(Meaning.Loud))
        {
            unit.Take(Meaning.Much, Meaning.ABit);
            return little ? 15 : 60;
        }

        return null;
    }
}
