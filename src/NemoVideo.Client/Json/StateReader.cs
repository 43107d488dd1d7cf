using System.Text.Json;
using NemoVideo.Core;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Json;

/// <summary>
/// Reads the state call's answer: <c>state.draft</c>, <c>state.video_infos</c>, <c>state.generated_media</c> and what is next to
/// them. Each may also stand beside <c>state</c>, and each, <c>state</c> too, may be JSON in a text.
/// </summary>
internal static class StateReader
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement.Clone();

    public static ProjectSnapshot Read(JsonElement data, Uri origin)
    {
        // An empty list is how PHP writes an empty object.
        data =
            data.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            || (data.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(data.SafeString()))
                ? Nothing
            : data.ValueKind != JsonValueKind.Array ? data
            : data.EnumerateArray().FirstOrDefault(entry => entry.ValueKind == JsonValueKind.Object)
                is { ValueKind: JsonValueKind.Object } only
                ? only
            : Nothing;
        var places = Places(data.Required("the state's answer")).ToList();
        return new ProjectSnapshot(
            Members(places, "draft", "draft_json", "draftJson")
                .Select(draft => DraftReader.Read(draft))
                .FirstOrDefault(timeline => timeline is not null),
            [
                .. First(places, "video_infos", "videoInfos")
                    .Entries()
                    .Where(IsDescribed)
                    .Select(entry => AnswerShapes.File(entry.Value, origin, entry.Key)),
            ],
            [
                .. First(places, "generated_media", "generatedMedia")
                    .Entries()
                    .Where(IsDescribed)
                    .Select(entry => Media(entry.Key, entry.Value, origin)),
            ],
            CleanText.Line(First(places, place => place.Text("task_name", "taskName"))),
            First(places, place => place.Id("user_id", "userId")),
            First(places, place => place.Id("bind_id", "bindId")),
            AnalysisReader.Read(First(places, "video_analyses", "videoAnalyses")),
            First(places, place => place.Id("task_id", "taskId"))
        )
        {
            ListsClips = First(places, "video_infos", "videoInfos") is not null,
        };
    }

    /// <summary>Where its members may be: in <c>state</c>, beside it, or outside of <c>data</c>.</summary>
    private static IEnumerable<JsonElement> Places(JsonElement answer)
    {
        IEnumerable<JsonElement> holders = [.. Opened(answer, "data", "result", "payload", "session", "project"), answer];
        foreach (var place in holders)
        {
            foreach (var state in Opened(place, "state", "session_state", "sessionState"))
            {
                yield return state;
                foreach (var inner in Opened(state, "values", "project"))
                {
                    yield return inner;
                }
            }

            yield return place;
        }
    }

    /// <summary>The objects under these names, opened if they are JSON in a text.</summary>
    private static IEnumerable<JsonElement> Opened(JsonElement place, params string[] names) =>
        from name in names
        let inner = place.Member(name)?.Opened()
        where inner is { ValueKind: JsonValueKind.Object }
        select inner.Value;

    private static IEnumerable<JsonElement> Members(IEnumerable<JsonElement> places, params string[] names) =>
        places.Select(place => place.Member(names)).OfType<JsonElement>();

    private static JsonElement? First(IEnumerable<JsonElement> places, params string[] names) =>
        (from place in places let member = place.Member(names)?.Opened() where member is not null select member).FirstOrDefault();

    private static string? First(IEnumerable<JsonElement> places, Func<JsonElement, string?> read) =>
        places.Select(read).FirstOrDefault(text => text is not null);

    private static bool IsDescribed((string? Key, JsonElement Value) entry) =>
        entry.Value.ValueKind is JsonValueKind.Object or JsonValueKind.String;

    private static GeneratedMedia Media(string? key, JsonElement entry, Uri origin) =>
        new()
        {
            Id = CleanText.Line(entry.Text("id", "media_id", "task_id") ?? key),
            Name = CleanText.Line(entry.Text("name", "title", "filename", "file_name", "prompt")),
            Kind = CleanText.Line(entry.Text("type", "kind", "media_type", "file_type")),
            Uri = AnswerShapes.File(entry, origin).RemoteUri,
            Json = entry.GetRawText(),
        };
}
