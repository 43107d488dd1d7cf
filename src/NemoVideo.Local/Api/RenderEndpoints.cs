using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Model;
using NemoVideo.Local.Store;

namespace NemoVideo.Local.Api;

/// <summary>Exports.</summary>
internal sealed class RenderEndpoints(Backend backend)
{
    private const string Root = "/api/render/proxy/lambda";
    private const int LongestId = 200;
    private static readonly string[] Attribution = ["X-Skill-Source", "X-Skill-Version", "X-Skill-Platform"];

    /// <summary>How many times each job was polled, for the shapes that depend on it.</summary>
    private readonly ConcurrentDictionary<string, Polls> _polls = new();

    public static void Map(IEndpointRouteBuilder routes, Backend backend)
    {
        var endpoints = new RenderEndpoints(backend);
        routes.MapCall("POST", Root, ApiCall.Render, endpoints.SubmitAsync);
        routes.MapCall("GET", Root + "/{id}", ApiCall.Poll, endpoints.PollAsync);
        routes.MapCall("POST", Root + "/{id}/cancel", ApiCall.Cancel, endpoints.CancelAsync);
        routes.MapCall("GET", "/api/render/proxy/{id}/download", ApiCall.Download, endpoints.DownloadAsync);
    }

    private async Task SubmitAsync(HttpContext context)
    {
        var account = Requests.Authenticate(context, backend);
        if (backend.Options.Strict && Attribution.FirstOrDefault(h => string.IsNullOrEmpty(context.Request.Headers[h])) is { } missing)
        {
            throw new ApiException(ApiCode.ExportBlocked, $"Export is blocked: the header {missing} is missing.");
        }

        var request = await Requests.ReadJsonAsync(context, WireJson.Default.RenderRequest);
        var project = Requests.ProjectOf(backend, account, request.SessionId.Text);
        if (request.Id.Text is not { Length: > 0 and <= LongestId } id)
        {
            throw Refuse($"id must be a string of 1 to {LongestId} characters.");
        }

        var draft = ReadDraft(request.Draft);

        var job = new RenderJob
        {
            Key = RenderStore.KeyOf(account.UserId, id),
            Id = id,
            UserId = account.UserId,
            SessionId = project.SessionId,
            Draft = request.Draft,
            Output = OutputOf(request.Output, draft),
            Secret = RandomNumberGenerator.GetHexString(32, lowercase: true),
            CreatedAt = backend.Clock.GetUtcNow(),
        };
        if (backend.Renders.TryAdd(job, out var kept))
        {
            backend.Queue.Enqueue(job);
        }
        else if (backend.Faults.Shape.DuplicateRender == DuplicateForm.Error)
        {
            throw Refuse($"There is already a render {id}.");
        }

        await Answers.SuccessAsync(context, AnswerOf(kept), WireJson.Default.RenderAnswer);
    }

    private async Task PollAsync(HttpContext context)
    {
        var job = JobOf(context);
        var shape = backend.Faults.Shape;
        var polls = _polls.GetOrAdd(job.Key, _ => new Polls());
        var known = Interlocked.Increment(ref polls.All) > shape.PollsWithUnknownStatus;
        var status = known ? StatusOf(job) : "warming_up";
        var completed = known && job.Status == RenderStatus.Completed;
        var url =
            completed && Interlocked.Increment(ref polls.Completed) > shape.PollsWithoutAddress ? Addresses.OfRender(context, job) : null;
        if (shape.Poll == PollForm.Wrapped)
        {
            await Answers.SuccessAsync(
                context,
                new WrappedPoll(
                    job.Id,
                    status,
                    job.Progress,
                    job.Error,
                    url,
                    job.CreatedAt.ToUnixTimeMilliseconds(),
                    job.CompletedAt?.ToUnixTimeMilliseconds()
                ),
                WireJson.Default.WrappedPoll
            );
            return;
        }

        var output = completed ? new BarePollOutput(url, job.Duration, job.Size) : null;
        await Answers.BareAsync(context, new BarePoll(job.Id, status, job.Progress, job.Error, output), WireJson.Default.BarePoll);
    }

    private Task CancelAsync(HttpContext context) =>
        Answers.SuccessAsync(context, AnswerOf(backend.Queue.Cancel(JobOf(context))), WireJson.Default.RenderAnswer);

    private Task DownloadAsync(HttpContext context)
    {
        var job = JobOf(context);
        if (job.Status != RenderStatus.Completed)
        {
            throw new ApiException(
                StatusCodes.Status409Conflict,
                $"The render is {StatusOf(job)}, so there is no file.",
                ErrorForm.Success
            );
        }

        return FileEndpoints.SendAsync(context, backend.Renders.OutputPath(job), Addresses.NameOf(job));
    }

    private RenderJob JobOf(HttpContext context)
    {
        var account = Requests.Authenticate(context, backend);
        return backend.Renders.Find(RenderStore.KeyOf(account.UserId, Requests.RouteValue(context, "id")))
            ?? throw new ApiException(StatusCodes.Status404NotFound, "There is no such render.", ErrorForm.Success);
    }

    private static Draft ReadDraft(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            throw Refuse("There is nothing to export: there is no draft.");
        }

        try
        {
            var draft = DraftJson.Read(json);
            if (!draft.Tracks.Any(t => t.Segments.Count > 0))
            {
                throw Refuse("There is nothing to export: the draft has no segments.");
            }

            if (DraftLimits.Problem(draft) is { } problem)
            {
                throw Refuse(problem);
            }

            return draft;
        }
        catch (JsonException e)
        {
            throw Refuse($"The draft can't be read: {e.Message}");
        }
    }

    private static RenderOutput OutputOf(RenderRequestOutput? asked, Draft draft)
    {
        var usual = new RenderOutput();
        var output = new RenderOutput(asked?.Format ?? usual.Format, asked?.Quality ?? usual.Quality, asked?.Resolution);
        return output.Problem(draft.Metadata) is { } problem ? throw Refuse(problem) : output;
    }

    private static RenderAnswer AnswerOf(RenderJob job) => new(job.Id, StatusOf(job), job.Progress);

    private static string StatusOf(RenderJob job) => job.Status.ToString().ToLowerInvariant();

    private static ApiException Refuse(string message) => new(StatusCodes.Status400BadRequest, message, ErrorForm.Success);

    private sealed class Polls
    {
        public int All;
        public int Completed;
    }
}
