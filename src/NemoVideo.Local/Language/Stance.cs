using System.Text.RegularExpressions;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language;

/// <summary>Whether a piece asks for something to be done or says not to do it.</summary>
internal static partial class Stance
{
    /// <summary>
    /// What is asked for, or null when the piece declines something. Two negations cancel out: "no pauses" and
    /// "don't keep the pauses" ask for the pauses to be cut; "no sound" asks for silence.
    /// </summary>
    public static string? AskedFor(string piece)
    {
        if (NoPauses().IsMatch(piece))
        {
            return "remove pauses" + Tail(piece);
        }

        if (NoSound().IsMatch(piece))
        {
            return Original().IsMatch(piece) ? "mute the original sound" : "mute";
        }

        if (NoRange().IsMatch(piece))
        {
            return piece;
        }

        if (LimitNotNegation().IsMatch(piece))
        {
            return piece;
        }

        if (NotKeepRange().Match(piece) is { Success: true } range)
        {
            return "remove " + piece[range.Length..];
        }

        if (Negation().IsMatch(piece) || Kept().IsMatch(piece))
        {
            return null;
        }

        return piece;
    }

    /// <summary>Whether the piece starts with its negation, so that "or a title" after it is declined too.</summary>
    public static bool Opens(string piece) => Opening().IsMatch(piece);

    private static string Tail(string piece) => LongerThan().Match(piece) is { Success: true } m ? " " + m.Value : "";

    [GeneratedRegex(
        $@"^(?:(?:with )?(?:no|without|zero|with no)(?: more| any| the| those| all)*(?: \w+)? {Pause}|(?:i |we )?(?:don't|never) (?:want |need |like )*(?:to )?(?:keep |leave |have |see |hear |include )?(?:any |the |those |these |all |in )*(?:\w+ )?{Pause}|(?:不要|不想要|不需要|没有|无|不留|别留|不带|不要有|别有)(?:任何|的|那些)?{ZhPause}|(?:不要|别|不|不用|不必)(?:再)?(?:保留|留下|留着|留|有)(?:任何|那些)?(?:{ZhPause}|静音)|{ZhPause}(?:都|就|统统|部分)*(?:不要|不留|别留))",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex NoPauses();

    [GeneratedRegex(@"(?:longer|over|above|more).*$|超过.*$", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex LongerThan();

    [GeneratedRegex(
        @"^(?:(?:with |there should be |i want |have )?(?:no|without|without any|with no)(?: more| any| the)* (?:original |camera )?(?:sound|audio)(?: at all)?|(?:i |we )?don't (?:want|need|keep|use) (?:any |the )*(?:original |camera )?(?:sound|audio)|(?:不要|不需要|没有|无|不带|不保留)(?:任何)?(?:原声|原始声音|声音|音频|人声)|(?:原声|声音|音频)(?:都|就)?不要)(?:了|的)?$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex NoSound();

    [GeneratedRegex(@"original|camera|原", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Original();

    // "不要最后3秒": the end is cut off.
    [GeneratedRegex(@"^不要(?:前|后|最后|开头|结尾)的?\{", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex NoRange();

    [GeneratedRegex(
        @"^(?:i )?don't (?:want |need )?(?:to )?(?:keep|leave|use|want|need|show) (?=(?:in )?(?:the )?(?:first|last|opening|final|part) )",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex NotKeepRange();

    [GeneratedRegex(
        @"\b(?:no|not) (?:longer|more|less|shorter) than\b|\bnot only\b|不超过|不要超过|不多于",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex LimitNotNegation();

    [GeneratedRegex(
        $@"\b(?:don't|never|no need|needn't|not|avoid|refrain|no|without|leave out|hold off)\b(?! cropp?(?:ing)?\b)|^skip (?:the |any )?(?:{Music}|{Text}|{Logo}|fade|export)|^(?:rather|instead) (?:than|of)|不要|^别|别(?:加|动|改|删|去|剪|静|放|碰|导|保)|不用|不需要|无需|无须|不必|不加|勿|不想|禁止|不(?:动|改|变|剪|删|去|做|调)|^无(?!声)|没有|不带",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Negation();

    // "keep the pauses", "leave the volume as it is", "保持音量不变"; but "keep only …", "keep the first …", "keep the best …", "keep
    // it at 20%" ask for something.
    [GeneratedRegex(
        $@"^(?!.*(?:\{{|%|\bonly\b|\dx|:\d|(?:只|仅)|^(?:just )?keep\b.*\b(?:best|high-?lights?)\b|^保留.*(?:精彩|高光|精华)))(?:(?:just )?(?:keep|leave|preserve|retain|maintain)\b(?! (?:it|this|that|them|everything) (?!(?:as|alone|unchanged|the same|intact|untouched)\b))(?! (?:out|off)\b)|保留|保持|留着)|\b(?:as it is|as is|as they are|alone|unchanged|untouched|intact)$|\b(?:should |can |must )?(?:stays?|remains?)(?: (?:in|put|there|the same|as (?:it is|is|they are)|unchanged))?$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Kept();

    [GeneratedRegex(
        @"^(?:i |we )?(?:don't|never|no\b|without|not\b|keep|leave|不要|别|不用|不需要|保留|不加)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Opening();
}
