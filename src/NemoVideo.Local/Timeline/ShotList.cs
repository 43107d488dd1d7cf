using System.Globalization;
using System.Text.Json;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Timeline;

/// <summary>What all operations do with a draft. The segments of its picture are called shots.</summary>
internal static class ShotList
{
    public static Track? FindTrack(this Draft draft, int type, string name) =>
        draft.Tracks.FirstOrDefault(track => track.Type == type && track.Name == name);

    /// <summary>The picture, one shot after another.</summary>
    public static IReadOnlyList<Segment> Shots(this Draft draft) => draft.FindTrack(TrackType.Video, TrackName.Video)?.Segments ?? [];

    /// <summary>The music, or its first piece; null when there is none.</summary>
    public static Segment? Music(this Draft draft) => draft.FindTrack(TrackType.Audio, TrackName.Music)?.Segments.FirstOrDefault();

    /// <summary>Length of a frame in milliseconds; nothing on a timeline is shorter.</summary>
    public static long FrameDuration(this Draft draft) => (long)Math.Ceiling(1000 / draft.Metadata.FrameRate);

    /// <summary>Replaces the track with the same type and name, or else puts it above all others. An empty track is removed.</summary>
    public static Draft WithTrack(this Draft draft, Track track)
    {
        var tracks = draft.Tracks.ToList();
        var index = tracks.FindIndex(other => other.Type == track.Type && other.Name == track.Name);
        if (index >= 0)
        {
            tracks.RemoveAt(index);
        }

        if (track.Segments.Count > 0)
        {
            tracks.Insert(index >= 0 ? index : tracks.Count, track);
        }

        return draft with
        {
            Tracks = tracks,
        };
    }

    /// <summary>An id that no segment of the draft has.</summary>
    public static string NewId(this Draft draft) =>
        "s" + (LastId(draft.Tracks.SelectMany(track => track.Segments)) + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Gives the timeline other shots: puts them one after another, and carries everything else along. What lay
    /// over the whole timeline (music, a logo) covers the whole of the new one. A fade at the beginning or at the
    /// end of the timeline stays there, whichever shot that is now; others stay with their shots.
    /// </summary>
    /// <param name="shots">In order; their <c>Start</c> is ignored. At least one.</param>
    /// <param name="carry">From a time on the old timeline to the same moment on the new one; never decreasing.</param>
    public static Draft WithShots(this Draft draft, IReadOnlyList<Segment> shots, Func<long, long> carry)
    {
        var laid = LayOut(draft, shots);
        var duration = laid[^1].End;
        var tracks = draft.Tracks.Select(track =>
            track.Type == TrackType.Video && track.Name == TrackName.Video
                ? track with
                {
                    Segments = laid,
                }
                : track with
                {
                    Segments = CarryAll(track.Segments),
                }
        );
        return draft with { Duration = duration, Tracks = [.. tracks.Where(track => track.Segments.Count > 0)] };

        List<Segment> CarryAll(IReadOnlyList<Segment> segments)
        {
            List<Segment> carried = [];
            foreach (var run in MusicPieces.Runs(segments))
            {
                var whole = run[0].Start <= 0 && run[^1].End >= draft.Duration;
                var start = whole ? 0 : Math.Clamp(carry(run[0].Start), 0, duration);
                var end = whole ? duration : Math.Clamp(carry(run[^1].End), 0, duration);
                carried.AddRange(MusicPieces.Carry(run, start, end, carry, draft.FrameDuration()));
            }

            return carried;
        }
    }

    /// <summary>Takes whole shots out. Where the neighbours change, a cross-fade stays.</summary>
    /// <param name="isLeftOut">False for at least one.</param>
    public static Draft WithoutShots(this Draft draft, Func<Segment, bool> isLeftOut)
    {
        var before = draft.Shots();
        List<Segment> rest = [.. before.Where(shot => !isLeftOut(shot))];
        var laid = LayOut(draft, rest);
        return draft.WithShots(rest, Carry);

        long Carry(long time)
        {
            // What lay in a shot that is gone is now where the next begins.
            var at = before.Count(shot => shot.Start <= time) - 1;
            var index = before.Take(at).Count(shot => !isLeftOut(shot));
            var next = isLeftOut(before[at]) ? index : index + 1;
            var latest = next < laid.Count ? laid[next].Start : laid[^1].End;
            return isLeftOut(before[at]) ? latest : Math.Min(laid[index].Start + time - before[at].Start, latest);
        }
    }

    /// <summary>
    /// Where a moment of the timeline is after its shots have got other lengths: it moves with the shot that begins last before it,
    /// and never past the next one's beginning.
    /// </summary>
    /// <param name="after">The same shots, laid out anew.</param>
    /// <param name="stretch">
    /// Moments within a shot keep their share of its length, as with another speed; else their distance from its beginning.
    /// </param>
    public static long Moved(long time, IReadOnlyList<Segment> before, IReadOnlyList<Segment> after, bool stretch = false)
    {
        var index = 0;
        while (index + 1 < before.Count && before[index + 1].Start <= time)
        {
            index++;
        }

        var into = time - before[index].Start;
        var moved = after[index].Start + (stretch ? (long)(into * (double)after[index].Duration / before[index].Duration) : into);
        return Math.Min(moved, index + 1 < after.Count ? after[index + 1].Start : after[index].End);
    }

    /// <summary>Whether a shot shows what comes next in the source: there is no cut to be seen between the two.</summary>
    public static bool GoesOnFrom(this Segment shot, Segment before) =>
        shot.Source == before.Source
        && !shot.Still
        && !before.Still
        && Math.Abs(shot.SourceStart - before.SourceStart - (before.Duration * before.Speed)) <= 1;

    /// <summary>Makes fades fit the segment, keeping their proportion.</summary>
    public static Segment LimitFades(this Segment segment)
    {
        var sum = segment.FadeIn + segment.FadeOut;
        if (sum <= segment.Duration)
        {
            return segment;
        }

        var fadeIn = segment.FadeIn * segment.Duration / sum;
        return segment with { FadeIn = fadeIn, FadeOut = Math.Min(segment.FadeOut, segment.Duration - fadeIn) };
    }

    /// <summary>Whether two drafts are the same.</summary>
    public static bool Same(Draft? one, Draft? other) =>
        ReferenceEquals(one, other)
        || (
            one is not null
            && other is not null
            && JsonSerializer.SerializeToUtf8Bytes(one).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other))
        );

    private static List<Segment> LayOut(Draft draft, IReadOnlyList<Segment> shots)
    {
        var before = draft.Shots();
        List<Segment> laid = [];
        HashSet<string> ids = [];
        var lastId = LastId(draft.Tracks.SelectMany(track => track.Segments).Concat(shots));
        for (var i = 0; i < shots.Count; i++)
        {
            var shot = shots[i];
            var previous = laid.LastOrDefault();
            // Half of each neighbour at most, so that the two cross-fades of a short shot don't meet.
            var crossFade = previous is null ? 0 : Math.Min(shot.CrossFade, Math.Min(previous.Duration, shot.Duration) / 2);
            if (crossFade < draft.FrameDuration())
            {
                crossFade = 0;
            }

            shot = WithFades(shot, before, isFirst: i == 0, isLast: i == shots.Count - 1);
            if (shot.Id.Length == 0 || !ids.Add(shot.Id))
            {
                shot = shot with { Id = "s" + (++lastId).ToString(CultureInfo.InvariantCulture) };
                ids.Add(shot.Id);
            }

            laid.Add((shot with { Start = (previous?.End ?? 0) - crossFade, CrossFade = crossFade }).LimitFades());
        }

        return laid;
    }

    /// <summary>Gives a shot the fades of the timeline's ends where it is at one, and takes them off where it no longer is.</summary>
    private static Segment WithFades(Segment shot, IReadOnlyList<Segment> before, bool isFirst, bool isLast)
    {
        if (before.Count == 0)
        {
            return shot;
        }

        var (first, last) = (before[0], before[^1]);
        if (isFirst && first.FadeIn > 0)
        {
            shot = shot with { FadeIn = first.FadeIn, FadeSoundOnly = first.FadeSoundOnly };
        }
        else if (!isFirst && shot.Id == first.Id)
        {
            shot = shot with { FadeIn = 0 };
        }

        if (isLast && last.FadeOut > 0)
        {
            shot = shot with { FadeOut = last.FadeOut, FadeSoundOnly = last.FadeSoundOnly };
        }
        else if (!isLast && shot.Id == last.Id)
        {
            shot = shot with { FadeOut = 0 };
        }

        return shot.FadeIn + shot.FadeOut > 0 ? shot : shot with { FadeSoundOnly = false };
    }

    private static int LastId(IEnumerable<Segment> segments) =>
        segments
            .Select(segment =>
                int.TryParse(segment.Id.AsSpan(Math.Min(1, segment.Id.Length)), CultureInfo.InvariantCulture, out var number) ? number : 0
            )
            .DefaultIfEmpty()
            .Max();
}
