using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Logos;
using NemoVideo.Local.Operations.Pauses;
using NemoVideo.Local.Operations.Titles;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>
/// What is said about the edit before: "actually make that 8", "no, I meant clip 2", "the same for the last clip", "could that sit at the
/// bottom instead?", 不对,我说的是第三段.
/// </summary>
internal sealed class CorrectionPhrasing : IPhrasing
{
    public IEnumerable<Operation> Read(UnitReading unit)
    {
        var last = unit.Background.LastOperations;
        if (last.Count == 0 || unit.Background.Operations.Count > 0 || unit.HasKind(TokenKind.Quote))
        {
            return [];
        }

        return Same(unit, last) ?? Figure(unit, last) ?? Place(unit, last) ?? Kept(unit, last) ?? Elsewhere(unit, last) ?? [];
    }

    private static void Used(UnitReading unit) =>
        unit.Take(
            Meaning.Meant,
            Meaning.Same,
            Meaning.It,
            Meaning.Change,
            Meaning.Make,
            Meaning.Instead,
            Meaning.Not,
            Meaning.Only,
            Meaning.Add,
            Meaning.Too,
            Meaning.Keep,
            Meaning.Move
        );

    /// <summary>"do the same to the last clip": the last operations there as well.</summary>
    private static IEnumerable<Operation>? Same(UnitReading unit, IReadOnlyList<Operation> last)
    {
        if (!unit.Has(Meaning.Same) || unit.IsNegated || unit.Tokens.Any(Topics.IsThing) || unit.TakeWhere() is not { } where)
        {
            return null;
        }

        var again = last.Select(operation => Amendments.WithWhere(operation, where)).ToList();
        if (again.Contains(null))
        {
            return null;
        }

        Used(unit);
        return again!;
    }

    /// <summary>A figure and nothing that it could be of: "seven would be better", 改成80.</summary>
    private static IEnumerable<Operation>? Figure(UnitReading unit, IReadOnlyList<Operation> last)
    {
        var figures = unit
            .Tokens.Where(token => token.Kind is TokenKind.Number or TokenKind.Time or TokenKind.Percent or TokenKind.Factor)
            .ToList();
        if (
            figures.Count != 1
            || unit.Tokens.Any(Topics.IsThing)
            || unit.Items.Any(item => item.Kind is ScopeKind.Place or ScopeKind.Each or ScopeKind.Rest or ScopeKind.Edge)
        )
        {
            return null;
        }

        if (
            unit.Tokens.Any(token =>
                Topics.IsVerb(token)
                && !token.IsAny(
                    Meaning.Change,
                    Meaning.Make,
                    Meaning.Keep,
                    Meaning.Add,
                    Meaning.Take,
                    Meaning.Trim,
                    Meaning.Cut,
                    Meaning.Remove,
                    Meaning.Move,
                    Meaning.Show,
                    Meaning.TurnUp,
                    Meaning.TurnDown,
                    Meaning.Lower,
                    Meaning.Raise
                )
            )
        )
        {
            return null;
        }

        // "trim 5 seconds" asks for something of its own.
        if (unit.Has(Meaning.Trim, Meaning.Cut, Meaning.Remove) && !unit.Has(Meaning.Only, Meaning.Meant, Meaning.Instead))
        {
            return null;
        }

        var index = Enumerable.Range(0, last.Count).LastOrDefault(i => Amendments.WithFigure(last[i], figures[0]) is not null, -1);
        if (index < 0)
        {
            return null;
        }

        unit.Use(figures[0]);
        foreach (var item in unit.Open.ToList())
        {
            unit.Use(item);
        }

        Used(unit);
        unit.Take(
            Meaning.Trim,
            Meaning.Cut,
            Meaning.Remove,
            Meaning.For,
            Meaning.To,
            Meaning.Show,
            Meaning.TurnUp,
            Meaning.TurnDown,
            Meaning.Lower,
            Meaning.Raise,
            Meaning.Part,
            Meaning.Until,
            Meaning.Count
        );
        return [new Amend([.. last.Select((operation, i) => i == index ? Amendments.WithFigure(operation, figures[0])! : operation)])];
    }

    /// <summary>"no, I meant clip 2": the last edit there and not where it was.</summary>
    private static IEnumerable<Operation>? Place(UnitReading unit, IReadOnlyList<Operation> last)
    {
        var meant =
            unit.Has(Meaning.Meant, Meaning.Instead)
            || unit.Tokens.All(token =>
                Topics.IsPadding(token) || token.Is(Meaning.Not) || token.Kind == TokenKind.Clip || token.Text is "的" or "第"
            );
        if (!meant || unit.Tokens.Any(Topics.IsThing) || !unit.Items.Any(item => item.Kind == ScopeKind.Place && !item.Except))
        {
            return null;
        }

        if (unit.Tokens.Any(token => Topics.IsVerb(token) && !token.IsAny(Meaning.Change, Meaning.Make, Meaning.Add)))
        {
            return null;
        }

        // "not the second, the third" names both.
        var places = unit.Items.Where(item => item.Kind == ScopeKind.Place && !item.Except).Select(item => item.Place!).ToList();
        var again = last.Select(operation => Amendments.WithWhere(operation, Scope.Of([.. places]))).ToList();
        if (again.Contains(null))
        {
            return null;
        }

        foreach (var item in unit.Items.Where(item => item.Kind == ScopeKind.Place))
        {
            unit.Use(item);
        }

        Used(unit);
        return [new Amend(again!)];
    }

    /// <summary>第一处停顿还是留着吧, after the pauses were cut.</summary>
    private static IEnumerable<Operation>? Kept(UnitReading unit, IReadOnlyList<Operation> last)
    {
        if (
            last is not [CutPauses pauses]
            || !unit.Has(Meaning.Keep, Meaning.Leave, Meaning.PutBack)
            || !unit.Has(Meaning.Pause, Meaning.It)
            || unit.IsNegated
        )
        {
            return null;
        }

        var ordinal = unit.Tokens.FirstOrDefault(token => token.IsAny(Meaning.First, Meaning.Last, Meaning.Nth));
        if (ordinal is null)
        {
            return null;
        }

        var number =
            ordinal.Is(Meaning.First) ? 1
            : ordinal.Is(Meaning.Last) ? -1
            : (int)ordinal.ValueOf(Meaning.Nth);
        if (number == 0)
        {
            // 第一处: the figure stands on its own.
            number = unit.TakeKind(TokenKind.Number) is { } figure ? (int)Math.Min(99, figure.Value) : 1;
        }

        Used(unit);
        unit.Take(
            Meaning.Keep,
            Meaning.Leave,
            Meaning.PutBack,
            Meaning.Pause,
            Meaning.First,
            Meaning.Last,
            Meaning.Nth,
            Meaning.Part,
            Meaning.Count
        );
        return [new Amend([pauses with { Keep = [number] }])];
    }

    /// <summary>"could that sit at the bottom?", "keep it until the ten-second mark": the text or logo that was added last.</summary>
    private static IEnumerable<Operation>? Elsewhere(UnitReading unit, IReadOnlyList<Operation> last)
    {
        if (unit.Tokens.Any(Topics.IsThing) || unit.Has(Meaning.Remove, Meaning.Undo, Meaning.Mute))
        {
            return null;
        }

        var target = last[^1];
        if (target is not (AddText or ChangeText or AddLogo))
        {
            return null;
        }

        var place = Placing.Take(unit);
        var where = unit.TakeWhere();
        if (place is null && where is null && !unit.Has(Meaning.Throughout))
        {
            return null;
        }

        var stays = unit.Take(Meaning.Throughout);
        Used(unit);
        unit.Take(Meaning.Show, Meaning.Keep, Meaning.Screen, Meaning.Until, Meaning.Part, Meaning.Side);
        var stretch = where?.In.FirstOrDefault();
        return target is AddLogo
            ? [new AddLogo(null, place, stays ? Scope.Everywhere : where)]
            :
            [
                new ChangeText(
                    null,
                    null,
                    place,
                    stays ? TimePoint.Start : stretch?.From,
                    stays ? TimePoint.End : stretch?.To,
                    stretch?.Clip
                ),
            ];
    }
}
