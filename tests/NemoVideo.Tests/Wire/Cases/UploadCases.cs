namespace NemoVideo.Tests.Wire;

/// <summary>Uploads.</summary>
internal static class UploadCases
{
    public static IReadOnlyList<WireCase> All { get; } = [];
}
