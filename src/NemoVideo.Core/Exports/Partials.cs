using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Exports;

/// <summary>Downloads that a killed session left unfinished. The journal has their names.</summary>
internal static class Partials
{
    /// <summary>Removes an entry's unfinished download, unless something is writing it.</summary>
    /// <returns>Whether nothing is left of it.</returns>
    public static bool TryRemove(IFiles files, ExportEntry entry)
    {
        if (entry.Partial is null)
        {
            return true;
        }

        using var held = files.TryTake(entry.Destination);
        if (held is not null)
        {
            Remove(entry.Partial);
        }

        return held is not null;
    }

    /// <summary>For the writer that holds its place.</summary>
    public static void Remove(string? partial)
    {
        try
        {
            if (partial?.EndsWith(".partial", StringComparison.Ordinal) == true)
            {
                File.Delete(partial);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has its own name and is in nobody's way.
        }
    }
}
