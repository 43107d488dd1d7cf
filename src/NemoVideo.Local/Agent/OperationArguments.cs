using System.Collections;
using System.Reflection;
using System.Text.Json;
using NemoVideo.Local.Language.Tables;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Rankings;
using NemoVideo.Local.Timeline;

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
            TimePoint point => Text(point),
            ClipReference { Kind: null } clip => (object?)clip.Name ?? clip.Number,
            ClipReference clip => clip.Words().English,
            Scope scope => Text(scope),
            Enum name => JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString()),
            StandingList standings => standings.Rows.Take(50).Select(row => $"{row.Name} {Phrase.Number(row.Score)}").ToList(),
            RankedPart part => RankParts.KeyOf(part.Part) + (part.Percent is { } percent ? $" {Phrase.Number(percent)}%" : ""),
            Operation operation => Of(operation),
            IEnumerable list => list.Cast<object?>().Select(Plain).ToList(),
            _ => value,
        };

    private static string Text(TimePoint point)
    {
        List<string> parts = point.FromEnd ? ["end"] : [];
        if (point.Share != 0)
        {
            parts.Add($"{Phrase.Number(point.Share * 100)}%");
        }

        if (point.Offset != TimeSpan.Zero || parts.Count == 0)
        {
            parts.Add(Phrase.Number(point.Offset.TotalSeconds));
        }

        return string.Join(point.FromEnd ? "-" : "+", parts);
    }

    /// <summary>"clip 2 from 3 to 6, the last clip, but not 0 to 1".</summary>
    private static string Text(Scope scope)
    {
        var places = scope.In.Count == 0 ? "everywhere" : string.Join(", ", scope.In.Select(Text));
        return scope.Except.Count == 0 ? places : $"{places}, but not {string.Join(", ", scope.Except.Select(Text))}";
    }

    private static string Text(Place place)
    {
        var range = place is { From: null, To: null }
            ? ""
            : $"from {Text(place.From ?? TimePoint.Start)} to {Text(place.To ?? TimePoint.End)}";
        return place.Clip is { } clip ? $"{clip.Words().English} {range}".TrimEnd()
            : range.Length > 0 ? range
            : "everywhere";
    }
}
