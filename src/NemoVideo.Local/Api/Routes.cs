using NemoVideo.Local.Faults;

namespace NemoVideo.Local.Api;

internal static class Routes
{
    /// <summary>Maps an API call under the name that faults and the request log use for it.</summary>
    public static void MapCall(this IEndpointRouteBuilder routes, string method, string pattern, string call, RequestDelegate handle) =>
        routes.MapMethods(pattern, method == "GET" ? ["GET", "HEAD"] : [method], handle).WithMetadata(new ApiCall(call));
}
