using NemoVideo.Core;

namespace NemoVideo.Client.Http;

/// <summary>When a call that failed is made again. A 429 is waited for once in every case.</summary>
internal enum Repeat
{
    /// <summary>Reads, and what does no harm when it is done twice.</summary>
    Freely,

    /// <summary>Uploads: not when the file may lie at the service already.</summary>
    UnlessStored,

    /// <summary>Messages and new tokens: only when the service can't have the whole request.</summary>
    UnlessSent,

    /// <summary>Submits.</summary>
    Never,
}

/// <summary>One call of the API: what is sent, and what an error of it is about.</summary>
/// <param name="Path">Relative to the base address, without a leading slash.</param>
internal sealed record ApiCall(HttpMethod Method, string Path, AccessToken? Token)
{
    /// <summary>Makes the body anew for each try.</summary>
    public Func<IdleWatch, TrackedContent>? Body { get; init; }

    public Repeat Repeat { get; init; } = Repeat.Freely;

    public string? ClientId { get; init; }

    public string? SessionId { get; init; }

    public string? RenderId { get; init; }

    /// <summary>The uploaded file's path.</summary>
    public string? File { get; init; }

    /// <summary>An answer without a body is one too.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>The answer is an event stream.</summary>
    public bool Streams { get; init; }

    /// <summary>Asks with Expect: 100-continue, so that a refusal comes before the body is sent.</summary>
    public bool AsksFirst { get; init; }
}
