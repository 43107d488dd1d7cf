using System.Globalization;
using NemoVideo.Core.Errors;

namespace NemoVideo.Core.Exports;

/// <summary>
/// Where a video goes. A destination that ends in a media extension is a file, anything else a folder; the default name is that
/// of the project's first clip with <c>-edited</c>; two of the same run get <c> (2)</c>.
/// </summary>
internal sealed class TargetNames
{
    private static readonly string[] Formats = ["mp4", "mov"];

    private readonly object _lock = new();
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The format of an export: that of the file's ending, else the one asked for, else mp4.</summary>
    public static string FormatOf(string? destination, string? format)
    {
        var asked = format?.TrimStart('.').ToLowerInvariant();
        if (destination is null || !IsFile(destination))
        {
            return asked ?? "mp4";
        }

        var ending = Path.GetExtension(destination).TrimStart('.').ToLowerInvariant();
        if (asked is not null && asked != ending)
        {
            throw NemoErrors.FormatMismatch(destination, asked);
        }

        return Formats.Contains(ending) ? ending : throw NemoErrors.FormatNotAvailable(destination);
    }

    /// <summary>Full path of the video. It is taken from now on: the next one of this run gets another.</summary>
    public string Choose(ExportRequest request, string format)
    {
        var destination = request.Destination is null ? request.CurrentFolder : Path.Combine(request.CurrentFolder, request.Destination);
        return Take(request.Destination is not null && IsFile(destination)
            ? destination
            : Path.Combine(destination, DefaultName(request.Project, request.Edit) + "." + format));
    }

    /// <summary>Full path for an export of an earlier session: in another folder it keeps its name.</summary>
    public string Choose(Ports.ExportEntry entry, string destination) => Take(
        IsFile(destination) && TargetNames.FormatOf(destination, entry.Format) == entry.Format
            ? destination
            : Path.Combine(destination, Path.GetFileName(entry.Destination)));

    private string Take(string chosen)
    {
        var path = Path.GetFullPath(chosen);
        lock (_lock)
        {
            var free = path;
            for (var number = 2; !_taken.Add(free); number++)
            {
                free = Path.Combine(
                    Path.GetDirectoryName(path)!,
                    string.Format(CultureInfo.InvariantCulture, "{0} ({1}){2}", Path.GetFileNameWithoutExtension(path), number, Path.GetExtension(path)));
            }

            return free;
        }
    }

    private static bool IsFile(string destination) =>
        MediaTypes.IsMedia(destination) && !Directory.Exists(destination);

    private static string DefaultName(Project project, Edit? edit)
    {
        var first = edit?.Clips.FirstOrDefault() ?? project.Clips.FirstOrDefault();

        // A name that a server gave must not lead out of the folder.
        var name = Clean(Path.GetFileNameWithoutExtension(Clean(first?.Name ?? project.Name)));
        return (name.Length == 0 ? "video" : name) + "-edited";
    }

    private static string Clean(string name)
    {
        var forbidden = Path.GetInvalidFileNameChars().Concat(['/', '\\', ':', '*', '?', '"', '<', '>', '|']).ToArray();
        var clean = new string([.. name.Select(letter => forbidden.Contains(letter) || char.IsControl(letter) ? '_' : letter)]).Trim(' ', '.');
        return clean.Length > 120 ? clean.Substring(0, 120) : clean;
    }
}
