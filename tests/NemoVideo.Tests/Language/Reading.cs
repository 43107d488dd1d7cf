using System.Globalization;
using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Joins;

namespace NemoVideo.Tests.Language;

/// <summary>What the tests of the instruction reader share.</summary>
internal static class Reading
{
    public static Instruction Read(string message) => OperationList.Reader.Read(message);

    /// <summary>The message is these operations, in this order, and nothing of it is left.</summary>
    public static void AssertReads(string message, params Operation[] expected)
    {
        var instruction = Read(message);
        AssertOperations(instruction, expected);
        Assert.Empty(instruction.NotUnderstood);
    }

    public static void AssertOperations(Instruction instruction, params Operation[] expected) =>
        Assert.Equal(Describe(expected), Describe(instruction.Operations));

    public static string Describe(IEnumerable<Operation> operations) =>
        string.Join(
            "; ",
            operations.Select(o => o is JoinClips { Order: { } order } ? $"JoinClips {string.Join(", ", order)}" : o.ToString())
        );

    public static TimePoint At(double seconds) => new(TimeSpan.FromSeconds(seconds));

    public static TimePoint FromEnd(double seconds) => new(TimeSpan.FromSeconds(seconds), FromEnd: true);

    public static TimeSpan Seconds(string seconds) => TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
}
