using System.Globalization;
using System.Text.RegularExpressions;
using NemoVideo.Local.Language.Tokens;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language.Tables;

/// <summary>A score that was read.</summary>
/// <param name="IsTime">Whether it is a time in seconds.</param>
/// <param name="Currency">The currency's sign; null without one.</param>
internal readonly record struct ScoreValue(double Value, int Decimals, bool IsTime = false, string? Currency = null);

/// <summary>Reads scores and times as people write them in tables and lists.</summary>
internal static partial class Numbers
{
    // Long enough that no number is missed; which ones are too large is up to the editor.
    private const string Plain = @"\d{1,40}(?:\.\d{1,15})?(?:[eE]\+?\d{1,3}(?![\p{L}\d]))?";

    private const string Grouped = @"\d{1,3}(?:[,' \u00A0\u202F]\d{3})+(?:\.\d{1,15})?";

    private const string Sign = @"[-+\u2212]?";

    private const string Currency = "[$€£¥￥]";

    /// <summary>Minutes and seconds, such as a lap's 1:22.5.</summary>
    private const string Lap = @"\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?";

    /// <summary>Digits with or without thousands separators, decimals, a currency, and <c>k</c> or 万; or a lap time.</summary>
    public const string ScorePattern =
        $@"(?:{Lap}|{Sign}(?:{Currency}\s?)?{Sign}(?:{Grouped}|{Plain})\s?(?:[kK万](?![\p{{L}}\d]))?(?:\s?{Currency}|\s?元)?)";

    public const string TimePattern = @"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:\.\d{1,3})?|\d{1,6}(?:\.\d{1,3})?\s?(?:s|secs?|seconds?|秒)(?![a-z])";

    /// <summary>"4,200", "-3.5", "4.2k", "1 234 pts", "$900", "1:22.5", "3,5" in a table; null when it is not a number.</summary>
    public static ScoreValue? Score(string text)
    {
        if (LapTime().IsMatch(text.Trim()) && Time(text) is { } lap)
        {
            return new(lap.TotalSeconds, text.Trim().Split('.') is [_, var part] ? part.Length : 0, IsTime: true);
        }

        var match = Scored().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var digits = Thousands().Replace(match.Groups["n"].Value, "").Replace('\u2212', '-').Replace(',', '.');
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        if (match.Groups["minus"].Value is "-" or "\u2212")
        {
            value = -value;
        }

        var (mantissa, exponent) = digits.ToUpperInvariant().Split('E') is [var m, var e]
            ? (m, int.Parse(e, CultureInfo.InvariantCulture))
            : (digits, 0);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        var (factor, zeros) = match.Groups["k"].Value switch
        {
            "k" or "K" => (1000, 3),
            "万" => (10_000, 4),
            _ => (1, 0),
        };
        var currency = match.Groups["currency"].Value switch
        {
            "" => null,
            "￥" or "元" => "¥",
            var sign => sign,
        };
        return new(value * factor, Math.Max(0, decimals - zeros - exponent), Currency: currency);
    }

    /// <summary>"0:10", "1:02:03", "12.5", "10 s", "10秒"; null when it is not a time.</summary>
    public static TimeSpan? Time(string text)
    {
        var match = Timed().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var seconds = match.Groups["n"].Value.Split(':').Aggregate(0.0, (sum, part) => (sum * 60) + Quantities.Number(part));
        return TimeSpan.FromSeconds(Math.Min(seconds, 864_000));
    }

    [GeneratedRegex($"^{Lap}$", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex LapTime();

    [GeneratedRegex(
        $@"^(?:(?<minus>{Sign})(?<currency>{Currency})\s*)?(?<n>{Sign}(?:{Grouped}|\d{{1,40}},\d{{1,2}}(?!\d)|{Plain}))\s*(?<k>[kK万](?![\p{{L}}\d]))?\s*(?:(?<currency>{Currency}|元)|pts?\.?|points?|kills?|goals?|wins?|积?分|杀|胜|球)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Scored();

    [GeneratedRegex(@"(?<=\d)[,' \u00A0\u202F](?=\d{3}(?!\d))", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Thousands();

    [GeneratedRegex(
        @"^(?<n>(?:(?:\d{1,3}:)?\d{1,3}:\d{2}|\d{1,6})(?:\.\d{1,7})?)\s*(?:s|secs?|seconds?|秒)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Timed();
}
