using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Exports;

/// <summary>Where a video goes: a destination that ends in a media extension is a file, anything else a folder.</summary>
internal static class TargetPath
{
    /// <summary>The options with their format: that of the file's extension, or else the requested one, or else mp4.</summary>
    public static RenderOptions Settle(RenderOptions options, string? destination)
    {
        var asked = options.Format?.TrimStart('.').ToLowerInvariant();
        if (destination is null || !IsFile(destination))
        {
            return options with { Format = asked ?? RenderOptions.Mp4 };
        }

        var ending = Path.GetExtension(destination).TrimStart('.').ToLowerInvariant();
        return asked is not null && asked != ending ? throw NemoErrors.FormatMismatch(destination, asked)
            : RenderOptions.Formats.Contains(ending) ? options with { Format = ending }
            : throw NemoErrors.FormatNotAvailable(destination);
    }

    /// <summary>Full path of a new video.</summary>
    /// <param name="options">With their format.</param>
    public static string Of(ExportRequest request, RenderOptions options)
    {
        var destination = request.Destination is null ? request.CurrentFolder : Path.Combine(request.CurrentFolder, request.Destination);
        return request.Destination is not null && IsFile(destination)
            ? destination
            : Path.Combine(destination, DefaultName.Of(request.Project, request.Edit) + "." + options.Format);
    }

    /// <summary>Full path for an earlier session's export: in another folder it keeps its name.</summary>
    public static string Of(ExportEntry entry, string destination)
    {
        if (!IsFile(destination))
        {
            return Path.Combine(destination, Path.GetFileName(entry.Destination));
        }

        // The video already exists: its format is fixed.
        Settle(entry.Options, destination);
        return destination;
    }

    private static bool IsFile(string destination) => MediaTypes.IsMedia(destination) && !Directory.Exists(destination);
}
