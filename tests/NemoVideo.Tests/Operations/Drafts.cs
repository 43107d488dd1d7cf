using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Measuring.Speech;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Timeline;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Operations;

/// <summary>Timelines without files, operations on them, and what has to hold for every timeline.</summary>
internal static class Drafts
{
    public static MediaItem Video(string id, double seconds, bool sound = true, int width = 320, int height = 180, double rate = 30) =>
        new(
            id,
            id + ".mp4",
            id,
            new()
            {
                Kind = MediaKind.Video,
                Duration = TimeSpan.FromSeconds(seconds),
                Width = width,
                Height = height,
                FrameRate = rate,
                HasAudio = sound,
            }
        );

    public static MediaItem Image(string id) =>
        new(
            id,
            id + ".png",
            id,
            new()
            {
                Kind = MediaKind.Image,
                Width = 40,
                Height = 40,
            }
        );

    public static MediaItem Audio(string id, double seconds) =>
        new(
            id,
            id + ".mp3",
            id,
            new()
            {
                Kind = MediaKind.Audio,
                Duration = TimeSpan.FromSeconds(seconds),
                HasAudio = true,
            }
        );

    /// <summary>Does operations on a new timeline of all the media, and checks it after each.</summary>
    public static Draft Edit(IReadOnlyList<MediaItem> media, params Operation[] operations) =>
        operations.Aggregate(NewTimeline.Of(NewTimeline.Shown(media)), (draft, operation) => Apply(draft, media, operation).Draft!);

    /// <summary>Does one operation on a timeline.</summary>
    public static Outcome Apply(
        Draft draft,
        IReadOnlyList<MediaItem> media,
        Operation operation,
        IPauseDetector? pauses = null,
        IFootageMeter? footage = null
    )
    {
        var editor = DraftEditor.Create(new(pauses ?? new NoPauses(), footage ?? new NoFootage(), new ClipMeter(Ffmpeg.Process)));
        var outcome = editor
            .ApplyAsync(DraftEditor.Combine([operation])[0], new(draft, media, media, [], IsNew: false), CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        if (outcome.Draft is not null)
        {
            Check(outcome.Draft, media);
        }

        return outcome;
    }

    /// <summary>The picture as text: clip, place in the source and length on the timeline, in milliseconds.</summary>
    public static string Shots(Draft draft) =>
        string.Join(" ", draft.Shots().Select(shot => $"{shot.Source}@{shot.SourceStart}+{shot.Duration}"));

    /// <summary>A track as text: where its segments are, in milliseconds.</summary>
    public static string Pieces(Draft draft, string track) =>
        string.Join(
            " ",
            draft.Tracks.Where(one => one.Name == track).SelectMany(one => one.Segments).Select(piece => $"{piece.Start}-{piece.End}")
        );

    /// <summary>The stretch of the timeline between two seconds, as a scope.</summary>
    public static Scope Between(double from, double to) => Scope.Of(new Place(null, At(from), At(to)));

    public static TimePoint At(double seconds) => new(TimeSpan.FromSeconds(seconds));

    public static void Check(Draft draft, IReadOnlyList<MediaItem> media)
    {
        var shots = draft.Shots();
        Assert.NotEmpty(shots);
        Assert.Equal(draft.Duration, shots.Max(shot => shot.End));
        Assert.Equal(0, shots[0].Start);
        Assert.Equal(0, shots[0].CrossFade);
        for (var i = 1; i < shots.Count; i++)
        {
            Assert.Equal(shots[i - 1].End - shots[i].CrossFade, shots[i].Start);
            Assert.InRange(shots[i].CrossFade, 0, Math.Min(shots[i - 1].Duration, shots[i].Duration) / 2);
        }

        Assert.All(shots, shot =>
        {
            Assert.True(shot.Duration >= draft.FrameDuration(), "A shot is shorter than a frame.");
            Assert.True(shot.SourceStart >= 0);
            var source = media.First(item => item.Id == shot.Source).Info.Duration.TotalMilliseconds;
            if (!shot.Still)
            {
                Assert.True(
                    shot.SourceStart + (shot.Duration * shot.Speed) <= source + 1 + shot.Speed,
                    $"{shot} reads behind the end of its source."
                );
            }
        });

        var all = draft.Tracks.SelectMany(track => track.Segments).ToList();
        Assert.Equal(all.Count, all.Select(segment => segment.Id).Distinct().Count());
        Assert.All(all, segment => Assert.NotEmpty(segment.Id));
        Assert.All(all, segment =>
        {
            Assert.InRange(segment.Start, 0, draft.Duration - 1);
            Assert.InRange(segment.End, segment.Start + 1, draft.Duration);
            Assert.InRange(segment.FadeIn + segment.FadeOut, 0, segment.Duration);
            Assert.InRange(segment.Volume, 0, 500);
        });
        Assert.All(draft.Tracks, track => Assert.NotEmpty(track.Segments));
        Assert.All(draft.Tracks.Where(track => track.Type == TrackType.Audio || track.Name == TrackName.Logo), track =>
            Assert.All(track.Segments.Zip(track.Segments.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start))
        );

        var texts = draft.Tracks.Where(track => track.Type == TrackType.Text).SelectMany(track => track.Segments).ToList();
        Assert.All(texts, text =>
            Assert.DoesNotContain(texts, other =>
                other.Id != text.Id && other.Position == text.Position && other.Start < text.End && other.End > text.Start
            )
        );
    }

    /// <summary>Hears no speech anywhere.</summary>
    internal sealed class NoPauses : IPauseDetector
    {
        public Task<SpeechPauses> FindAsync(MediaItem clip, TimeSpan? longerThan, CancellationToken cancellationToken) =>
            Task.FromResult(new SpeechPauses(false, []));
    }

    /// <summary>Measures nothing in any file.</summary>
    internal sealed class NoFootage : IFootageMeter
    {
        public Task<FootageCurves> MeasureAsync(MediaItem clip, CancellationToken cancellationToken) =>
            Task.FromResult(new FootageCurves { Count = (int)(clip.Info.Duration.TotalMilliseconds / FootageCurves.Step) });

        public Task<IReadOnlyList<IReadOnlyList<TimeRange>?>> PausesAsync(
            MediaItem clip,
            IReadOnlyList<TimeRange> places,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<IReadOnlyList<TimeRange>?>>(new IReadOnlyList<TimeRange>?[places.Count]);
    }

    /// <summary>Hears a burst of noise every ten seconds of every clip.</summary>
    internal sealed class Bursts : IFootageMeter
    {
        public Task<FootageCurves> MeasureAsync(MediaItem clip, CancellationToken cancellationToken)
        {
            var count = (int)(clip.Info.Duration.TotalMilliseconds / FootageCurves.Step);
            var period = 10_000 / FootageCurves.Step;
            float[] Curve(float usual, float burst) => [.. Enumerable.Range(0, count).Select(i => i % period < 10 ? burst : usual)];
            return Task.FromResult(
                new FootageCurves
                {
                    Count = count,
                    Level = Curve(-50, -15),
                    Noise = Curve(-50, -20),
                    Flatness = Curve(-20, -2.5f),
                    Motion = Curve(1, 8),
                    Cuts = new bool[count],
                }
            );
        }

        public Task<IReadOnlyList<IReadOnlyList<TimeRange>?>> PausesAsync(
            MediaItem clip,
            IReadOnlyList<TimeRange> places,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<IReadOnlyList<TimeRange>?>>(new IReadOnlyList<TimeRange>?[places.Count]);
    }

    /// <summary>Hears the same pauses in every clip.</summary>
    internal sealed class Pauses(params TimeRange[] pauses) : IPauseDetector
    {
        public Task<SpeechPauses> FindAsync(MediaItem clip, TimeSpan? longerThan, CancellationToken cancellationToken) =>
            Task.FromResult(new SpeechPauses(true, pauses));
    }

    /// <summary>Finds all clips alike.</summary>
    internal sealed class Alike : IClipMeter
    {
        public Task<ClipMeasures> MeasureAsync(MediaItem clip, string workFolder, CancellationToken cancellationToken) =>
            Task.FromResult(
                new ClipMeasures
                {
                    Seconds = clip.Info.Duration.TotalSeconds,
                    Lines = clip.Info.Height,
                    Motion = 0.1,
                    CutsPerMinute = 0,
                    Sharpness = new(0.5, 1, 1, 10),
                    Brightness = 0.5,
                    Contrast = 0.2,
                    Clipped = 0,
                    Colourfulness = 30,
                    Tenths = [new(0, 0.1, -20), new(100, 0.2, -20)],
                }
            );
    }
}
