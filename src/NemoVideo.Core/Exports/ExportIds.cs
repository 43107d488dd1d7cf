using System.Globalization;

namespace NemoVideo.Core.Exports;

/// <summary>
/// Ids of render jobs: <c>render_</c> and the time in epoch milliseconds, as documented, never the same twice in a process.
/// </summary>
internal static class ExportIds
{
    private static readonly object Lock = new();
    private static long _last;

    public static string Next(DateTimeOffset now)
    {
        lock (Lock)
        {
            _last = Math.Max(_last + 1, now.ToUnixTimeMilliseconds());
            return "render_" + _last.ToString(CultureInfo.InvariantCulture);
        }
    }
}
