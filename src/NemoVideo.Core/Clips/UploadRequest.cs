namespace NemoVideo.Core.Clips;

/// <summary>One file or address to upload.</summary>
/// <param name="Path">Full path of a file, or null.</param>
/// <param name="Uri">Address, or null.</param>
/// <param name="Order">Where it stands among all that the connection uploads: a project's clips are in this order.</param>
/// <param name="Force">Also when the same file is in the project already.</param>
internal sealed record UploadRequest(string? Path, Uri? Uri, string? Project, string? Prompt, string? Destination, bool Force, long Order = 0);
