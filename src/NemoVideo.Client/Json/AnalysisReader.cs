using System.Text.Json;
using NemoVideo.Core;

namespace NemoVideo.Client.Json;

/// <summary>
/// Reads <c>video_analyses</c>, list or object. Its shape is not documented: an analysis with keys unlike the local backend's keeps
/// its JSON and shows what can be read.
/// </summary>
internal static class AnalysisReader
{
    public static IReadOnlyList<Analysis> Read(JsonElement? analyses) =>
        [
            .. analyses
                .Entries()
                .Where(entry => entry.Value.ValueKind == JsonValueKind.Object)
                .Select(entry => new Analysis
                {
                    Kind = CleanText.Line(entry.Value.Text("kind", "type") ?? entry.Key),
                    Title = CleanText.Line(entry.Value.Text("title", "name", "summary")),
                    Items =
                    [
                        .. entry
                            .Value.Member("items", "results", "segments")
                            .Entries()
                            .Where(item => item.Value.ValueKind == JsonValueKind.Object)
                            .Select(item => Item(item.Key, item.Value)),
                    ],
                    Json = entry.Value.GetRawText(),
                }),
        ];

    private static AnalysisItem Item(string? key, JsonElement item) =>
        new()
        {
            Rank = (int?)item.Number("rank"),
            Name = CleanText.Line(item.Text("name", "title", "label") ?? key),
            Score = item.Number("score"),
            Start = Milliseconds(item.Number("start")),
            Duration = Milliseconds(item.Number("duration")),
            Parts = item.Member("parts") is { ValueKind: JsonValueKind.Object } parts
                ? parts
                    .EnumerateObject()
                    .Where(part => part.Value.ValueKind == JsonValueKind.Number)
                    .GroupBy(part => CleanText.Line(part.Name) ?? "")
                    .ToDictionary(part => part.Key, part => part.Last().Value.GetDouble())
                : new Dictionary<string, double>(),
            Reason = CleanText.Line(item.Text("reason")),
        };

    private static TimeSpan? Milliseconds(double? value) =>
        value is { } number && double.IsFinite(number) && Math.Abs(number) < TimeSpan.MaxValue.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(number)
            : null;
}
