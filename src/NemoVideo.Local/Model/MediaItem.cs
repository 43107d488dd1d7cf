namespace NemoVideo.Local.Model;

/// <summary>A file uploaded to a project.</summary>
/// <param name="Id">Made by the backend; a draft's <c>src</c> refers to it.</param>
/// <param name="FileName">The name it was uploaded under, for people.</param>
/// <param name="FilePath">Where it is on this machine.</param>
internal sealed record MediaItem(string Id, string FileName, string FilePath, MediaInfo Info);
