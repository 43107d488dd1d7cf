using System.Collections;
using System.Reflection;
using System.Text.Json;
using NemoVideo.Local.Language.Tables;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Rankings;

namespace NemoVideo.Local.Agent;

/// <summary>An operation's members as the arguments of a tool call: snake case, seconds, omitted where not said.</summary>
internal static class OperationArguments
{
    public static IReadOnlyDictionary<string, object?> Of(Operation operation) =>
        operation
            .GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property =>
                (Name: JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), Value: Plain(property.GetValue(operation)))
            )
            .Where(member => member.Value is not null)
            .ToDictionary(member => member.Name, member => member.Value);

    private static object? Plain(object? value) =>
        value switch
        {
            null => null,
            string text => text,
            TimeSpan time => time.TotalSeconds,
            TimePoint { FromEnd: true, Offset.Ticks: 0 } => "end",
            TimePoint { FromEnd: true } point => $"end-{Phrase.Number(point.Offset.TotalSeconds)}",
            TimePoint point => Phrase.Number(point.Offset.TotalSeconds),
            ClipReference clip => (object?)clip.Name ?? clip.Number,
            Enum name => JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString()),
            StandingList standings => standings.Rows.Take(50).Select(row => $"{row.Name} {Phrase.Number(row.Score)}").ToList(),
            RankedPart part => RankParts.KeyOf(part.Part) + (part.Percent is { } percent ? $" {Phrase.Number(percent)}%" : ""),
            Operation operation => Of(operation),
            IEnumerable list => list.Cast<object?>().Select(Plain).ToList(),
            _ => value,
        };
}
