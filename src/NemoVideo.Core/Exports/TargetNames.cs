using System.Globalization;

namespace NemoVideo.Core.Exports;

/// <summary>
/// Where a video goes. A destination that ends in a media extension is a file, anything else a folder; the default name is that
/// of the project's first clip with <c>-edited</c>; two of the same run get <c> (2)</c>.
/// </summary>
internal sealed class TargetNames
{
    private static readonly string[] Formats = ["mp4", "mov"];
    private static readonly string[] MediaExtensions = [.. NemoErrors.AcceptedFormats.Split(',').Select(format => "." + format.Trim())];

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

    /// <summary>Throws where the file can't be written there, before anything is submitted; makes the folder.</summary>
    public static void Check(string path, IEnumerable<string> sources, bool force)
    {
        if (sources.Any(source => IsSameFile(source, path)))
        {
            throw NemoErrors.SourceWouldBeReplaced(path);
        }

        if (Directory.Exists(path))
        {
            throw NemoErrors.DestinationNotWritable(path, "it is a folder.");
        }

        if (File.Exists(path) && !force)
        {
            throw NemoErrors.FileExists(path);
        }

        var probe = PartialOf(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var isNew = !File.Exists(probe);
            using (new FileStream(probe, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
            {
                // Opening it is the test.
            }

            if (isNew)
            {
                File.Delete(probe);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw NemoErrors.DestinationNotWritable(path, error.Message, error);
        }
    }

    /// <summary>The name beside it that a download has until it is whole.</summary>
    public static string PartialOf(string path) => path + ".partial";

    /// <summary>Gives a whole download its name.</summary>
    public static void Finish(string path, bool overwrite)
    {
        var partial = PartialOf(path);
        try
        {
            if (overwrite && File.Exists(path))
            {
                File.Replace(partial, path, null);
            }
            else
            {
                File.Move(partial, path);
            }
        }
        catch (IOException error) when (File.Exists(path) && !overwrite)
        {
            throw WithKept(NemoErrors.FileExists(path), partial, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NemoErrors.DestinationNotWritable(path, $"{error.Message} The video lies at '{partial}'.", error);
        }
    }

    private static NemoException WithKept(NemoException error, string partial, Exception inner) => new(
        error.ErrorId, error.Kind, $"{error.Message} The video lies at '{partial}'.", error.RecommendedAction, inner)
    {
        Target = error.Target,
    };

    private static bool IsFile(string destination) =>
        MediaExtensions.Contains(Path.GetExtension(destination), StringComparer.OrdinalIgnoreCase) && !Directory.Exists(destination);

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

    private static bool IsSameFile(string one, string other)
    {
        // Two names of one file differ in case on Windows and macOS; taking them for the same is the safe side everywhere.
        return string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), StringComparison.OrdinalIgnoreCase);
    }
}
