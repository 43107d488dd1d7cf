using System.Globalization;

namespace NemoVideo.Core.Text;

/// <summary>Sizes and times as people read them.</summary>
internal static class Size
{
    public static string Of(long bytes) =>
        bytes switch
        {
            < 1024 => string.Format(CultureInfo.InvariantCulture, "{0} B", bytes),
            < 1024 * 1024 => string.Format(CultureInfo.InvariantCulture, "{0:0} KB", bytes / 1024.0),
            < 1024L * 1024 * 1024 => string.Format(CultureInfo.InvariantCulture, "{0:0.0} MB", bytes / 1048576.0),
            _ => string.Format(CultureInfo.InvariantCulture, "{0:0.00} GB", bytes / 1073741824.0),
        };

    /// <summary>0:42, 12:05, 1:02:03.</summary>
    public static string Of(TimeSpan time) =>
        time.TotalHours >= 1
            ? string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}:{2:00}", (int)time.TotalHours, time.Minutes, time.Seconds)
            : string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}", time.Minutes, time.Seconds);
}
