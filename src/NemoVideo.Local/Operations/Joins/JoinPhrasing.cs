using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>"join the clips", "swap the first and last clips", "put b.mp4 last", "in the order 3, 1, 2", 合并片段.</summary>
internal sealed class JoinPhrasing : IPhrasing
{
    public IEnumerable<Operation> Read(UnitReading unit)
    {
        if (
            unit.IsNegated
            || unit.HasKind(TokenKind.Quote)
            || unit.Has(
                Meaning.CrossFade,
                Meaning.Fade,
                Meaning.Music,
                Meaning.Title,
                Meaning.Logo,
                Meaning.Highlight,
                Meaning.Ranking,
                Meaning.Board,
                Meaning.Pause,
                Meaning.Speed
            )
        )
        {
            return [];
        }

        return Read(unit, unit.Items.Where(item => item.IsClip && !item.Except).Select(item => item.Place!.Clip!).ToList());
    }

    private static IReadOnlyList<ClipReference>? Before(UnitReading unit) =>
        unit.Background.Operations.LastOrDefault() switch
        {
            MoveClip { To: 1 } first => [first.Clip],
            JoinClips { Order: { } order } => order,
            _ => null,
        };

    /// <summary>先放c再放a: no other place is said.</summary>
    private static bool OnlyPlaces(UnitReading unit) =>
        unit.Tokens.Where(Topics.IsVerb).All(token => token.IsAny(Meaning.Add, Meaning.Show, Meaning.Move))
        && !unit.Has(Meaning.First, Meaning.Before, Meaning.After, Meaning.Start);

    private static IEnumerable<Operation> Read(UnitReading unit, List<ClipReference> clips)
    {
        if (unit.Has(Meaning.Swap) || (clips.Count == 2 && unit.Tokens.Any(token => token.Text == "switch")))
        {
            return clips.Count == 2 ? Done(new SwapClips(clips[0], clips[1]), Meaning.Swap, Meaning.Order, Meaning.Change) : [];
        }

        if (
            unit.Has(Meaning.Reverse)
            && clips.Count == 0
            && (
                unit.Has(Meaning.Order, Meaning.Clip)
                || unit.Tokens.Any(token =>
                    token.Is(Meaning.Reverse)
                    && (token.Text.Contains("order", StringComparison.Ordinal) || token.Text.Contains('序', StringComparison.Ordinal))
                )
            )
        )
        {
            return Done(
                new ReverseOrder(),
                Meaning.Reverse,
                Meaning.Order,
                Meaning.Clip,
                Meaning.Join,
                Meaning.All,
                Meaning.Leave,
                Meaning.Each
            );
        }

        var numbers = unit.Tokens.Where(token => token.Kind == TokenKind.Number).ToList();
        if (numbers.Count > 1 && unit.Has(Meaning.Order, Meaning.Join))
        {
            numbers.ForEach(unit.Use);
            return Done(
                new JoinClips([.. numbers.Select(number => new ClipReference((int)Math.Min(99, number.Value)))]),
                Meaning.Order,
                Meaning.Join,
                Meaning.Clip,
                Meaning.Video,
                Meaning.Same
            );
        }

        // "market first, then kitchen, and dinner to finish".
        if (
            clips.Count > 0
            && (!unit.Tokens.Any(Topics.IsVerb) || (!unit.Unit.Begins && OnlyPlaces(unit)))
            && unit.Items.All(item => item.IsClip)
            && Before(unit) is { } before
        )
        {
            return Done(
                new JoinClips([.. before, .. clips.Where(clip => !before.Contains(clip))]),
                Meaning.Last,
                Meaning.End,
                Meaning.After,
                Meaning.Nth,
                Meaning.Add,
                Meaning.Show,
                Meaning.Move
            );
        }

        if (clips.Count >= 1 && Relation(unit, clips) is { } moved)
        {
            return moved;
        }

        if (clips.Count > 1 && (unit.Has(Meaning.Join, Meaning.Order) || (unit.Has(Meaning.Add, Meaning.Show) && unit.Has(Meaning.First))))
        {
            return Done(new JoinClips(clips), Meaning.Join, Meaning.Order, Meaning.Same, Meaning.First, Meaning.Together);
        }

        if (
            clips.Count == 0
            && (unit.Has(Meaning.Join) || (unit.Has(Meaning.Together) && unit.Has(Meaning.Add)))
            && !unit.Items.Any(item => item.Kind == ScopeKind.Place)
        )
        {
            // "all three of these".
            if (
                unit.Tokens.FirstOrDefault(token => token.Kind == TokenKind.Number) is { } count
                && (int)count.Value == unit.Background.Uploads.Count(file => !FileKinds.IsSound(file))
            )
            {
                unit.Use(count);
            }

            // 三段视频连起来: how many there are.
            foreach (
                var number in numbers.Where(number =>
                    !unit.Tokens.SkipWhile(token => token != number).Skip(1).Take(1).Any(next => next.Text is "次" or "遍")
                )
            )
            {
                unit.Use(number);
            }

            return Done(
                new JoinClips(),
                Meaning.Join,
                Meaning.Clip,
                Meaning.Video,
                Meaning.All,
                Meaning.Together,
                Meaning.Photo,
                Meaning.It,
                Meaning.Add,
                Meaning.Rest,
                Meaning.Number
            );
        }

        return [];

        IEnumerable<Operation> Done(Operation operation, params ReadOnlySpan<Meaning> used)
        {
            foreach (var item in unit.Items.Where(item => !item.Except))
            {
                if (item.IsClip || item.Kind is ScopeKind.Each or ScopeKind.Pair or ScopeKind.Edge)
                {
                    unit.Use(item);
                }
            }

            unit.Take(used);
            unit.Take(Meaning.It, Meaning.All, Meaning.Both);
            return [operation];
        }

        IEnumerable<Operation>? Relation(UnitReading unit, List<ClipReference> clips)
        {
            var places =
                unit.Has(
                    Meaning.Add,
                    Meaning.Move,
                    Meaning.Show,
                    Meaning.Begin,
                    Meaning.Finish,
                    Meaning.Order,
                    Meaning.Join,
                    Meaning.Make,
                    Meaning.Change
                ) || !unit.Tokens.Any(Topics.IsVerb);
            if (!places || unit.Items.Any(item => item.Kind == ScopeKind.Amount || item.IsStretch))
            {
                return null;
            }

            // "put b.mp4 between a.mp4 and c.mp4".
            if (clips.Count == 1 && unit.Items.FirstOrDefault(item => item.Kind == ScopeKind.Pair) is { Pair: [var left, _] })
            {
                return Done(new MoveClip(clips[0], After: left), Meaning.Move, Meaning.Add, Meaning.Between);
            }

            // "make b.mp4 the last one".
            if (
                clips is [{ Name: not null } or { Number: > 1 }, { Name: null, Number: 1 or -1 }]
                && !unit.Has(Meaning.And)
                && (unit.Has(Meaning.Make) || !unit.Tokens.Any(Topics.IsVerb))
                && !unit.Has(Meaning.After, Meaning.Before)
            )
            {
                return Done(new MoveClip(clips[0], To: clips[1].Number), Meaning.Make);
            }

            if (clips.Count == 2 && unit.Has(Meaning.After, Meaning.Before))
            {
                // 把第二段放到第一段后面 has the place last, as "put clip 2 after clip 1" has.
                return unit.Has(Meaning.After)
                    ? Done(new MoveClip(clips[0], After: clips[1]), Meaning.After, Meaning.AfterIt, Meaning.Move, Meaning.Add, Meaning.End)
                    : Done(
                        new MoveClip(clips[0], Before: clips[1]),
                        Meaning.Before,
                        Meaning.BeforeIt,
                        Meaning.Move,
                        Meaning.Add,
                        Meaning.Start
                    );
            }

            if (clips.Count == 2 && unit.Tokens.Any(token => token.Text is "后面" or "前面"))
            {
                var after = unit.Tokens.Any(token => token.Text is "后面");
                return after
                    ? Done(new MoveClip(clips[0], After: clips[1]), Meaning.End, Meaning.Move, Meaning.Add)
                    : Done(new MoveClip(clips[0], Before: clips[1]), Meaning.Start, Meaning.Move, Meaning.Add);
            }

            if (clips.Count != 1)
            {
                return null;
            }

            if (unit.Has(Meaning.Begin))
            {
                return Done(new MoveClip(clips[0], To: 1), Meaning.Begin);
            }

            if (unit.Has(Meaning.Finish))
            {
                return Done(new MoveClip(clips[0], To: -1), Meaning.Finish);
            }

            var edge = unit.Items.FirstOrDefault(item => item.Kind == ScopeKind.Edge && !item.Except);
            var first = unit.Tokens.Any(token => token.Is(Meaning.First) || token.Text is "先") || edge?.Point == TimePoint.Start;
            var last = unit.Has(Meaning.Last) || edge?.Point == TimePoint.End;
            if (
                !first
                && !last
                && edge is null
                && unit.Tokens.FirstOrDefault(token => token.Is(Meaning.Nth)) is { } rank
                && unit.Has(Meaning.Move, Meaning.Add)
            )
            {
                return Done(
                    new MoveClip(clips[0], To: (int)rank.ValueOf(Meaning.Nth)),
                    Meaning.Nth,
                    Meaning.Move,
                    Meaning.Add,
                    Meaning.Show
                );
            }

            if (first == last)
            {
                return null;
            }

            if (edge is not null)
            {
                unit.Use(edge);
            }

            return Done(
                new MoveClip(clips[0], To: first ? 1 : -1),
                Meaning.First,
                Meaning.Last,
                Meaning.Move,
                Meaning.Add,
                Meaning.Show,
                Meaning.Top
            );
        }
    }
}
