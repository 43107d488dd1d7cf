namespace NemoVideo.Core.Clips;

/// <summary>One file or address to upload.</summary>
/// <param name="Order">Its position among everything the connection uploads: a project's clips are in this order.</param>
/// <param name="Force">Even if the same file is already in the project.</param>
internal sealed record UploadRequest(
    ClipSource Source,
    ProjectRef? Project,
    string? Prompt,
    string? Destination,
    bool Force,
    long Order = 0
);
