using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Joins;

namespace NemoVideo.Local.Operations.Trims;

/// <summary>
/// "trim to the first 5 seconds", "take two seconds off both ends", "keep everything except the last 10 seconds", "leave out clip 2",
/// 前两秒不要了.
/// </summary>
internal sealed class TrimPhrasing : IPhrasing
{
    private static readonly Meaning[] About =
    [
        Meaning.Music,
        Meaning.Title,
        Meaning.Text,
        Meaning.Caption,
        Meaning.Logo,
        Meaning.Board,
        Meaning.Pause,
        Meaning.Fade,
        Meaning.FadeIn,
        Meaning.FadeOut,
        Meaning.CrossFade,
        Meaning.Transition,
        Meaning.Highlight,
        Meaning.Ranking,
        Meaning.Freeze,
        Meaning.Sound,
        Meaning.Voice,
        Meaning.Volume,
        Meaning.Speed,
        Meaning.Faster,
        Meaning.Slower,
        Meaning.SlowMotion,
        Meaning.Mute,
        Meaning.Louder,
        Meaning.Quieter,
        Meaning.Join,
        Meaning.Swap,
        Meaning.Edit,
        Meaning.Undo,
        Meaning.Track,
        Meaning.Blur,
    ];

    public (Meaning? Topic, Scope? Where) Recall(Operation operation) =>
        operation switch
        {
            KeepRange { Clip: { } clip } => (null, Scope.OfClip(clip)),
            CutRange { Clip: { } clip } => (null, Scope.OfClip(clip)),
            _ => default,
        };

    public IEnumerable<Operation> Read(UnitReading unit)
    {
        if (
            unit.Has(About)
            || unit.HasKind(TokenKind.Quote)
            || unit.Tokens.Any(token =>
                token.Kind == TokenKind.File && !FileKinds.IsClip(token.Literal.Length > 0 ? token.Literal : token.Clips[0].Name!)
            )
        )
        {
            return [];
        }

        var removes = Removes(unit);
        var keeps = Keeps(unit, removes);
        if (unit.IsNegated && unit.TakeAmount(AmountKind.LongerThan) is { } longest && longest > TimeSpan.Zero)
        {
            // "no clip should run longer than 4 seconds".
            var clips = unit.Has(Meaning.Clip) && unit.TakeClips().Count == 0;
            unit.Take(Meaning.Not, Meaning.Clip, Meaning.Length, Meaning.Video, Meaning.Add);
            return [new KeepRange(TimePoint.Start, new(longest), clips ? ClipReference.Each : null)];
        }

        if (unit.IsNegated && unit.Has(Meaning.Without) && !unit.Tokens.Any(Topics.IsVerb) && unit.Items.Any(item => item.IsClip))
        {
            // "without clip 1, please".
            unit.Take(Meaning.Without);
            return Clips(unit, true, false) ?? [];
        }

        if (unit.IsNegated)
        {
            // "I don't want the first 3 seconds", 不要前两秒; but not "don't cut the first 3 seconds".
            if (removes || !unit.Has(Meaning.Keep, Meaning.Add, Meaning.Leave))
            {
                return [];
            }

            unit.Take(Meaning.Not, Meaning.Keep, Meaning.Add, Meaning.Leave);
            (removes, keeps) = (true, false);
        }

        return Stretches(unit, removes, keeps)
            ?? Lengths(unit, removes)
            ?? Clips(unit, removes, keeps)
            ?? (removes ? StatedStretches(unit) : null)
            ?? [];
    }

    /// <summary>"cut" and "trim" take away, unless they lead to what is to be left: "cut it to 10 seconds".</summary>
    private static bool Removes(UnitReading unit) =>
        unit.Has(Meaning.Remove) || Goes(unit) || (unit.Has(Meaning.Cut, Meaning.Trim) && !LeadsTo(unit));

    /// <summary>"the final ninety seconds can go".</summary>
    private static bool Goes(UnitReading unit) =>
        unit.Tokens.LastOrDefault(token => !Topics.IsPadding(token)) is { Text: "go" }
        && unit.Tokens.Any(token => token.Text is "can" or "may" or "should" or "must" or "could");

    private static bool LeadsTo(UnitReading unit)
    {
        var tokens = unit.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsAny(Meaning.Cut, Meaning.Trim))
            {
                continue;
            }

            if (tokens[i].Text.Length > 1 && tokens[i].Text[^1] is '到' or '成' or '至' or '为')
            {
                return true;
            }

            var trim = tokens[i].Is(Meaning.Trim);
            for (var k = i + 1; k < tokens.Count; k++)
            {
                if (
                    tokens[k].Is(Meaning.To)
                    || (
                        trim
                        && tokens[k].IsAny(Meaning.From, Meaning.Between)
                        && unit.Items.Any(item => item.IsStretch && item.Tokens.Contains(k))
                    )
                )
                {
                    return true;
                }

                if (
                    trim
                    && tokens[k].Kind == TokenKind.Time
                    && unit.Items.Any(item => item.IsStretch && item.Tokens.Contains(k) && item.Tokens.Any(t => tokens[t].Is(Meaning.To)))
                )
                {
                    return true;
                }

                if (tokens[k].Is(Meaning.Only))
                {
                    return true;
                }

                if (
                    !Topics.IsPadding(tokens[k])
                    && !tokens[k].IsAny(Meaning.It, Meaning.Video, Meaning.Clip, Meaning.All, Meaning.Each, Meaning.Of)
                    && tokens[k].Kind is not (TokenKind.Clip or TokenKind.File)
                )
                {
                    break;
                }
            }
        }

        return false;
    }

    private static bool Keeps(UnitReading unit, bool removes) =>
        unit.Has(Meaning.Keep, Meaning.Shorten, Meaning.Lower)
        || unit.Has(Meaning.Only)
        || (
            !removes
            && unit.Has(
                Meaning.Cut,
                Meaning.Trim,
                Meaning.Show,
                Meaning.Add,
                Meaning.Take,
                Meaning.Make,
                Meaning.Begin,
                Meaning.Change,
                Meaning.Export
            )
        )
        || !unit.Tokens.Any(Topics.IsVerb);

    private static void Used(UnitReading unit) =>
        unit.Take(
            Meaning.Remove,
            Meaning.Cut,
            Meaning.Trim,
            Meaning.Keep,
            Meaning.Only,
            Meaning.Except,
            Meaning.ExceptAfter,
            Meaning.All,
            Meaning.Video,
            Meaning.Clip,
            Meaning.It,
            Meaning.Shorten,
            Meaning.Part,
            Meaning.Before,
            Meaning.After,
            Meaning.Begin
        );

    private static IEnumerable<Operation>? Stretches(UnitReading unit, bool removes, bool keeps)
    {
        var stretches = unit.Open.Where(item => item.IsStretch).ToList();
        if (stretches.Count == 0 || (!removes && !keeps))
        {
            return null;
        }

        var inside = stretches.Where(item => !item.Except).ToList();
        var outside = stretches.Where(item => item.Except).ToList();
        if ((inside.Count > 0 && outside.Count > 0) || HaveOneInAnother(inside))
        {
            return null;
        }

        // "keep everything except the last 10 seconds" takes these away, "remove everything except" keeps them.
        var cut = outside.Count > 0 ? !removes : removes;
        stretches.ForEach(unit.Use);
        foreach (var rest in unit.Open.Where(item => item.Kind == ScopeKind.Rest && outside.Count > 0).ToList())
        {
            unit.Use(rest);
        }

        // "cut the clips down to their first 3 seconds".
        var their = unit.Tokens.Any(token => token.Text is "their") && unit.Tokens.Any(token => token.Is(Meaning.Clip));
        Used(unit);
        return stretches
            .Select(item => their && item.Place!.Clip is null ? item.Place with { Clip = ClipReference.Each } : item.Place!)
            .Select(place =>
                cut
                    ? (Operation)new CutRange(place.From!.Value, place.To!.Value, place.Clip)
                    : new KeepRange(place.From!.Value, place.To!.Value, place.Clip)
            );
    }

    /// <summary>"the first 20 seconds from 0:05 to 0:08": both together would be more than either.</summary>
    private static bool HaveOneInAnother(List<ScopeItem> stretches)
    {
        var plain = stretches.Select(item => item.Place!).Where(place => IsPlain(place.From!.Value) && IsPlain(place.To!.Value)).ToList();
        return plain.Exists(one =>
            plain.Exists(other =>
                one != other
                && one.Clip == other.Clip
                && one.From!.Value.Offset <= other.From!.Value.Offset
                && one.To!.Value.Offset >= other.To!.Value.Offset
            )
        );

        static bool IsPlain(TimePoint point) => !point.FromEnd && point.Share == 0;
    }

    private static IEnumerable<Operation>? Lengths(UnitReading unit, bool removes)
    {
        // "make it 20 seconds long between 5 and 8 seconds" says two things that don't go together.
        if (unit.Items.Any(item => item.IsStretch) || (unit.Has(Meaning.Photo, Meaning.Lengthen) && !unit.Has(Meaning.Shorten)))
        {
            return null;
        }

        var amount = unit.Open.FirstOrDefault(item => item.Kind is ScopeKind.Amount && item.Amount != AmountKind.LongerThan)
            ?? unit.Open.FirstOrDefault(item => item.Kind == ScopeKind.Point);
        var point = amount?.Kind == ScopeKind.Point;
        if (amount is null || amount.Time <= TimeSpan.Zero)
        {
            return null;
        }

        var clips = unit.Open.Where(item => item.IsClip && !item.Except).ToList();
        var each = unit.Open.Where(item => item.Kind == ScopeKind.Each).ToList();
        var edge = unit.Open.FirstOrDefault(item => item.Kind == ScopeKind.Edge);
        IReadOnlyList<ClipReference?> targets =
            each.Count > 0 ? [ClipReference.Each]
            : clips.Count > 0 ? [.. clips.Select(item => item.Place!.Clip)]
            // "Clip 2 is too long, bring it down to 5 seconds."
            : unit.Has(Meaning.It) && unit.Background.Clips is { Count: > 0 } meant ? [.. meant]
            : [null];
        var to = new TimePoint(amount.Time);

        // "trim the start of clip 2 to 0:10".
        if (
            edge is not null
            && (unit.Has(Meaning.Trim, Meaning.Cut, Meaning.Move, Meaning.Begin) || !unit.Tokens.Any(Topics.IsVerb))
            && (amount.Amount == AmountKind.To || point)
        )
        {
            Take();
            unit.Use(edge);
            return targets.Select(clip =>
                edge.Point == TimePoint.Start ? new CutRange(TimePoint.Start, to, clip) : new CutRange(to, TimePoint.End, clip)
            );
        }

        // "everything up to 10 seconds can go" takes away.
        if (edge is not null || Goes(unit))
        {
            return null;
        }

        // "shorten it by 5 seconds": the end goes.
        if (amount.Amount == AmountKind.By && unit.Has(Meaning.Shorten))
        {
            Take();
            return targets.Select(clip => new CutRange(to with { FromEnd = true }, TimePoint.End, clip));
        }

        var shortens = unit.Has(Meaning.Shorten, Meaning.Trim, Meaning.Length, Meaning.Max, Meaning.Long, Meaning.Short);
        var leads =
            amount.Amount is AmountKind.To or AmountKind.For
            && !removes
            && (
                unit.Has(Meaning.Cut, Meaning.Keep, Meaning.Change, Meaning.Make, Meaning.Add, Meaning.Only, Meaning.Lower)
                || (!unit.Tokens.Any(Topics.IsVerb) && (clips.Count > 0 || unit.Has(Meaning.It, Meaning.Video, Meaning.Clip)))
            );
        // 留10秒就行.
        leads |= amount.Amount == AmountKind.Plain && !removes && unit.Has(Meaning.Keep);
        // "it's too long, make it 30 seconds".
        var makes =
            amount.Amount == AmountKind.Plain
            && unit.Has(Meaning.Make, Meaning.Change)
            && unit.Has(Meaning.It, Meaning.Video)
            && Enumerable
                .Range(0, unit.Tokens.Count)
                .All(i => amount.Tokens.Contains(i) || Leftovers.IsLight(unit.Tokens, i, []) || Topics.IsPadding(unit.Tokens[i]));
        if (!(shortens && !unit.Has(Meaning.Remove)) && !leads && !makes)
        {
            return null;
        }

        // "trim 5 seconds" doesn't say where.
        if (removes && amount.Amount == AmountKind.Plain && !unit.Has(Meaning.Length, Meaning.Long, Meaning.Max))
        {
            return null;
        }

        Take();
        unit.Take(Meaning.Length, Meaning.Max, Meaning.Long, Meaning.Short, Meaning.Lengthen, Meaning.Lower);
        return targets.Select(clip => new KeepRange(TimePoint.Start, to, clip));

        void Take()
        {
            unit.Use(amount);
            clips.ForEach(unit.Use);
            each.ForEach(unit.Use);
            Used(unit);
        }
    }

    /// <summary>"The first three seconds are useless, lose them."</summary>
    private static IEnumerable<Operation>? StatedStretches(UnitReading unit)
    {
        if (
            !unit.Has(Meaning.It)
            || unit.Items.Count > 0
            || unit.Background.Stated is not { Except.Count: 0 } stated
            || !stated.In.All(place => place.From is not null && place.To is not null)
        )
        {
            return null;
        }

        Used(unit);
        return stated.In.Select(place => new CutRange(place.From!.Value, place.To!.Value, place.Clip));
    }

    /// <summary>"take it out", or only the verb.</summary>
    private static bool Points(UnitReading unit) =>
        unit.Has(Meaning.It) || unit.Tokens.All(token => Topics.IsPadding(token) || Topics.IsVerb(token));

    private static IEnumerable<Operation>? Clips(UnitReading unit, bool removes, bool keeps)
    {
        if (
            unit.Items.Any(item => item.Kind is ScopeKind.Amount or ScopeKind.Point or ScopeKind.Edge or ScopeKind.Pair)
            || unit.HasKind(TokenKind.Percent)
            || unit.HasKind(TokenKind.Factor)
        )
        {
            return null;
        }

        // 仪式那段全程保留: as it is, not alone.
        if (unit.Has(Meaning.Throughout) && !removes)
        {
            return null;
        }

        var drops = removes && !unit.Has(Meaning.Trim);
        var inside = unit.Open.Where(item => item.IsClip && !item.Except).ToList();
        var outside = unit.Open.Where(item => item.IsClip && item.Except).ToList();
        if (inside.Count + outside.Count == 0 && drops && Points(unit) && unit.Background.Clips is { Count: > 0 } meant)
        {
            // "Clip 1 is shaky. Take it out."
            Used(unit);
            return [new DropClips(meant)];
        }

        if (inside.Count + outside.Count == 0 || (inside.Count > 0 && outside.Count > 0))
        {
            return null;
        }

        // "cut the last 2 seconds of every clip but clip 2" is not about whole clips.
        if (outside.Count > 0 && unit.Items.Any(item => item.IsStretch))
        {
            return null;
        }

        if (!drops && !(unit.Has(Meaning.Keep) || (keeps && unit.Has(Meaning.Only))))
        {
            return null;
        }

        var except = outside.Count > 0;
        var clips = (except ? outside : inside).Select(item => item.Place!.Clip!).ToList();
        (except ? outside : inside).ForEach(unit.Use);
        // 除了第一段其他都不要: what is left anyway.
        foreach (var rest in unit.Open.Where(item => item.Kind == ScopeKind.Rest && except).ToList())
        {
            unit.Use(rest);
        }

        Used(unit);
        return [drops == except ? new KeepClips(clips) : new DropClips(clips)];
    }
}
