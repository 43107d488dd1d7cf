using NemoVideo.Local.Store;

namespace NemoVideo.Local.Api;

/// <summary>Where files are fetched, without a token: nobody can guess the secrets in these addresses.</summary>
internal static class Addresses
{
    public const string MediaRoute = "/files/{session}/{media}/{secret}/{name}";
    public const string RenderRoute = "/files/renders/{key}/{secret}/{name}";

    public static string OfMedia(HttpContext context, Project project, StoredMedia media) =>
        $"{Base(context)}/files/{project.SessionId}/{media.Id}/{media.Secret}/{Uri.EscapeDataString(media.FileName)}";

    public static string OfRender(HttpContext context, RenderJob job) =>
        $"{Base(context)}/files/renders/{job.Key}/{job.Secret}/{Uri.EscapeDataString(NameOf(job))}";

    /// <summary>The name a rendered file is offered under: the job's id, as far as it is valid in a file name.</summary>
    public static string NameOf(RenderJob job) =>
        string.Concat(job.Id.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')) is { Length: > 0 and <= 100 } name
            ? $"{name}.{job.Output.Format}"
            : $"render.{job.Output.Format}";

    private static string Base(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
