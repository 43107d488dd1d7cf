using NemoVideo.Lists;

namespace NemoVideo.Tests.Language;

/// <summary>The open lists of instructions: each is followed, but those in <c>not-yet.txt</c>.</summary>
public class ListTests
{
    private static readonly Dictionary<string, List<Said>> Instructions = typeof(IList)
        .Assembly.GetTypes()
        .Where(type => type.Namespace == "NemoVideo.Lists.Building" && type.IsAssignableTo(typeof(IList)))
        .Select(type => (IList)Activator.CreateInstance(type)!)
        .SelectMany(list => list.All())
        .GroupBy(said => NotYet.Row(said.ToString()))
        .ToDictionary(group => group.Key, group => group.ToList());

    private static readonly NotYet Listed = new("not-yet.txt", () => Instructions.Keys.Where(row => !IsRight(row)));

    public static TheoryData<string> Rows => [.. Instructions.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_instruction_is_followed(string row) => Listed.Check([(row, IsRight(row))]);

    [Fact]
    public void What_is_not_yet_followed_is_in_the_lists() => Listed.CheckLines(Instructions.Keys);

    private static bool IsRight(string row) => Instructions[row].All(said => Judge.Of(said).Judgement == Judgement.Right);
}
