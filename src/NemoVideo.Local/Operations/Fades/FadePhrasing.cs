using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Soundtracks;

namespace NemoVideo.Local.Operations.Fades;

/// <summary>"fade in over 2 seconds", "fade the music out", "cross-fade between clip 1 and 2", "remove the fades", 淡入淡出, 叠化.</summary>
internal sealed class FadePhrasing : IPhrasing
{
    public (Meaning? Topic, Scope? Where) Recall(Operation operation) =>
        operation switch
        {
            Fade fade => ((Meaning?)Meaning.Fade, fade.Where),
            CrossFade => ((Meaning?)Meaning.CrossFade, null),
            _ => default,
        };

    public IEnumerable<Operation> Read(UnitReading unit)
    {
        var cross =
            unit.Has(Meaning.CrossFade, Meaning.Transition)
            || (unit.Has(Meaning.Fade, Meaning.FadeIn, Meaning.FadeOut) && IsBetweenClips(unit));
        var fade = unit.Has(Meaning.Fade, Meaning.FadeIn, Meaning.FadeOut);
        if (
            (!cross && !fade)
            || unit.Has(Meaning.Title, Meaning.Text, Meaning.Caption, Meaning.Logo, Meaning.Board)
            || unit.HasKind(TokenKind.Quote)
        )
        {
            return [];
        }

        if (unit.IsNegated || unit.Has(Meaning.Leave) || (unit.Has(Meaning.Keep) && !unit.Has(Meaning.Only)))
        {
            return [];
        }

        if (unit.Has(Meaning.Remove) && !unit.Tokens.Any(token => token.Is(Meaning.Remove) && token.Text is "has to go"))
        {
            return Remove(unit, cross);
        }

        return cross ? Cross(unit) : Fade(unit);
    }

    private static bool IsBetweenClips(UnitReading unit) =>
        unit.Items.Any(item => item.Kind == ScopeKind.Pair)
        || (unit.Has(Meaning.Between) && unit.Has(Meaning.Clip, Meaning.It, Meaning.Video, Meaning.Photo));

    private static IEnumerable<Operation> Remove(UnitReading unit, bool cross)
    {
        var (start, end) = unit.TakeEdges();
        // 开头的淡入: where it is anyway.
        start |= unit.Has(Meaning.FadeIn, Meaning.Fade) && unit.Tokens.Any(token => token.Text is "开头的" or "片头的");
        end |= unit.Has(Meaning.FadeOut, Meaning.Fade) && unit.Tokens.Any(token => token.Text is "结尾的" or "片尾的" or "最后的");
        foreach (var edge in unit.Tokens.Where(token => token.Text is "开头的" or "片头的" or "结尾的" or "片尾的" or "最后的"))
        {
            unit.Use(edge);
        }

        var fadeIn = unit.Has(Meaning.FadeIn) || start;
        var fadeOut = unit.Has(Meaning.FadeOut) || end;
        unit.Take(
            Meaning.Remove,
            Meaning.Fade,
            Meaning.FadeIn,
            Meaning.FadeOut,
            Meaning.CrossFade,
            Meaning.Transition,
            Meaning.Between,
            Meaning.Clip,
            Meaning.In,
            Meaning.Out
        );
        var none = !fadeIn && !fadeOut;
        return [new RemoveFades(!cross && (none || fadeIn), !cross && (none || fadeOut), cross, unit.TakeWhere())];
    }

    private static IEnumerable<Operation> Cross(UnitReading unit)
    {
        unit.Take(
            Meaning.CrossFade,
            Meaning.Transition,
            Meaning.Fade,
            Meaning.FadeIn,
            Meaning.FadeOut,
            Meaning.Add,
            Meaning.Between,
            Meaning.Mood,
            Meaning.Each,
            Meaning.All,
            Meaning.Clip,
            Meaning.Photo,
            Meaning.Black,
            Meaning.Part,
            Meaning.Together,
            Meaning.Quiet,
            Meaning.Loud,
            Meaning.Fast,
            Meaning.Slow,
            Meaning.Short,
            Meaning.Long
        );
        var length = unit.TakeAmount(AmountKind.For, AmountKind.Plain, AmountKind.To, AmountKind.By);
        if (unit.Open.FirstOrDefault(item => item.Kind == ScopeKind.Pair) is { } pair)
        {
            unit.Use(pair);
            unit.Take(Meaning.Only);
            return [new CrossFade(length, pair.Pair[0], pair.Pair[1])];
        }

        foreach (var item in unit.Open.Where(item => item.Kind is ScopeKind.Each or ScopeKind.Rest).ToList())
        {
            unit.Use(item);
        }

        var clips = unit.Open.Where(item => item.IsClip && !item.Except).ToList();
        if (clips.Count == 2)
        {
            clips.ForEach(unit.Use);
            unit.Take(Meaning.Only);
            return [new CrossFade(length, clips[0].Place!.Clip, clips[1].Place!.Clip)];
        }

        return [new CrossFade(length)];
    }

    private static IEnumerable<Operation> Fade(UnitReading unit)
    {
        // "theme.mp3 should come in gently": it has to be there.
        var song = unit.Tokens.FirstOrDefault(token => token.Kind == TokenKind.File && FileKinds.IsSound(token.Literal));
        var there = unit.Background.LastOperations.Concat(unit.Background.Operations).Any(operation => operation is AddMusic);
        var fades = Fades(unit);
        return song is null || there ? fades : [new AddMusic(FileName: song.Literal), .. fades];
    }

    private static IEnumerable<Operation> Fades(UnitReading unit)
    {
        var (start, end) = unit.TakeEdges();
        var fadeIn = unit.Has(Meaning.FadeIn) || start;
        var fadeOut = unit.Has(Meaning.FadeOut) || end;
        // "fade in at the start and out at the end".
        fadeOut |= unit.Has(Meaning.FadeIn) && unit.Take(Meaning.Out);
        fadeIn |= unit.Has(Meaning.FadeOut) && !unit.Has(Meaning.FadeIn) && InAgain(unit);
        if (unit.Has(Meaning.FadeIn) && !unit.Has(Meaning.FadeOut, Meaning.Fade) && !unit.Has(Meaning.Out) && end && !start)
        {
            // "fade in at the end" says two things that don't go together.
            return [];
        }

        if (unit.Has(Meaning.FadeIn) != unit.Has(Meaning.FadeOut) && !unit.Has(Meaning.Fade) && !(start && end))
        {
            fadeIn = unit.Has(Meaning.FadeIn) || (fadeIn && start && !unit.Has(Meaning.FadeOut));
            fadeOut = unit.Has(Meaning.FadeOut) || (unit.Has(Meaning.FadeIn) && unit.Has(Meaning.Out));
        }

        if (!fadeIn && !fadeOut)
        {
            fadeIn = fadeOut = true;
        }

        unit.Take(
            Meaning.Fade,
            Meaning.FadeIn,
            Meaning.FadeOut,
            Meaning.Add,
            Meaning.Black,
            Meaning.Begin,
            Meaning.Finish,
            Meaning.Mood,
            Meaning.Both,
            Meaning.Slow,
            Meaning.Quiet,
            Meaning.In,
            Meaning.Out,
            Meaning.Short,
            Meaning.Long
        );
        var sound = Sound(unit);
        // "in the last 3 seconds": as long as that, at that end.
        TimeSpan? length = unit.TakeAmount(AmountKind.For, AmountKind.Plain, AmountKind.To, AmountKind.By);
        if (
            length is null
            && unit.Open.FirstOrDefault(item => item.IsStretch && !item.Except && item.Place!.Clip is null)
                is { Place: { From: { } from, To: { } to } } ends
        )
        {
            if (from == TimePoint.Start && !to.FromEnd && to.Share == 0 && fadeIn && (!fadeOut || !unit.Has(Meaning.FadeOut)))
            {
                unit.Use(ends);
                return [new Fade(true, false, to.Offset, sound)];
            }

            if (to == TimePoint.End && from.FromEnd && from.Share == 0 && fadeOut && !unit.Has(Meaning.FadeIn))
            {
                unit.Use(ends);
                return [new Fade(false, true, from.Offset, sound)];
            }
        }

        // "can the music fade in at the start and fade out at the end?"
        if (
            sound is null
            && !unit.Unit.Begins
            && unit.Background.Operations.LastOrDefault() is Fade { SoundOnly: { } heard, In: var before }
            && before != fadeIn
            && !unit.Has(Meaning.Video, Meaning.Clip, Meaning.Picture, Meaning.Black, Meaning.Photo)
        )
        {
            sound = heard;
        }

        var each = unit.Open.Any(item =>
            item.Kind == ScopeKind.Each
            && item.Tokens.Any(i => unit.Tokens[i].IsAny(Meaning.Clip, Meaning.Photo) || Lexer.IsChinese(unit.Tokens[i].Text[0]))
        );
        var where = unit.TakeWhere() ?? (each && sound != SoundTarget.Music ? Scope.Of(new Place(ClipReference.Each)) : null);
        if (
            where is null
            && !unit.Unit.Begins
            && unit.Background.Operations.LastOrDefault() is Fade { Where: { } same, SoundOnly: var other }
            && other == sound
            && same.In.All(place => place.Clip is not null)
        )
        {
            // "let the interview fade in, and fade out again".
            where = same;
        }

        return [new Fade(fadeIn, fadeOut, length, sound, where)];
    }

    private static bool InAgain(UnitReading unit) =>
        unit.Tokens.Any(token => token.Text == "in" && unit.Tokens.Any(other => other.Is(Meaning.Start)));

    private static SoundTarget? Sound(UnitReading unit)
    {
        var topic = unit.Background.Topic == Meaning.Music && unit.Has(Meaning.It);
        if (unit.Take(Meaning.Music) || unit.TakeKind(TokenKind.File, file => FileKinds.IsSound(file.Literal)) is not null || topic)
        {
            unit.Take(Meaning.Volume, Meaning.It);
            return SoundTarget.Music;
        }

        return unit.Take(Meaning.Voice) ? SoundTarget.Clips
            : unit.Take(Meaning.Sound, Meaning.Volume) ? SoundTarget.Everything
            : null;
    }
}
