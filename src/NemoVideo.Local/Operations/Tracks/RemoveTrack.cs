using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Tracks;

internal enum TrackKind
{
    Music,
    Text,
    Logo,
    Leaderboard,
    Number,
}

/// <summary>Removes a track. <paramref name="Number"/> counts from 1 as the timeline's summary does.</summary>
internal sealed record RemoveTrack(TrackKind Kind, int? Number = null) : Operation;
