using System.Net;
using Microsoft.Extensions.Primitives;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Store;
using NemoVideo.Local.Work;

namespace NemoVideo.Local.Api;

/// <summary>What every request goes through: access checks, the log, faults, and errors.</summary>
internal static class Middleware
{
    public static void Use(WebApplication app, Backend backend, TextWriter? log)
    {
        app.Use(next =>
            context =>
                IsLocal(context.Request)
                    ? next(context)
                    : Answers.ErrorAsync(
                        context,
                        StatusCodes.Status403Forbidden,
                        "This backend answers only local clients, not web pages.",
                        ErrorForm.Error
                    )
        );
        app.UseRouting();
        app.Use(next => context => InvokeAsync(context, next, backend, log));
        ControlEndpoints.Map(app, backend);
        AccountEndpoints.Map(app, backend);
        SessionEndpoints.Map(app, backend);
        UploadEndpoint.Map(app, backend);
        MessageEndpoint.Map(app, backend);
        RenderEndpoints.Map(app, backend);
        FileEndpoints.Map(app, backend);
    }

    /// <summary>
    /// A web page can make a browser send requests here, through its own name that resolves to loopback (its Host gives it away)
    /// or across origins (its Origin does, or Sec-Fetch-Site where a request has no Origin). Clients of this API send none of these.
    /// </summary>
    private static bool IsLocal(HttpRequest request) =>
        (
            request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(request.Host.Host, out var address) && IPAddress.IsLoopback(address))
        )
        && StringValues.IsNullOrEmpty(request.Headers.Origin)
        && request.Headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin";

    private static async Task InvokeAsync(HttpContext context, RequestDelegate next, Backend backend, TextWriter? log)
    {
        if (context.Request.Path.StartsWithSegments("/local", StringComparison.OrdinalIgnoreCase))
        {
            await (
                backend.Secret.Admits(context)
                    ? HandleAsync(context, next, backend, log)
                    : Answers.ErrorAsync(
                        context,
                        StatusCodes.Status401Unauthorized,
                        $"This needs the secret from server.json in the backend's folder, in the header {LocalSecret.SecretHeader}.",
                        ErrorForm.Error
                    )
            );
            return;
        }

        var seen = backend.Requests.Begin(context.Request);
        try
        {
            var call = context.GetEndpoint()?.Metadata.GetMetadata<ApiCall>()?.Name;
            seen.Call = call;
            if (call is null)
            {
                await HandleAsync(context, next, backend, log);
            }
            else
            {
                await backend.Faults.InvokeAsync(context, call, () => HandleAsync(context, next, backend, log));
            }

            seen.Status = context.Response.StatusCode;
        }
        catch (OperationCanceledException) when (context.WasDropped() || context.RequestAborted.IsCancellationRequested)
        {
            // The client left.
        }
        finally
        {
            seen.Aborted = context.WasDropped() || context.RequestAborted.IsCancellationRequested;
            seen.Open = false;
        }
    }

    private static async Task HandleAsync(HttpContext context, RequestDelegate next, Backend backend, TextWriter? log)
    {
        try
        {
            await next(context);
        }
        catch (ApiException e) when (!context.Response.HasStarted)
        {
            // A requested shape takes precedence over the endpoint's own, for the documented codes.
            await Answers.ErrorAsync(context, e.Code, e.Message, e.Form ?? backend.Faults.Shape.Errors);
        }
        catch (Exception e) when (DiskFullException.Is(e) && !context.Response.HasStarted)
        {
            await Answers.ErrorAsync(
                context,
                StatusCodes.Status507InsufficientStorage,
                "The local backend's disk is full. Make room and retry.",
                ErrorForm.Error
            );
        }
        catch (Exception e)
            when (e is not (AnswerEndedException or OperationCanceledException) && !context.RequestAborted.IsCancellationRequested)
        {
            log?.WriteLine($"{context.Request.Method} {context.Request.Path}: {e}");
            if (context.Response.HasStarted)
            {
                context.Drop();
            }
            else
            {
                await Answers.ErrorAsync(
                    context,
                    StatusCodes.Status500InternalServerError,
                    $"The local backend failed unexpectedly ({JobFailure.UnexpectedId}). Repeat the command; if it keeps "
                        + $"failing, report it.",
                    ErrorForm.Error
                );
            }
        }
    }
}
