using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Tokens;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>
/// Splits tokens into units. A new one begins where a joint (a comma, "and", 然后) is followed by another verb or another thing; what only
/// says when, where or how much stays with the unit before it, or belongs to the next where it comes first.
/// </summary>
internal sealed class UnitSplitter
{
    private readonly List<Unit> _units = [];
    private List<Token> _leading = [];

    public static IReadOnlyList<Unit> Split(IReadOnlyList<Token> tokens)
    {
        UnitSplitter splitter = new();
        foreach (var sentence in Sentences(tokens))
        {
            splitter.Read(sentence.Tokens, sentence.Asks);
        }

        return splitter._units;
    }

    private static IEnumerable<(List<Token> Tokens, bool Asks)> Sentences(IReadOnlyList<Token> tokens)
    {
        List<Token> sentence = [];
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Stop)
            {
                sentence.Add(token);
                continue;
            }

            if (sentence.Count > 0)
            {
                yield return (sentence, token.Text == "?");
                sentence = [];
            }
        }

        if (sentence.Count > 0)
        {
            yield return (sentence, false);
        }
    }

    private void Read(List<Token> sentence, bool asks)
    {
        // "First swap clips 1 and 2": the order of the wishes, not of the clips.
        if (
            sentence.FindIndex(Says) is >= 0 and var lead
            && lead + 1 < sentence.Count
            && sentence[lead].Text is "first"
            && Topics.IsVerb(sentence[lead + 1])
            && !sentence[lead + 1].IsAny(Meaning.Add, Meaning.Show, Meaning.Move, Meaning.Begin)
        )
        {
            sentence = sentence[(lead + 1)..];
        }

        var first = true;
        _leading = [];
        foreach (var (segment, joint) in Segments(sentence))
        {
            // "Second, play that at double speed": the order of the sentences.
            if (
                first
                && segment.Where(Says).ToList() is [{ Kind: TokenKind.Word } only]
                && only.IsAny(Meaning.First, Meaning.Nth, Meaning.Third, Meaning.Last)
            )
            {
                continue;
            }

            Add(segment, joint, first, asks);
            first = first && !segment.Any(Says);
        }

        if (_leading.Count > 0)
        {
            if (_units.Count > 0)
            {
                Continue(_leading);
            }
            else
            {
                _units.Add(new(_leading, []) { Begins = true, Asks = asks });
            }
        }
    }

    private static bool Says(Token token) => !Topics.IsPadding(token);

    private void Add(List<Token> segment, Token? joint, bool first, bool asks)
    {
        if (!segment.Any(Says))
        {
            if (_units.Count > 0 && !first)
            {
                Continue(segment);
            }

            return;
        }

        if (ChineseJoints.IsReason(segment))
        {
            _units.Add(
                new(segment, [])
                {
                    Begins = first,
                    Asks = asks,
                    IsReason = true,
                }
            );
            return;
        }

        if (!first && _units.Count > 0 && _leading.Count == 0 && ChineseJoints.GoesOn(segment, _units[^1]))
        {
            Continue(segment);
            return;
        }

        var verb = segment.Any(Topics.IsVerb) || BeginsAt(segment) || Statements.Is(segment);
        // 每张照片4秒,照片之间叠化: how long they stay is a wish of its own.
        var thing =
            segment.Any(Topics.IsThing)
            || (
                segment.Exists(token => token.Text.Contains('张') && token.IsAny(Meaning.Photo, Meaning.Each))
                && segment.Exists(token => token.Kind == TokenKind.Time)
            );
        if (!verb && segment.Exists(token => token.Text is "把" or "将"))
        {
            // 把停顿和音乐去掉: the verb comes last.
            _leading.AddRange(segment);
            return;
        }

        // After a remark something new begins: "clip 3 is a slog, double its speed".
        var afterRemark = !first && _units.Count > 0 && Statements.Is(_units[^1].Tokens);
        if (!verb && !thing && !afterRemark && !Repeats(segment) && !(joint is not null && IsUnknown(segment)))
        {
            if (first || _leading.Count > 0 || _units.Count == 0)
            {
                _leading.AddRange(segment);
            }
            else
            {
                Continue(joint is null ? segment : [joint, .. segment]);
            }

            return;
        }

        var shared = first ? [] : SharedWith(segment, verb, joint);
        var topic = first || _units.Count == 0 || _leading.Count > 0 ? [] : ChineseJoints.TopicFor(segment, _units[^1]);
        _units.Add(new([.. topic, .. _leading, .. segment], shared) { Begins = first, Asks = asks });
        _leading = [];
    }

    /// <summary>Words that nothing is known of, and that don't say where or when.</summary>
    private static bool IsUnknown(List<Token> segment) =>
        segment.Exists(token => token is { Kind: TokenKind.Word, Senses.Count: 0 })
        && !segment.Exists(token =>
            token.IsAny(
                Meaning.When,
                Meaning.At,
                Meaning.During,
                Meaning.Until,
                Meaning.Before,
                Meaning.After,
                Meaning.From,
                Meaning.Except,
                Meaning.Not,
                Meaning.Part,
                Meaning.Only
            )
        )
        && ScopeReader.Read(segment).Count == 0;

    /// <summary>"start the video at 1:30".</summary>
    private static bool BeginsAt(List<Token> segment) =>
        segment.FirstOrDefault(Says) is { } begin
        && begin.Text is "start" or "starts" or "end" or "ends" or "stop" or "begins"
        && segment.Any(token => token.Kind == TokenKind.Time);

    private void Continue(IEnumerable<Token> segment) => _units[^1] = _units[^1] with { Tokens = [.. _units[^1].Tokens, .. segment] };

    /// <summary>"trim clip 1 to 4 seconds and clip 2 to 6 seconds": a second pair of what and how much.</summary>
    private bool Repeats(List<Token> segment) => _units.Count > 0 && Pair(segment) && Pair(_units[^1].Tokens);

    private static bool Pair(IReadOnlyList<Token> tokens) =>
        tokens.Any(token => token.Kind == TokenKind.Clip || (token.Kind == TokenKind.File && FileKinds.IsClip(token.Literal)))
        && tokens.Any(token =>
            token.Kind is TokenKind.Time or TokenKind.Percent or TokenKind.Factor
            || token.IsAny(Meaning.First, Meaning.Last, Meaning.Start, Meaning.End)
        );

    private List<Token> SharedWith(List<Token> segment, bool verb, Token? joint)
    {
        if (_units.Count == 0 || joint?.Is(Meaning.Then) == true)
        {
            return [];
        }

        var before = (Unit)_units[^1];
        List<Token> shared = [];
        if (!verb && !Statements.Is(segment) && !segment.Any(token => token.IsAny(Meaning.With, Meaning.Not, Meaning.Without)))
        {
            // "pauses cut out, background music": a verb behind its object has done its part.
            var things = before.Tokens.ToList().FindIndex(Topics.IsThing);
            shared.AddRange(before.Shared.Where(Topics.IsVerb));
            shared.AddRange(before.Tokens.Where((token, i) => Topics.IsVerb(token) && (things < 0 || i <= things || token.Particle)));
            if (joint?.Is(Meaning.Or) == true)
            {
                shared.AddRange(before.Tokens.Concat(before.Shared).Where(token => token.IsAny(Meaning.Not, Meaning.Without)));
            }
        }

        // "a title 'A' at the start and 'B' at the end".
        if (segment.Any(token => token.Kind == TokenKind.Quote) && !segment.Any(IsText))
        {
            shared.AddRange(before.Tokens.Concat(before.Shared).Where(IsText));
        }

        return shared;
    }

    private static bool IsText(Token token) => token.IsAny(Meaning.Title, Meaning.Text, Meaning.Caption);

    private static IEnumerable<(List<Token> Segment, Token? Joint)> Segments(List<Token> sentence)
    {
        List<Token> segment = [];
        Token? joint = null;
        for (var i = 0; i < sentence.Count; i++)
        {
            var token = sentence[i];
            var next = i + 1 < sentence.Count ? sentence[i + 1] : null;
            if (IsJoint(token, next, segment, sentence.Skip(i + 2)))
            {
                // Several joints in a row are one: ", and then".
                if (segment.Count > 0)
                {
                    yield return (segment, joint);
                    segment = [];
                    joint = null;
                }

                if (joint is null || token.Kind != TokenKind.Comma)
                {
                    joint = token;
                }

                continue;
            }

            if (segment.Count > 0 && BeginsAnother(segment, sentence, i))
            {
                yield return (segment, joint);
                segment = [];
                joint = null;
            }

            segment.Add(token);
        }

        if (segment.Count > 0)
        {
            yield return (segment, joint);
        }
    }

    private static bool IsJoint(Token token, Token? next, IReadOnlyList<Token> before, IEnumerable<Token> after) =>
        token.Kind == TokenKind.Comma
        || (
            token.Kind == TokenKind.Word
            && token.IsAny(Meaning.And, Meaning.Then, Meaning.Or)
            && !token.Is(Meaning.Meant)
            && !(token.Text is "再" && next is not null && Compares(next))
        )
        || (token.Is(Meaning.But) && !NotThere(next, after) && !Excepts(before, next))
        || (token.Text == "后" && next is not null && (Topics.IsVerb(next) || next.Is(Meaning.ObjectFirst)));

    /// <summary>再快一点: "again" as in "even more".</summary>
    private static bool Compares(Token token) =>
        token.IsAny(
            Meaning.Faster,
            Meaning.Slower,
            Meaning.Louder,
            Meaning.Quieter,
            Meaning.Raise,
            Meaning.Lower,
            Meaning.Shorten,
            Meaning.Lengthen,
            Meaning.Pace,
            Meaning.ABit,
            Meaning.Tighten
        );

    /// <summary>"but not the first" goes on; "but no music" is another wish.</summary>
    private static bool NotThere(Token? next, IEnumerable<Token> after) =>
        next?.Is(Meaning.Not) == true
        && after.FirstOrDefault(token => !Topics.IsPadding(token)) is { } what
        && !Topics.IsThing(what)
        && !Topics.IsVerb(what);

    /// <summary>"everything but the last 10 seconds": an exception, not another wish.</summary>
    private static bool Excepts(IReadOnlyList<Token> before, Token? next) =>
        before.Any(token => token.Is(Meaning.All) || token.Text is "everything" or "every" or "none" or "nothing")
        && next is not null
        && !Topics.IsVerb(next)
        && (
            next.Kind is TokenKind.Clip or TokenKind.File or TokenKind.Time
            || next.IsAny(Meaning.First, Meaning.Last, Meaning.Nth, Meaning.Middle, Meaning.Start, Meaning.End)
            || next.Text is "the"
        );

    /// <summary>"with" and "without" before a thing, and a second verb in Chinese, which needs no joint.</summary>
    private static bool BeginsAnother(List<Token> segment, List<Token> sentence, int i)
    {
        var token = sentence[i];
        if (token.IsAny(Meaning.With, Meaning.Without) && segment.Any(Topics.IsVerb))
        {
            return !segment.Any(other => other.IsAny(Meaning.Replace, Meaning.Begin, Meaning.Finish, Meaning.Swap))
                && sentence.Skip(i + 1).TakeWhile(other => !IsJoint(other, null, [], [])).Any(Topics.IsThing)
                && segment.Any(other =>
                    Topics.IsThing(other)
                    || other.Kind is TokenKind.Clip or TokenKind.File or TokenKind.Time
                    || other.IsAny(Meaning.Clip, Meaning.Video, Meaning.It)
                );
        }

        if (
            (token.Is(Meaning.Leave) && token.Text.StartsWith("without", StringComparison.Ordinal))
            || (
                token.Text is "just"
                && segment.Any(other => other.Is(Meaning.Not))
                && i + 1 < sentence.Count
                && Topics.IsVerb(sentence[i + 1])
            )
        )
        {
            return segment.Any(Topics.IsVerb);
        }

        return ChineseJoints.BeginsAt(segment, sentence, i);
    }
}
