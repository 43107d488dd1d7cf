using System.Text.Json;
using NemoVideo.Core;
using NemoVideo.Core.Errors;

namespace NemoVideo.Client.Http;

/// <summary>The result of an attempt: JSON, an open stream, or an error with what is needed to decide on another attempt.</summary>
internal sealed class Answer : IDisposable
{
    private readonly JsonDocument? _document;

    /// <param name="data">What is inside the envelope; of kind Undefined if the answer is empty.</param>
    public Answer(JsonDocument? document, JsonElement data) => (_document, Data) = (document, data);

    public Answer(HttpResponseMessage stream, IdleWatch watch) => (Stream, Watch) = (stream, watch);

    public Answer(NemoException error) => Error = error;

    public JsonElement Data { get; }

    public HttpResponseMessage? Stream { get; }

    /// <summary>Watches the open stream.</summary>
    public IdleWatch? Watch { get; }

    public NemoException? Error { get; }

    /// <summary>A broken connection, a timeout, 408, 5xx, or no JSON at all: the next attempt may succeed.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The service refused before it had the whole request: an upload can't have been kept.</summary>
    public bool NothingStored { get; init; }

    public bool IsRateLimited => Error?.Is(Ids.RateLimited) == true;

    public TimeSpan? RetryAfter { get; init; }

    // What -Verbose tells about it

    /// <summary>Method and path.</summary>
    public string Request { get; set; } = "";

    /// <summary>HTTP status; null if no answer came.</summary>
    public int? Status { get; set; }

    /// <summary>Length of the request's body, if all of it was sent.</summary>
    public long? Sent { get; set; }

    /// <summary>Length of the answer's body.</summary>
    public long? Received { get; set; }

    public void Dispose()
    {
        _document?.Dispose();
        Stream?.Dispose();
        Watch?.Dispose();
    }
}
