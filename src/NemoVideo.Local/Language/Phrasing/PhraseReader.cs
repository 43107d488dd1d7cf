using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>What was read from the units of an instruction; words are given as places in the text.</summary>
internal sealed record Phrased
{
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>What was not understood at all, or ignored.</summary>
    public IReadOnlyList<(int Start, int End)> NotUnderstood { get; init; } = [];

    /// <summary>What was said not to be done.</summary>
    public IReadOnlyList<(int Start, int End)> Declined { get; init; } = [];

    /// <summary>What was understood but for some words that change its meaning, and thus was not done.</summary>
    public IReadOnlyList<((int Start, int End) Unit, (int Start, int End) Words)> Stopped { get; init; } = [];

    /// <summary>What is asked; null where nothing is.</summary>
    public Question? Question { get; init; }

    /// <summary>Everything was read.</summary>
    public bool IsWhole => NotUnderstood.Count == 0 && Stopped.Count == 0 && (Operations.Count > 0 || Declined.Count > 0);
}

/// <summary>
/// Reads the units of an instruction one after another. The phrasing that leaves the fewest words over takes its part, and the next what
/// is left; words that nobody uses are ignored and named, or stop the unit if they change what is meant.
/// </summary>
/// <param name="phrasings">In the order that decides where several leave as few words over.</param>
internal sealed class PhraseReader(IReadOnlyList<IPhrasing> phrasings)
{
    public Phrased Read(IReadOnlyList<Token> tokens, Background background)
    {
        List<Operation> operations = [];
        List<(int, int)> notUnderstood = [];
        List<(int, int)> declined = [];
        List<((int, int), (int, int))> stopped = [];
        if (background.LastOperations.LastOrDefault() is { } edit)
        {
            var (topic, where) = phrasings.Select(phrasing => phrasing.Recall(edit)).FirstOrDefault(recalled => recalled != default);
            background = background with { Topic = topic, Scope = where ?? Scope.Everywhere };
        }

        Question? question = null;
        List<(int, int)> remarks = [];
        var complaint = 0;
        foreach (var unit in UnitSplitter.Split(tokens))
        {
            UnitReading reading = new(unit, background with { Operations = operations });
            var said = unit.Tokens.Where(token => !Topics.IsPadding(token)).ToList();
            if (said.Count == 0)
            {
                continue;
            }

            var span = (said[0].Start, said[^1].End);
            if (Questions.About(unit) is { } asked)
            {
                question ??= asked;
                continue;
            }

            if (unit.IsReason)
            {
                remarks.Add(span);
                background = Remember(background, reading, []) with { Stated = Stated(reading) ?? background.Stated };
                continue;
            }

            // "I hate the cross-fade": names it, and asks for none.
            if (Statements.Tells(unit.Tokens) && !Statements.Complains(unit.Tokens))
            {
                remarks.Add(span);
                background = Heard(background, reading);
                continue;
            }

            var (read, rest) = ReadUnit(reading);
            if (read.Count == 0)
            {
                if (SaysAgain(reading, operations))
                {
                    continue;
                }

                var leaves = reading.IsNegated || Leaves(reading);
                if (!leaves && Statements.Is(unit.Tokens))
                {
                    remarks.Add(span);
                    background = Heard(background, rest);
                    continue;
                }

                if (said.TrueForAll(token => token.IsAny(Meaning.Make, Meaning.Finished, Meaning.Video, Meaning.Raw, Meaning.Mood)))
                {
                    // "Make me a finished video": only says how when nothing else is said.
                    remarks.Add(span);
                    continue;
                }

                (leaves ? declined : notUnderstood).Add(span);
                background = Remember(background, rest, []);
                continue;
            }

            var left = rest.Left;
            if (left.FirstOrDefault(i => Leftovers.Stops(rest.Tokens, i), -1) is >= 0 and var first)
            {
                var complains = Statements.Complains(unit.Tokens) && rest.Items.Any(item => item.Kind == ScopeKind.Place);
                if (complains || IsRemark(unit, rest, left))
                {
                    remarks.Add(span);
                    // 第三段太拖,加速到两倍: what the next part is about.
                    background = Heard(background, rest) with { Stated = Stated(reading) };
                    continue;
                }

                var last = left.Last(i => Leftovers.Stops(rest.Tokens, i));
                stopped.Add((span, (rest.Tokens[first].Start, rest.Tokens[last].End)));
                continue;
            }

            // "the sound is too low, turn it up": the second says what the first complains of.
            if (complaint > 0 && !unit.Begins && !Statements.Complains(unit.Tokens))
            {
                operations.RemoveRange(operations.Count - Math.Min(complaint, operations.Count), Math.Min(complaint, operations.Count));
            }

            complaint = Statements.Complains(unit.Tokens) ? read.Count : 0;
            notUnderstood.AddRange(left.Select(i => (rest.Tokens[i].Start, rest.Tokens[i].End)));
            foreach (var operation in read)
            {
                Add(operations, operation);
            }

            background = Remember(background, rest, read) with { Stated = null };
            remarks.Clear();
        }

        if (operations.Count == 0)
        {
            notUnderstood.AddRange(remarks);
        }

        return new()
        {
            Operations = operations,
            NotUnderstood = notUnderstood,
            Declined = declined,
            Stopped = stopped,
            Question = question,
        };
    }

    /// <summary>"the first three seconds are useless": what is, with a word that nothing is known of.</summary>
    private static bool IsRemark(Unit unit, UnitReading reading, IReadOnlyList<int> left) =>
        Statements.Is(unit.Tokens)
        && !unit.Tokens.Any(token =>
            token.IsAny(Meaning.When, Meaning.Not, Meaning.Only, Meaning.Except) || token.Text is "should" or "must"
        )
        && left.Any(i => reading.Tokens[i] is { Kind: TokenKind.Word, Senses.Count: 0 });

    /// <summary>"keep 5 to 20 seconds, lose everything else".</summary>
    private static bool SaysAgain(UnitReading reading, List<Operation> operations) =>
        operations.LastOrDefault() is { Leaves: Remainder.Named }
        && reading.Has(Meaning.Remove, Meaning.Cut)
        && reading.Items.Any(item => item.Kind == ScopeKind.Rest)
        && reading.Items.Count == 1
        && !reading.IsNegated
        && !reading.Tokens.Any(Topics.IsThing);

    /// <summary>What a remark was about is known then; "it drowns out the speaker" is still about what "it" was.</summary>
    private static Background Heard(Background background, UnitReading remark) =>
        Remember(background, remark, []) with
        {
            Stated = Stated(remark) ?? background.Stated,
            Topic = remark.Tokens.FirstOrDefault(token => token.Kind != TokenKind.Comma)?.Text is "it" or "they"
                ? background.Topic
                : Remember(background, remark, []).Topic,
        };

    /// <summary>What a remark is about: "clip 3 is a slog, double its speed".</summary>
    private static Scope? Stated(UnitReading reading) =>
        reading.Items.Where(item => item.Kind == ScopeKind.Place && !item.Except).Select(item => item.Place!).ToList()
            is { Count: > 0 } places
            ? new(places, [])
            : null;

    private static bool Leaves(UnitReading reading) =>
        reading.Has(Meaning.Leave) || (reading.Has(Meaning.Keep) && reading.Tokens.Any(Topics.IsThing));

    private (List<Operation> Operations, UnitReading Reading) ReadUnit(UnitReading reading)
    {
        List<Operation> operations = [];
        while (true)
        {
            (List<Operation> Operations, UnitReading Reading)? best = null;
            foreach (var phrasing in phrasings)
            {
                var copy = reading.Copy();
                List<Operation> read = [.. phrasing.Read(copy)];
                if (
                    read.Count > 0
                    && copy.Left.Count < reading.Left.Count + (operations.Count == 0 ? 1 : 0)
                    && (best is null || copy.Left.Count < best.Value.Reading.Left.Count)
                )
                {
                    best = (read, copy);
                }
            }

            if (best is not { } found)
            {
                return (operations, reading);
            }

            operations.AddRange(found.Operations);
            reading = found.Reading;
            if (reading.Left.Count == 0)
            {
                return (operations, reading);
            }
        }
    }

    private static Background Remember(Background background, UnitReading reading, IReadOnlyList<Operation> read)
    {
        var thing = reading.Tokens.FirstOrDefault(Topics.IsThing);
        var places = reading.Items.Where(item => item.Kind == ScopeKind.Place).ToList();
        return background with
        {
            Topic =
                // "It drowns out the speaker": still about what "it" is.
                read.Count == 0
                && reading.Has(Meaning.It)
                && background.Topic is { } topic
                    ? topic
                : thing is { Senses.Count: > 0 } ? thing.Senses[0].Meaning
                : thing is { Kind: TokenKind.Quote } ? Meaning.Text
                : read.Count > 0 && !reading.Has(Meaning.It) ? null
                : background.Topic,
            Scope =
                places.Count > 0
                    ? new(
                        [.. places.Where(item => !item.Except).Select(item => item.Place!)],
                        [.. places.Where(item => item.Except).Select(item => item.Place!)]
                    )
                    : background.Scope,
        };
    }

    private static void Add(List<Operation> operations, Operation operation)
    {
        for (var i = operations.Count - 1; i >= 0; i--)
        {
            if (operation.With(operations[i], i == operations.Count - 1) is { } both)
            {
                operations[i] = both;
                return;
            }
        }

        operations.Add(operation);
    }
}
