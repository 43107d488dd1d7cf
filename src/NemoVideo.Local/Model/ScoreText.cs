using System.Globalization;

namespace NemoVideo.Local.Model;

/// <summary>Scores as people read them.</summary>
internal static class ScoreText
{
    /// <summary>With thousands separators and this many decimal places: 4,200 or −3.50.</summary>
    /// <param name="currency">A sign before it: $900, -$3.50.</param>
    public static string Of(double score, int decimals, string? currency = null)
    {
        var text = score.ToString(
            "N" + Math.Clamp(decimals, 0, Leaderboard.MostDecimals).ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
        // What rounds to zero has no sign.
        text = text.Any(c => c is >= '1' and <= '9') ? text : text.TrimStart('-');
        return text.StartsWith('-') ? "-" + currency + text[1..] : currency + text;
    }

    /// <summary>Seconds as a time: 1:22.5 or 1:02:03.</summary>
    public static string OfTime(double seconds, int decimals)
    {
        decimals = Math.Clamp(decimals, 0, Leaderboard.MostDecimals);
        var total = (decimal)Math.Round(seconds, decimals);
        var sign = total < 0 ? "-" : "";
        total = Math.Abs(total);
        var (hours, minutes) = ((long)(total / 3600), (long)(total / 60) % 60);
        var rest = (total % 60).ToString(decimals == 0 ? "00" : "00." + new string('0', decimals), CultureInfo.InvariantCulture);
        return hours > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}{hours}:{minutes:00}:{rest}")
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{minutes}:{rest}");
    }
}
