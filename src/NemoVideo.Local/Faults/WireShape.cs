using System.Text.Json.Serialization;

namespace NemoVideo.Local.Faults;

/// <summary>Which of the shapes that the cloud may use the answers take. Nothing here is an error.</summary>
internal sealed record WireShape
{
    public StreamForm Stream { get; set; }

    /// <summary>Whether text comes in pieces before the event that repeats it (ADK only).</summary>
    public bool Partial { get; set; } = true;

    public TimestampUnit Timestamps { get; set; }

    public IdForm Ids { get; set; }

    public HeartbeatForm Heartbeat { get; set; }

    /// <summary>Between heartbeats, by the server's clock.</summary>
    public double HeartbeatSeconds { get; set; } = 15;

    /// <summary>Null: code errors with HTTP 200, but 400, 402 and 429 with that HTTP status.</summary>
    public ErrorForm? Errors { get; set; }

    public PollForm Poll { get; set; }

    /// <summary>How many polls of a completed render still lack the address.</summary>
    public int PollsWithoutAddress { get; set; }

    /// <summary>How many of a render's first polls report an undocumented status.</summary>
    public int PollsWithUnknownStatus { get; set; }

    public DuplicateForm DuplicateRender { get; set; }

    /// <summary>Whether <c>video_infos</c> and <c>generated_media</c> are lists, or objects keyed by id.</summary>
    public CollectionForm Collections { get; set; }
}

[JsonConverter(typeof(KebabEnum<StreamForm>))]
internal enum StreamForm
{
    Adk,
    Simple,
}

[JsonConverter(typeof(KebabEnum<TimestampUnit>))]
internal enum TimestampUnit
{
    Seconds,
    Milliseconds,
}

[JsonConverter(typeof(KebabEnum<IdForm>))]
internal enum IdForm
{
    Text,
    Number,
}

[JsonConverter(typeof(KebabEnum<HeartbeatForm>))]
internal enum HeartbeatForm
{
    /// <summary><c>: heartbeat</c></summary>
    Comment,

    /// <summary><c>event: heartbeat</c> alone.</summary>
    Event,

    /// <summary><c>event: heartbeat</c> with <c>data: {}</c>.</summary>
    EventData,

    /// <summary>An empty <c>data:</c>.</summary>
    Empty,

    /// <summary><c>data: heartbeat</c></summary>
    Text,

    /// <summary><c>data: {"type":"heartbeat"}</c></summary>
    Json,
}

[JsonConverter(typeof(KebabEnum<ErrorForm>))]
internal enum ErrorForm
{
    /// <summary>HTTP 200 and <c>{"code":…,"message":"…"}</c>.</summary>
    Code,

    /// <summary>The matching HTTP status and <c>{"code":…,"message":"…"}</c>.</summary>
    Http,

    /// <summary>The matching HTTP status and the agent server's <c>{"detail":"…"}</c>.</summary>
    Detail,

    /// <summary>The matching HTTP status and <c>{"error":"…"}</c>.</summary>
    Error,

    /// <summary>The matching HTTP status and the render's <c>{"success":false,"error":"…"}</c>.</summary>
    Success,

    /// <summary>The matching HTTP status and no body.</summary>
    Empty,
}

[JsonConverter(typeof(KebabEnum<PollForm>))]
internal enum PollForm
{
    Bare,
    Wrapped,
}

[JsonConverter(typeof(KebabEnum<DuplicateForm>))]
internal enum DuplicateForm
{
    First,
    Error,
}

[JsonConverter(typeof(KebabEnum<CollectionForm>))]
internal enum CollectionForm
{
    List,
    Object,
}
