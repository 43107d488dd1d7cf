namespace NemoVideo.Tests.Wire;

/// <summary>States, timelines, sessions and credits.</summary>
internal static class StateCases
{
    public static IReadOnlyList<WireCase> All { get; } = [];
}
