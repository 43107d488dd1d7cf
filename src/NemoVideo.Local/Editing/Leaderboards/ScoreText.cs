using System.Globalization;

namespace NemoVideo.Local.Editing.Leaderboards;

/// <summary>Scores as people read them.</summary>
internal static class ScoreText
{
    /// <summary>With separators of thousands and so many decimal places: 4,200 or −3.50.</summary>
    public static string Of(double score, int decimals)
    {
        var text = score.ToString("N" + Math.Clamp(decimals, 0, Leaderboard.MostDecimals).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // What rounds to nothing has no sign.
        return text.Any(c => c is >= '1' and <= '9') ? text : text.TrimStart('-');
    }
}
