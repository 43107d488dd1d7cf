using NemoVideo.Core;

namespace NemoVideo.Client.Http;

/// <summary>When a failed call is repeated. After a 429, every call but the last kind waits and is repeated once.</summary>
internal enum Repeat
{
    /// <summary>Reads, and calls that do no harm when made twice: a spare session costs nothing.</summary>
    Freely,

    /// <summary>Uploads: not when the service may already have the file, which only its state can tell.</summary>
    UnlessStored,

    /// <summary>Messages and new tokens: only when the service can't have received the whole request.</summary>
    UnlessSent,

    /// <summary>Submits.</summary>
    Never,

    /// <summary>What nothing depends on: not even after a 429, so that nothing waits for it.</summary>
    Once,
}

/// <summary>One API call: what is sent, and what its errors are about.</summary>
/// <param name="Path">Relative to the base address, without a leading slash.</param>
internal sealed record ApiCall(HttpMethod Method, string Path, AccessToken? Token)
{
    /// <summary>Makes a new body for each attempt.</summary>
    public Func<IdleWatch, TrackedContent>? Body { get; init; }

    public Repeat Repeat { get; init; } = Repeat.Freely;

    public string? ClientId { get; init; }

    public string? SessionId { get; init; }

    public string? RenderId { get; init; }

    /// <summary>The uploaded file's path.</summary>
    public string? File { get; init; }

    /// <summary>An answer without a body is valid too.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>The answer is an event stream.</summary>
    public bool Streams { get; init; }

    /// <summary>Sends Expect: 100-continue, so that a refusal comes before the body is sent.</summary>
    public bool AsksFirst { get; init; }
}
