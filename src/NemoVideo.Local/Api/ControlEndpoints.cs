using System.Text.Json;
using NemoVideo.Local.Faults;

namespace NemoVideo.Local.Api;

/// <summary>What is not part of the cloud's API: holding the server and, on request, controlling it in tests.</summary>
internal static class ControlEndpoints
{
    private static readonly TimeSpan HoldInterval = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder routes, Backend backend)
    {
        routes.MapMethods("/local/hold", ["GET"], (RequestDelegate)(context => HoldAsync(context, backend)));
        if (!backend.Options.Control && backend.Options.Faults is null)
        {
            return;
        }

        routes.MapMethods("/local/faults", ["GET"], (RequestDelegate)(context => FaultsAsync(context, backend)));
        routes.MapMethods("/local/faults", ["POST"], (RequestDelegate)(context => SetFaultsAsync(context, backend)));
        routes.MapMethods("/local/clock", ["POST"], (RequestDelegate)(context => ClockAsync(context, backend)));
        routes.MapMethods("/local/requests", ["GET"], (RequestDelegate)(context => RequestsAsync(context, backend)));
    }

    /// <summary>Open for as long as the client likes; a blank now and then shows each side that the other is there.</summary>
    private static async Task HoldAsync(HttpContext context, Backend backend)
    {
        using var held = backend.Holds.TryHold();
        if (held is null)
        {
            // Nobody held it for too long: a client that comes now has to start its own.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        context.Response.ContentType = "text/plain";
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, backend.Stopping);
        try
        {
            while (true)
            {
                await context.Response.Body.WriteAsync(" "u8.ToArray(), either.Token);
                await context.Response.Body.FlushAsync(either.Token);
                await Task.Delay(HoldInterval, backend.Clock, either.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The client left, or the server is shutting down.
        }
    }

    private static Task FaultsAsync(HttpContext context, Backend backend) =>
        Answers.BareAsync(context, backend.Faults.Plan, FaultJson.Default.FaultPlan);

    private static async Task SetFaultsAsync(HttpContext context, Backend backend)
    {
        var plan = await Requests.ReadJsonAsync(context, FaultJson.Default.FaultPlan);
        try
        {
            plan.Check();
        }
        catch (JsonException e)
        {
            throw new ApiException(StatusCodes.Status422UnprocessableEntity, e.Message, ErrorForm.Detail);
        }

        backend.Faults.Plan = plan;
        backend.Folder.Full = plan.DiskFull;
        await FaultsAsync(context, backend);
    }

    private static async Task ClockAsync(HttpContext context, Backend backend)
    {
        var request = await Requests.ReadJsonAsync(context, WireJson.Default.ClockRequest);
        if (!(request.AdvanceSeconds >= 0) || request.AdvanceSeconds > TimeSpan.FromDays(3650).TotalSeconds)
        {
            throw new ApiException(
                StatusCodes.Status422UnprocessableEntity,
                "advance_seconds must be from 0 to ten years.",
                ErrorForm.Detail
            );
        }

        backend.Clock.Advance(TimeSpan.FromSeconds(request.AdvanceSeconds));
        await Answers.BareAsync(context, new ClockAnswer(backend.Clock.GetUtcNow()), WireJson.Default.ClockAnswer);
    }

    private static Task RequestsAsync(HttpContext context, Backend backend) =>
        Answers.BareAsync(context, new RequestsAnswer(backend.Requests.Open, backend.Requests.All()), WireJson.Default.RequestsAnswer);
}
