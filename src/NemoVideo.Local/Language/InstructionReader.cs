using System.Text.RegularExpressions;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language;

/// <summary>
/// Reads an instruction in English or Chinese. The steps: message parts → wording (quotes, files and quantities as tokens)
/// → pieces → stance (do it, or don't) → the readers, where the first that understands a piece gets it.
/// Pure and deterministic; a long text that a pattern takes too long over is not understood, and a short one, on a very
/// busy machine, is a <see cref="TimeoutException"/>.
/// </summary>
/// <param name="readers">In the order in which they are asked: the more specific come first.</param>
/// <param name="wholes">What is read from the message as a whole.</param>
internal sealed partial class InstructionReader(
    IReadOnlyList<IOperationReader> readers,
    IReadOnlyList<IMessageReader> wholes,
    PhraseReader phrases
)
{
    /// <summary>Words longer than this (in characters, without clips and table) are not an instruction.</summary>
    public const int LongestWords = 20_000;

    /// <summary>With clips, table and captions.</summary>
    public const int LongestMessage = 1_000_000;

    private const int LongestClause = 1_000;

    private const int Attempts = 3;

    /// <param name="context">A message's own line of clips goes before its uploads; null: nothing is known.</param>
    public Instruction Read(string message, ReadingContext? context = null)
    {
        if (message.Length > LongestMessage)
        {
            return new() { NotUnderstood = [message[..100] + "…"] };
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Read(MessageParts.Of(message), context ?? new([], []));
            }
            catch (RegexMatchTimeoutException) when (message.Length > LongestClause)
            {
                return new() { NotUnderstood = [message[..100] + "…"] };
            }
            catch (RegexMatchTimeoutException) when (attempt < Attempts)
            {
                // A pattern's time includes its compilation, which on a busy machine can alone take too long the first time.
            }
            catch (RegexMatchTimeoutException e)
            {
                // A busy machine: saying "not understood" would be wrong.
                throw new TimeoutException(
                    "The instruction took too long to read, and nothing was changed. Send it again, or in shorter sentences.",
                    e
                );
            }
        }
    }

    private Instruction Read(MessageParts parts, ReadingContext context)
    {
        var instruction = new Instruction { Listed = parts.Listed, Table = parts.Table };
        if (parts.Words.Length > LongestWords)
        {
            return instruction with { NotUnderstood = [parts.Words[..100] + "…"] };
        }

        instruction = instruction with { ShowsImages = ImageWords.Ask(parts.Words) };
        var words = parts.Words;
        List<Func<Instruction, Instruction>> completions = [];
        foreach (var whole in wholes)
        {
            (words, var complete) = whole.Take(parts with { Words = words });
            completions.Add(complete);
        }

        var wording = Wording.Of(words, parts.Clips ?? context.Uploads);
        // Names say nothing about the language, unless there is nothing else.
        var read = Read(
            instruction with
            {
                Chinese = IsChinese(words.Length > 0 ? wording.Traced.Text : parts.Words),
            },
            wording,
            new Background(parts.Clips ?? context.Uploads) { Captions = parts.Captions, LastOperations = context.LastOperations }
        );
        read = completions.Aggregate(read, (instruction, complete) => complete(instruction));
        return read.Operations.Any(operation => operation.UsesTable) ? read with { Table = null } : read;
    }

    private Instruction Read(Instruction instruction, Wording wording, Background background)
    {
        var tokens = Tokenizer.Read(wording, background.Uploads);
        var phrased = phrases.Read(tokens, background);
        var (clauses, hasNoPhrasing) = ReadClauses(instruction, wording, background.Captions);
        if (hasNoPhrasing && (clauses.NotUnderstood.Count == 0 || !phrased.IsWhole))
        {
            return Unkept.In(clauses.Operations, tokens) is { } unkept
                ? clauses with
                {
                    Operations = [],
                    Stopped = [new(Words((0, wording.Marked.Text.Length)), Words(unkept))],
                }
                : clauses;
        }

        string Words((int Start, int End) span) => wording.Marked.Original(span.Start, span.End - span.Start).Trim();
        return instruction with
        {
            Operations = phrased.Operations,
            NotUnderstood = [.. phrased.NotUnderstood.Select(Words)],
            Declined = [.. phrased.Declined.Select(Words)],
            Stopped = [.. phrased.Stopped.Select(stopped => new StoppedPart(Words(stopped.Unit), Words(stopped.Words)))],
            Question = phrased.Question,
        };
    }

    private (Instruction Instruction, bool HasNoPhrasing) ReadClauses(Instruction instruction, Wording wording, IReadOnlyList<Cue> captions)
    {
        var text = wording.Traced.Text;
        List<Operation> operations = [];
        List<string> notUnderstood = [];
        List<string> declined = [];
        var question = false;
        string? verb = null;
        var negated = false;

        var hasNoPhrasing = false;
        Span? leading = null;
        string? topic = null;
        List<Span> spans = [.. ClauseSplitter.Split(text).SelectMany(s => Unseam(text, s))];
        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            var trimmed = Courtesy.Trim(text, span);
            if (trimmed.Length == 0 || !Said().IsMatch(text.AsSpan(trimmed.Start, trimmed.Length)))
            {
                continue;
            }

            var piece = text.Substring(trimmed.Start, trimmed.Length);
            var original = wording.Traced.Original(trimmed.Start, trimmed.Length).Trim();
            if (Questions.IsQuestion(piece))
            {
                question = true;
                notUnderstood.Add(original);
                continue;
            }

            var sharesVerb = SharesVerb(piece, span.Joint);
            var asked = sharesVerb && negated ? null : Stance.AskedFor(piece);
            negated = asked is null && (sharesVerb || Stance.Opens(piece));
            if (asked is null)
            {
                declined.Add(original);
                verb = null;
                continue;
            }

            // "At the top, show …", "from 3 to 6 seconds, show …": belongs to what follows.
            var next = i + 1 < spans.Count ? text.Substring(spans[i + 1].Start, spans[i + 1].Length) : null;
            var goesAhead = leading is null && next is not null && spans[i + 1].Joint is "," && ClauseSplitter.IsModifier(piece);
            if (goesAhead && next!.Contains('❝'))
            {
                leading = trimmed;
                continue;
            }

            if (leading is { } modifier)
            {
                asked += " " + text.Substring(modifier.Start, modifier.Length);
            }

            if (topic is not null)
            {
                asked = It().Replace(asked, "the " + topic, 1);
            }

            topic = null;
            var read = sharesVerb && verb is not null ? Readings(verb + " " + asked) : [];
            if (read.Count == 0)
            {
                read = Readings(asked);
            }

            if (read.Count == 0 && goesAhead)
            {
                leading = trimmed;
                continue;
            }

            // "The music is too loud, turn it down": says what "it" is.
            if (read.Count == 0 && next is not null && It().IsMatch(next) && Statement().Match(asked) is { Success: true } statement)
            {
                topic = statement.Groups["what"].Value;
                continue;
            }

            if (read.Count == 0)
            {
                if (leading is { } left)
                {
                    notUnderstood.Add(wording.Traced.Original(left.Start, left.Length).Trim());
                }

                notUnderstood.Add(original);
            }

            leading = null;
            foreach (var operation in read)
            {
                Add(operations, operation);
            }

            if (LeadingVerb().Match(asked) is { Success: true } said)
            {
                verb = said.Value;
            }
            else if (!sharesVerb)
            {
                verb = null;
            }
        }

        // "Make a finished video of these clips" only says how when nothing else is said.
        if (operations.Count == 0 && notUnderstood.Count == 0 && declined.Count == 0)
        {
            hasNoPhrasing = true;
            operations.AddRange(
                readers.SelectMany(reader => reader.ReadWhole(new(text.Trim(), wording.Literals, instruction.Clips ?? [], null)))
            );
        }

        return (
            instruction with
            {
                Operations = operations,
                NotUnderstood = notUnderstood,
                Declined = declined,
                IsQuestion = question && operations.Count == 0,
            },
            hasNoPhrasing
        );

        List<Operation> Readings(string asked) =>
            ReadClause(
                ref hasNoPhrasing,
                new(asked, wording.Literals, instruction.Clips ?? [], operations.LastOrDefault()) { Captions = captions }
            );

        // "no X" after "with" and the like is tried on its own, and stays with its clause if that gives nothing.
        IEnumerable<Span> Unseam(string whole, Span span)
        {
            var piece = whole.Substring(span.Start, span.Length);
            if (piece.Length > LongestClause)
            {
                return [span];
            }

            foreach (var seam in ClauseSplitter.Seams(piece))
            {
                var left = new Span(span.Start, seam, span.Joint);
                var tail = piece[seam..].TrimStart();
                var right = new Span(span.End - tail.Length, tail.Length, "");
                if (ClauseSplitter.GoesOn(piece[..seam], tail, ""))
                {
                    continue;
                }

                if (!IsMeant(tail) || piece[..seam].Contains('把') && Cjk(piece[seam..]))
                {
                    continue;
                }

                if (Cjk(tail) && !IsMeant(piece[..seam]))
                {
                    continue;
                }

                return [left, .. Unseam(whole, right)];
            }

            return [span];
        }

        bool IsMeant(string piece)
        {
            var trimmed = Courtesy.Trim(piece, new(0, piece.Length, ""));
            if (trimmed.Length == 0)
            {
                return false;
            }

            piece = piece.Substring(trimmed.Start, trimmed.Length);
            var ignored = false;
            return Stance.AskedFor(piece) is not { } asked
                || ReadClause(ref ignored, new(With().Replace(asked, ""), wording.Literals, instruction.Clips ?? [], null)).Count > 0;
        }
    }

    private List<Operation> ReadClause(ref bool hasNoPhrasing, Clause clause)
    {
        if (clause.Text.Length > LongestClause)
        {
            return [];
        }

        clause = clause with { Text = With().Replace(clause.Text, "") };
        foreach (var taker in readers)
        {
            List<Operation> read = [.. taker.Read(clause)];
            if (read.Count == 0)
            {
                continue;
            }

            hasNoPhrasing |= taker.HasNoPhrasing;
            if (!taker.TakesAll)
            {
                read.AddRange(readers.Where(reader => reader != taker).SelectMany(reader => reader.ReadAlong(clause, taker)));
            }

            return read;
        }

        return [];
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

    /// <summary>"remove the pauses and the music": a piece without a verb shares the one before it.</summary>
    private static bool SharesVerb(string piece, string joint) =>
        !LeadingVerb().IsMatch(piece)
        && (SharingJoint().IsMatch(joint) || joint is "," && Definite().IsMatch(piece))
        && (!piece.Contains('❝') || Definite().IsMatch(piece));

    private static bool Cjk(string text) => CjkLetter().IsMatch(text);

    /// <summary>At least as many Chinese letters as words in Latin letters; quotes and files are tokens by now.</summary>
    private static bool IsChinese(string wording) =>
        CjkLetter().Count(wording) is > 0 and var letters && letters >= LatinWord().Count(wording);

    [GeneratedRegex(
        @"^(?:and |or |also |,)*(?:and|or|nor|&|as well as|along with|、|和|以及|与|及|还有)$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex SharingJoint();

    [GeneratedRegex(@"^(?:the|any|all|those|these|that|its|my|§)", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Definite();

    [GeneratedRegex(
        $@"^(?:(?:{Remove}|add|put|place|insert|use|include|lay|play|set|turn|make|mute|unmute|silence|lower|raise|increase|reduce|boost|decrease|fade|crossfade|cross-fade|dissolve|speed up|slow down|speed|slow|crop|convert|resize|change|show|display|write|hold|freeze|export|render|download|save|join|merge|combine|concatenate|stitch|splice|undo|revert|keep|leave|tighten|shorten|trim|extract|limit|overlay|give|start|end|begin|open|close|reverse|swap|blur|move|bring|replace|rename|title|caption|don't|no|not|without|never|have|get|fit|fill|take|zoom|go|let|share|send|apply|create|generate|produce|find|want|need|rank|compare|weight)\b|(?:{ZhRemove}|添加|加上|加入|加|配上?|放|插入|使用|用|把|将|设置?|调|静音|淡|加速|减速|放慢|放大|合并|拼接|连接|显示|定格|导出|保存|撤销|恢复|保留|只|缩短|裁|截|取|在|从|不|别|做|改|变|让|给))",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex LeadingVerb();

    [GeneratedRegex(@"[\w❝‹§{]", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Said();

    [GeneratedRegex(@"\b(?:it|them|that)\b", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex It();

    [GeneratedRegex(
        $@"^(?:there(?:'s| is| are|'re)\b.*?|the |i (?:don't )?like the |i (?:hate|dislike) the )(?<what>{Pause}|{Music}|{Sound}|{Text}|{Logo})\b",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Statement();

    [GeneratedRegex(@"^(?:with|while|plus)\s+", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex With();

    [GeneratedRegex(@"[\u3400-\u9FFF\uF900-\uFAFF]", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex CjkLetter();

    [GeneratedRegex("[A-Za-z]+", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex LatinWord();
}
