using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Tokens;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>Units that ask for an answer rather than for something to be done, and what they ask about.</summary>
internal static class Questions
{
    private static readonly HashSet<string> Longness =
    [
        "how long",
        "how much",
        "多长",
        "多久",
        "几秒",
        "多长时间",
        "多少秒",
        "多少分钟",
        "什么时候",
    ];

    /// <summary>What it asks about; null where it asks for something to be done.</summary>
    public static Question? About(Unit unit)
    {
        var said = unit.Tokens.Where(token => !Topics.IsPadding(token)).ToList();
        if (said.Count == 0 || !Asks(said, unit))
        {
            return null;
        }

        bool Has(params ReadOnlySpan<Meaning> meanings)
        {
            foreach (var token in unit.Tokens)
            {
                if (token.IsAny(meanings))
                {
                    return true;
                }
            }

            return false;
        }

        return Has(Meaning.Credits) ? Question.Credits
            : Does(unit) ? Question.Abilities
            : IsPast(unit) ? Question.LastEdit
            : Has(Meaning.Music) ? Question.Music
            : Has(Meaning.Title, Meaning.Text, Meaning.Caption) ? Question.Texts
            : Has(Meaning.Ratio, Meaning.Frame, Meaning.Lines) && !Has(Meaning.Length) ? Question.Frame
            : said.Any(token => Longness.Contains(token.Text)) || Has(Meaning.Length) || (Has(Meaning.Long) && !Has(Meaning.Clip))
                ? Question.Length
            : Has(Meaning.Clip)
            || said.Any(token => token.Kind == TokenKind.Clip || token.Text is "哪几段" or "几段" or "几个" or "几条" or "视频" or "videos")
                ? Question.Clips
            : Has(Meaning.Video) || said.Any(token => token.Text is "in" or "on") || said.Count <= 2 ? Question.Timeline
            : Question.Other;
    }

    private static bool Asks(List<Token> said, Unit unit)
    {
        if (said.Any(token => Lexer.IsChinese(token.Text[0])))
        {
            var asks = said.Where(token => token.Is(Meaning.Question)).ToList();
            return asks.Any(token => token.Text != "吗") || (asks.Count > 0 && !said.Any(Topics.IsVerb));
        }

        // "we were told", "I was wondering" tell.
        var told = unit
            .Tokens.TakeWhile(token => token != said[0])
            .Any(token => token.Text is "i" or "we" or "they" or "he" or "she" or "you");
        if (told && said[0].Text is "was" or "were" or "did")
        {
            return false;
        }

        // "Remind me which clips are in there": what comes before only leads to it.
        var first = unit.Tokens.ToList().FindIndex(token => token.Is(Meaning.Question));
        return first >= 0
            && said.IndexOf(unit.Tokens[first]) is 0 or 1
            && !unit
                .Tokens.Take(first)
                .Any(token =>
                    token.IsAny(Meaning.Remove, Meaning.Cut, Meaning.Add, Meaning.Mute, Meaning.Keep, Meaning.Trim) || Topics.IsThing(token)
                );
    }

    /// <summary>"what can you do?", 你能做什么.</summary>
    private static bool Does(Unit unit) =>
        unit.Tokens.Any(token =>
            token.Text is "can you" or "could you" or "help" or "会" || token.Text.Contains('能') || token.Text.Contains("可以")
        )
        && unit.Tokens.Any(token => token.Text is "do" or "what" or "help" or "什么" or "哪些")
        && !unit.Tokens.Any(token => Topics.IsThing(token) || token.IsAny(Meaning.Video, Meaning.Clip));

    /// <summary>"what did you just change?", 刚才改了什么.</summary>
    private static bool IsPast(Unit unit) =>
        unit.Tokens.Any(token =>
            token.Text
                is "did"
                    or "done"
                    or "was"
                    or "were"
                    or "has"
                    or "have"
                    or "刚才"
                    or "刚刚"
                    or "上次"
                    or "上一步"
                    or "you've"
                    or "been"
        )
        && unit.Tokens.Any(token =>
            token.IsAny(Meaning.Change, Meaning.Edit, Meaning.Make) || token.Text is "done" or "last" or "happened"
        );
}
