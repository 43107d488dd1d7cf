using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Tracks;

internal enum TrackKind
{
    Music,

    /// <summary>Titles, texts, captions and rankings; not leaderboards.</summary>
    Text,
    Logo,
    Leaderboard,
    Number,
    Captions,

    /// <summary>Titles alone; other texts stay.</summary>
    Titles,
}

/// <summary>Removes a track or, with a scope or words, part of what is on it.</summary>
/// <param name="Number">Counts from 1 as the timeline's summary does.</param>
/// <param name="Where">Only there: music stops and a logo is hidden; texts go that lie mostly inside. Null: everywhere.</param>
/// <param name="Words">Only the texts that contain these, ignoring case.</param>
internal sealed record RemoveTrack(TrackKind Kind, int? Number = null, Scope? Where = null, string? Words = null) : Operation;
