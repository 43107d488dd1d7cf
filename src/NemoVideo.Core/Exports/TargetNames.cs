using System.Globalization;

namespace NemoVideo.Core.Exports;

/// <summary>The names that a run has given: the second of two equal ones gets <c> (2)</c>.</summary>
internal sealed class TargetNames
{
    private readonly object _lock = new();
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A full path that is taken from now on: the next one in this run gets another.</summary>
    public string Take(string chosen)
    {
        var path = Path.GetFullPath(chosen);
        lock (_lock)
        {
            var free = path;
            for (var number = 2; !_taken.Add(free); number++)
            {
                free = Path.Combine(
                    Path.GetDirectoryName(path)!,
                    string.Format(
                        CultureInfo.InvariantCulture,
                        "{0} ({1}){2}",
                        Path.GetFileNameWithoutExtension(path),
                        number,
                        Path.GetExtension(path)
                    )
                );
            }

            return free;
        }
    }
}
