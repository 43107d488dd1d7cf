using System.Text.Json;
using NemoVideo.Core;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Json;

/// <summary>
/// Reads the state call's answer: <c>state.draft</c>, <c>state.video_infos</c>, <c>state.generated_media</c> and what is next
/// to them.
/// </summary>
internal static class StateReader
{
    public static ProjectSnapshot Read(JsonElement data, Uri origin)
    {
        var state = data.Required("the state's answer").Member("state") is { ValueKind: JsonValueKind.Object } inner ? inner : data;
        return new ProjectSnapshot(
            DraftReader.Read(state.Member("draft")),
            [
                .. state
                    .Member("video_infos", "videoInfos")
                    .Entries()
                    .Where(entry => entry.Value.ValueKind is JsonValueKind.Object or JsonValueKind.String)
                    .Select(entry => AnswerShapes.File(entry.Value, origin, entry.Key)),
            ],
            [
                .. state
                    .Member("generated_media", "generatedMedia")
                    .Entries()
                    .Where(entry => entry.Value.ValueKind is JsonValueKind.Object or JsonValueKind.String)
                    .Select(entry => Media(entry.Key, entry.Value, origin)),
            ],
            CleanText.Line(data.Text("task_name", "taskName") ?? state.Text("task_name")),
            data.Id("user_id", "userId") ?? state.Id("user_id"),
            data.Id("bind_id", "bindId") ?? state.Id("bind_id"),
            AnalysisReader.Read(state.Member("video_analyses", "videoAnalyses")),
            data.Id("task_id", "taskId") ?? state.Id("task_id")
        );
    }

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
