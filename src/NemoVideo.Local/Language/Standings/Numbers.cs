using System.Globalization;
using System.Text.RegularExpressions;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language.Standings;

/// <summary>Reads scores and times as people write them in tables and lists.</summary>
internal static partial class Numbers
{
    /// <summary>Digits with or without separators of thousands, decimals, and <c>k</c> or 万.</summary>
    public const string ScorePattern = @"[-+\u2212]?(?:\d{1,3}(?:[,' \u00A0\u202F]\d{3})+(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)\s?(?:[kK万](?![\p{L}\d]))?";

    public const string TimePattern = @"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:\.\d{1,3})?|\d{1,6}(?:\.\d{1,3})?\s?(?:s|secs?|seconds?|秒)(?![a-z])";

    /// <summary>"4,200", "-3.5", "4.2k", "1 234 pts", "3,5" in a table; null when it is no number.</summary>
    public static (double Value, int Decimals)? Score(string text)
    {
        var match = Scored().Match(text.Trim());
        if (!match.Success) return null;
        var digits = Thousands().Replace(match.Groups["n"].Value, "").Replace('\u2212', '-').Replace(',', '.');
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return null;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        return match.Groups["k"].Value switch
        {
            "k" or "K" => (value * 1000, Math.Max(0, decimals - 3)),
            "万" => (value * 10_000, Math.Max(0, decimals - 4)),
            _ => (value, decimals),
        };
    }

    /// <summary>"0:10", "1:02:03", "12.5", "10 s", "10秒"; null when it is no time.</summary>
    public static TimeSpan? Time(string text)
    {
        var match = Timed().Match(text.Trim());
        if (!match.Success) return null;
        var seconds = match.Groups["n"].Value.Split(':').Aggregate(0.0, (sum, part) => (sum * 60) + Quantities.Number(part));
        return TimeSpan.FromSeconds(Math.Min(seconds, 864_000));
    }

    [GeneratedRegex(@"^(?<n>[-+\u2212]?(?:\d{1,3}(?:[,' \u00A0\u202F]\d{3})+(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6}|,\d{1,2})?))\s*(?<k>[kK万](?![\p{L}\d]))?\s*(?:pts?\.?|points?|kills?|goals?|wins?|积?分|杀|胜|球)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Scored();

    [GeneratedRegex(@"(?<=\d)[,' \u00A0\u202F](?=\d{3}(?!\d))", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^(?<n>(?:(?:\d{1,3}:)?\d{1,3}:\d{2}|\d{1,6})(?:\.\d{1,7})?)\s*(?:s|secs?|seconds?|秒)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Timed();
}
