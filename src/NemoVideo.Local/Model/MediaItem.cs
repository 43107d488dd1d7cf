namespace NemoVideo.Local.Model;

/// <summary>A file that was uploaded into a project.</summary>
/// <param name="Id">Made by the backend; what a draft's <c>src</c> names.</param>
/// <param name="FileName">The name it was uploaded under, for people.</param>
/// <param name="FilePath">Where it lies on this machine.</param>
internal sealed record MediaItem(string Id, string FileName, string FilePath, MediaInfo Info);
