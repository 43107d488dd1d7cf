using NemoVideo.Local.Faults;

namespace NemoVideo.Local.Api;

internal static class Routes
{
    /// <summary>Maps a call of the API under the name that faults and the log of requests have for it.</summary>
    public static void MapCall(this IEndpointRouteBuilder routes, string method, string pattern, string call, RequestDelegate handle) =>
        routes.MapMethods(pattern, method == "GET" ? ["GET", "HEAD"] : [method], handle).WithMetadata(new ApiCall(call));
}
