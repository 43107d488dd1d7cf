namespace NemoVideo.Core.Clips;

/// <summary>One file or address to upload.</summary>
/// <param name="Order">Where it stands among all that the connection uploads: a project's clips are in this order.</param>
/// <param name="Force">Also when the same file is in the project already.</param>
internal sealed record UploadRequest(ClipSource Source, ProjectRef? Project, string? Prompt, string? Destination, bool Force, long Order = 0);
