using System.Threading.Channels;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Work;

namespace NemoVideo.Local.Api;

/// <summary>A message to the agent, answered with a stream.</summary>
internal static class MessageEndpoint
{
    private const long MaxMessage = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes, Backend backend) =>
        routes.MapCall("POST", "/run_sse", ApiCall.Run, context => RunAsync(context, backend));

    private static async Task RunAsync(HttpContext context, Backend backend)
    {
        var account = Requests.Authenticate(context, backend);
        var request = await Requests.ReadJsonAsync(context, WireJson.Default.MessageRequest, MaxMessage);
        var project = Requests.ProjectOf(backend, account, request.SessionId.Text);
        var message = string.Concat(request.NewMessage?.Parts?.Select(part => part?.Text) ?? []);
        if (string.IsNullOrWhiteSpace(message))
        {
            throw new ApiException(StatusCodes.Status422UnprocessableEntity, "new_message has no text.", ErrorForm.Detail);
        }

        var cost = backend.Options.Strict ? backend.Options.EditCost : 0;
        if (cost > 0 && !backend.Accounts.TryFreeze(account.UserId, cost))
        {
            throw new ApiException(
                ApiCode.OutOfCredits,
                $"Not enough credits: an edit costs {cost}, and {account.Available} are available."
            );
        }

        var events = backend.Edits.Start(project, message, cost);
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        var quirks = context.Features.Get<StreamQuirks>() ?? new StreamQuirks(false, false);
        var stream = new EventStream(context.Response.Body, backend.Faults.Shape, backend.Clock);
        await stream.BeginAsync(context.RequestAborted);
        await RelayAsync(
            events,
            stream,
            quirks,
            TimeSpan.FromSeconds(backend.Faults.Shape.HeartbeatSeconds),
            backend.Clock,
            context.RequestAborted
        );
    }

    private static async Task RelayAsync(
        ChannelReader<EditEvent> events,
        EventStream stream,
        StreamQuirks quirks,
        TimeSpan heartbeat,
        ServerClock clock,
        CancellationToken left
    )
    {
        var more = events.WaitToReadAsync(left).AsTask();
        while (true)
        {
            try
            {
                if (!await more.WaitAsync(heartbeat, clock, left))
                {
                    return;
                }
            }
            catch (TimeoutException)
            {
                await stream.HeartbeatAsync(left);
                continue;
            }

            while (events.TryRead(out var next))
            {
                await WriteAsync(next, stream, quirks, left);
            }

            more = events.WaitToReadAsync(left).AsTask();
        }
    }

    private static async Task WriteAsync(EditEvent next, EventStream stream, StreamQuirks quirks, CancellationToken left)
    {
        switch (next)
        {
            case StepBegan step:
                await stream.ToolCallAsync(step.Id, step.Step.Tool, step.Step.Arguments, left);
                break;
            case StepEnded step:
                await stream.ToolResultAsync(step.Id, step.Step.Tool, left);
                break;
            case EditReplied reply when !quirks.Silent && reply.Text.Length > 0:
                await stream.TextAsync(reply.Text, left);
                if (quirks.TemporaryIssue)
                {
                    await stream.TextAsync("I encountered a temporary issue", left);
                }

                break;
            case EditFailed failure:
                await stream.ErrorAsync(failure.Message, left);
                break;
        }
    }
}
