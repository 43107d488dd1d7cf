using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Pauses;

/// <summary>"cut out the pauses", "remove silences longer than 1 second", "no pauses but the first", 去掉停顿.</summary>
internal sealed class PausePhrasing : IPhrasing
{
    private static readonly Meaning[] Taking = [Meaning.Remove, Meaning.Cut, Meaning.Trim, Meaning.Tighten, Meaning.Shorten, Meaning.Lower];

    public (Meaning? Topic, Scope? Where) Recall(Operation operation) =>
        operation is CutPauses pauses ? ((Meaning?)Meaning.Pause, pauses.Where) : default;

    public IEnumerable<Operation> Read(UnitReading unit)
    {
        var before = unit.Background.Operations.LastOrDefault() as CutPauses;
        if (
            before is not null
            && unit.Has(Meaning.Keep, Meaning.Leave)
            && unit.Has(Meaning.Pause, Meaning.It, Meaning.First, Meaning.Last, Meaning.Nth)
            && Ordinals(unit) is { Count: > 0 } kept
        )
        {
            unit.Take(Meaning.Keep, Meaning.Leave, Meaning.Pause, Meaning.It, Meaning.First, Meaning.Last, Meaning.Nth);
            return [before with { Keep = kept }];
        }

        // "There's a lot of dead air, cut it out."
        var meant = unit.Background.Topic == Meaning.Pause && unit.Has(Meaning.It) && !unit.Tokens.Any(Topics.IsThing);
        if (!(unit.Has(Meaning.Pause) || meant) || !IsAsked(unit))
        {
            return [];
        }

        unit.Take(Meaning.Pause, Meaning.It);
        unit.Take(Taking);
        var longer = unit.TakeAmount(AmountKind.LongerThan);
        var keep = Exceptions(unit);
        return [new CutPauses(longer, unit.TakeWhere(), keep)];
    }

    /// <summary>"no pauses" and "don't keep the pauses" ask for it; "keep the pauses" and "don't cut them" don't.</summary>
    private static bool IsAsked(UnitReading unit)
    {
        var taking = unit.Has(Taking);
        var keeping = unit.Has(Meaning.Keep, Meaning.Leave);
        if (!unit.IsNegated)
        {
            return taking
                || unit.Tokens.Any(token => token.Is(Meaning.Pause) && token.Text is "jump cut" or "silence removal" or "pause removal")
                || (unit.Has(Meaning.Too) && !keeping);
        }

        if (taking && !unit.Tokens.All(token => !token.IsAny(Taking) || token.Is(Meaning.Not)))
        {
            return false;
        }

        unit.Take(Meaning.Not, Meaning.Without, Meaning.Keep, Meaning.Leave, Meaning.Add);
        return true;
    }

    /// <summary>Which pauses stay: "except the first", "but not the one at the beginning".</summary>
    private static List<int>? Exceptions(UnitReading unit)
    {
        var tokens = unit.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsAny(Meaning.Except, Meaning.Not, Meaning.ExceptAfter, Meaning.But))
            {
                continue;
            }

            var chinese = tokens[i].Is(Meaning.ExceptAfter);
            var range = chinese ? Enumerable.Range(0, i) : Enumerable.Range(i + 1, tokens.Count - i - 1);
            if (
                range.FirstOrDefault(k => tokens[k].IsAny(Meaning.First, Meaning.Last, Meaning.Nth, Meaning.Start, Meaning.End), -1)
                is >= 0
                    and var which
            )
            {
                if (unit.Items.Any(item => item.IsStretch && item.Tokens.Contains(which)))
                {
                    continue;
                }

                foreach (
                    var k in range
                        .Append(i)
                        .Where(k =>
                            tokens[k]
                                .IsAny(
                                    Meaning.First,
                                    Meaning.Last,
                                    Meaning.Nth,
                                    Meaning.Start,
                                    Meaning.End,
                                    Meaning.It,
                                    Meaning.Except,
                                    Meaning.Not,
                                    Meaning.ExceptAfter,
                                    Meaning.But,
                                    Meaning.At,
                                    Meaning.Part
                                )
                        )
                )
                {
                    unit.Use(k);
                }

                return [Number(tokens[which])];
            }
        }

        return null;
    }

    private static List<int> Ordinals(UnitReading unit) =>
        [.. unit.Tokens.Where(token => token.IsAny(Meaning.First, Meaning.Last, Meaning.Nth)).Select(Number)];

    private static int Number(Token token) =>
        token.IsAny(Meaning.First, Meaning.Start) ? 1
        : token.IsAny(Meaning.Last, Meaning.End) ? -1
        : (int)token.ValueOf(Meaning.Nth);
}
