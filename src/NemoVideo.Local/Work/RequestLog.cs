namespace NemoVideo.Local.Work;

/// <summary>A request as the server saw it. Never holds a token, only whether one was there.</summary>
internal sealed class SeenRequest
{
    public required int Number { get; init; }

    public required string Method { get; init; }

    /// <summary>Path without query.</summary>
    public required string Path { get; init; }

    /// <summary>The call's name, as in <see cref="Faults.FaultRule.Call"/>; null for what is not an API call.</summary>
    public string? Call { get; set; }

    /// <summary>Which of <c>Authorization</c>, <c>X-Client-Id</c> and the three attribution headers were present, in lower case.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>The HTTP status of the answer; null while there is none.</summary>
    public int? Status { get; set; }

    /// <summary>Still under way.</summary>
    public bool Open { get; set; } = true;

    /// <summary>The connection ended before the answer did, whichever side closed it.</summary>
    public bool Aborted { get; set; }
}

/// <summary>The latest requests, for tests: how many there were, and whether connections closed.</summary>
internal sealed class RequestLog
{
    private const int Kept = 10_000;
    private static readonly string[] HeadersOfInterest =
    [
        "authorization",
        "x-client-id",
        "x-skill-source",
        "x-skill-version",
        "x-skill-platform",
    ];

    private readonly Lock _lock = new();
    private readonly Queue<SeenRequest> _requests = new();
    private int _count;

    public SeenRequest Begin(HttpRequest request)
    {
        lock (_lock)
        {
            var seen = new SeenRequest
            {
                Number = ++_count,
                Method = request.Method,
                Path = request.Path,
                Headers = [.. HeadersOfInterest.Where(request.Headers.ContainsKey)],
            };
            _requests.Enqueue(seen);
            if (_requests.Count > Kept)
            {
                _requests.Dequeue();
            }

            return seen;
        }
    }

    /// <summary>All that are kept, oldest first.</summary>
    public IReadOnlyList<SeenRequest> All()
    {
        lock (_lock)
        {
            return [.. _requests];
        }
    }

    public int Open => All().Count(request => request.Open);
}
