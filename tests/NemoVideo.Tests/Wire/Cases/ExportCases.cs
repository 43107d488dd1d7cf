namespace NemoVideo.Tests.Wire;

/// <summary>Renders and their files.</summary>
internal static class ExportCases
{
    public static IReadOnlyList<WireCase> All { get; } = [];
}
