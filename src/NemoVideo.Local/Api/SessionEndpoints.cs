using System.Text.Json;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Model;
using NemoVideo.Local.Store;

namespace NemoVideo.Local.Api;

/// <summary>Creating a session, and its state.</summary>
internal static class SessionEndpoints
{
    private const int LongestName = 200;

    public static void Map(IEndpointRouteBuilder routes, Backend backend)
    {
        routes.MapCall("POST", "/api/tasks/me/with-session/nemo_agent", ApiCall.Session, context => CreateAsync(context, backend));
        routes.MapCall("GET", "/api/state/nemo_agent/me/{session}/latest", ApiCall.State, context => StateAsync(context, backend));
    }

    private static async Task CreateAsync(HttpContext context, Backend backend)
    {
        var account = Requests.Authenticate(context, backend);
        var request = await Requests.ReadJsonAsync(context, WireJson.Default.SessionRequest);
        var name = string.IsNullOrWhiteSpace(request.TaskName) ? "project" : request.TaskName;
        var project = backend.Projects.Create(account.UserId, name[..Math.Min(name.Length, LongestName)], request.Language);
        await Answers.DataAsync(
            context,
            new SessionAnswer(project.TaskId, Id(backend, project), account.UserId),
            WireJson.Default.SessionAnswer
        );
    }

    private static Task StateAsync(HttpContext context, Backend backend)
    {
        var account = Requests.Authenticate(context, backend);
        var project = Requests.ProjectOf(backend, account, Requests.RouteValue(context, "session"));
        var draft = backend.Projects.ReadDraft(project, project.Draft);
        var state = new SessionState(
            draft,
            Collection(backend, [.. project.Media.Select(m => Describe(context, project, m))]),
            Collection(backend, []),
            Analyses(backend, project.Analyses),
            draft is null ? null : new CanvasConfig(draft.Metadata.Width, draft.Metadata.Height, draft.Metadata.FrameRate)
        );
        return Answers.DataAsync(
            context,
            new StateAnswer(Id(backend, project), project.TaskId, project.TaskName, state),
            WireJson.Default.StateAnswer
        );
    }

    /// <summary>An uploaded file, as answers show it.</summary>
    public static FileAnswer Describe(HttpContext context, Project project, StoredMedia media) =>
        new(
            media.Id,
            media.FileName,
            media.Info.Kind.ToString().ToLowerInvariant(),
            Addresses.OfMedia(context, project, media),
            media.Info.Duration.TotalSeconds,
            media.Info.Width,
            media.Info.Height,
            media.Info.FrameRate,
            media.Size,
            media.Hash
        );

    private static WireId Id(Backend backend, Project project) => new(project.SessionId, backend.Faults.Shape.Ids == IdForm.Number);

    private static JsonElement Analyses(Backend backend, IReadOnlyList<Analysis> analyses) =>
        backend.Faults.Shape.Collections == CollectionForm.List
            ? JsonSerializer.SerializeToElement(analyses, WireJson.Default.IReadOnlyListAnalysis)
            : JsonSerializer.SerializeToElement(
                analyses
                    .Select((analysis, index) => (Key: $"{analysis.Kind}_{index + 1}", analysis))
                    .ToDictionary(pair => pair.Key, pair => pair.analysis),
                WireJson.Default.DictionaryStringAnalysis
            );

    private static JsonElement Collection(Backend backend, IReadOnlyList<FileAnswer> files) =>
        backend.Faults.Shape.Collections == CollectionForm.List
            ? JsonSerializer.SerializeToElement(files, WireJson.Default.IReadOnlyListFileAnswer)
            : JsonSerializer.SerializeToElement(files.ToDictionary(f => f.MediaId), WireJson.Default.DictionaryStringFileAnswer);
}
