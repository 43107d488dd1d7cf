using System.Text.Json;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Store;

internal enum RenderStatus
{
    Pending,
    Processing,
    Completed,
    Failed,
}

/// <summary>An export, as stored on disk.</summary>
internal sealed record RenderJob
{
    /// <summary>The name of its files; made from account and id, because the client chooses the id.</summary>
    public required string Key { get; init; }

    /// <summary>What the client calls it.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required string SessionId { get; init; }

    /// <summary>As the client sent it; <see cref="DraftJson"/> read it before it was stored.</summary>
    public required JsonElement Draft { get; init; }

    public required RenderOutput Output { get; init; }

    /// <summary>Makes the address of its file unguessable.</summary>
    public required string Secret { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public RenderStatus Status { get; init; }

    /// <summary>0 to 100. Kept in memory while it renders, and saved to disk only with a change of status.</summary>
    public int Progress { get; init; }

    public string? Error { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Seconds of the output.</summary>
    public double Duration { get; init; }

    /// <summary>Bytes of the output.</summary>
    public long Size { get; init; }

    public bool IsOver => Status is RenderStatus.Completed or RenderStatus.Failed;
}
