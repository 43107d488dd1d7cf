using System.Security.Cryptography;
using System.Text;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Store;

namespace NemoVideo.Local.Api;

/// <summary>Uploaded and rendered files, without a token, whole or in ranges.</summary>
internal static class FileEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, Backend backend)
    {
        routes.MapCall("GET", Addresses.MediaRoute, ApiCall.File, context => MediaAsync(context, backend));
        routes.MapCall("GET", Addresses.RenderRoute, ApiCall.File, context => RenderAsync(context, backend));
    }

    public static Task SendAsync(HttpContext context, string path, string name)
    {
        if (!File.Exists(path))
        {
            throw NotFound();
        }

        return TypedResults.PhysicalFile(path, MediaTypes.ContentTypeOf(path), name, enableRangeProcessing: true).ExecuteAsync(context);
    }

    private static Task MediaAsync(HttpContext context, Backend backend)
    {
        var session = Requests.RouteValue(context, "session");
        var id = Requests.RouteValue(context, "media");
        var media = backend.Projects.Find(session)?.Media.FirstOrDefault(m => m.Id == id);
        if (media is null || !SameSecret(media.Secret, Requests.RouteValue(context, "secret")))
        {
            throw NotFound();
        }

        return SendAsync(context, backend.Projects.MediaPath(session, media.Id, media.Extension), media.FileName);
    }

    private static Task RenderAsync(HttpContext context, Backend backend)
    {
        var job = backend.Renders.Find(Requests.RouteValue(context, "key"));
        if (job is not { Status: RenderStatus.Completed } || !SameSecret(job.Secret, Requests.RouteValue(context, "secret")))
        {
            throw NotFound();
        }

        return SendAsync(context, backend.Renders.OutputPath(job), Addresses.NameOf(job));
    }

    /// <summary>Never for a file without a secret, as an earlier version kept them.</summary>
    private static bool SameSecret(string? secret, string given) =>
        !string.IsNullOrEmpty(secret)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(given));

    private static ApiException NotFound() => new(StatusCodes.Status404NotFound, "There is no such file.", ErrorForm.Error);
}
