namespace NemoVideo.Tests.Wire;

/// <summary>Answers to a message.</summary>
internal static class StreamCases
{
    public static IReadOnlyList<WireCase> All { get; } = [];
}
