namespace NemoVideo.Core.Exports;

/// <summary>One export to make.</summary>
/// <param name="Project">The project to render.</param>
/// <param name="Edit">The edit whose draft is rendered; null uses the project's latest state.</param>
/// <param name="Destination">File or folder, as given; null is the current folder.</param>
/// <param name="CurrentFolder">What paths are relative to: the session's folder, which is not the process's.</param>
internal sealed record ExportRequest(
    Project Project,
    Edit? Edit,
    string? Destination,
    string CurrentFolder,
    RenderOptions Options,
    bool Force,
    bool NoWait
);
