using NemoVideo.Local.Agent;
using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Measuring.Speech;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Timeline;
using NemoVideo.Tests.Measuring.Speech;
using NemoVideo.Tests.Media;
using NemoVideo.Tests.Rendering;

namespace NemoVideo.Tests.Operations;

/// <summary>What "cut out the pauses" does to a timeline and to the sound of its render.</summary>
public sealed class CutPausesTests(RenderSources sources) : IClassFixture<RenderSources>
{
    private const long Margin = 200;

    private readonly EditingAgent _agent = new(
        DraftEditor.Create(new(new PauseDetector(Ffmpeg.Process), new FootageMeter(Ffmpeg.Process), new ClipMeter(Ffmpeg.Process))),
        OperationList.Reader.Read
    );

    public static TheoryData<string> Recordings { get; } = [.. SpokenTrack.Recordings];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task The_edit_takes_the_pauses_and_leaves_the_speech(string recording)
    {
        var (draft, track) = await CutAsync(recording);
        var kept = draft.Shots().Select(shot => new TimeRange(shot.SourceStart, shot.SourceStart + shot.Duration)).ToList();
        var gone = Ripple.Invert(kept, track.Duration);
        var beyond = Ripple.Invert(
            Ripple.Merge(track.Speech.Select(speech => new TimeRange(speech.From - Margin, speech.To + Margin)), long.MaxValue),
            track.Duration
        );
        Assert.InRange((double)beyond.Sum(pause => Overlap(pause, gone)) / beyond.Sum(pause => pause.Duration), 0.95, 1);
        Assert.InRange((double)track.Speech.Sum(speech => Overlap(speech, gone)) / track.Speech.Sum(speech => speech.Duration), 0, 0.005);
    }

    [Fact]
    public async Task No_cut_makes_a_click()
    {
        // A fan's low rumble shows a jump that white noise would hide.
        var (draft, _) = await CutAsync("fan at -38 dB");
        await AssertNoClicksAsync(draft);
    }

    [Fact]
    public async Task No_cut_in_a_real_recording_makes_a_click()
    {
        await sources.AddSoundOfAsync("clip", Needs.SharedMedia("talk.mp4"), RenderSources.Rate);
        var draft = await CutAsync();
        Assert.InRange(draft.Shots().Count, 5, 40);
        await AssertNoClicksAsync(draft);
    }

    private async Task AssertNoClicksAsync(Draft draft)
    {
        const int Rate = 48000;
        var small = draft with { Metadata = draft.Metadata with { Width = 64, Height = 36 } };
        var samples = await Ffmpeg.SamplesAsync(await sources.RenderAsync(small), Rate);
        var cuts = draft
            .Shots()
            .Skip(1)
            .Select(shot => (int)(Math.Round(shot.Start * draft.Metadata.FrameRate / 1000) * Rate / draft.Metadata.FrameRate))
            .ToList();
        Assert.NotEmpty(cuts);
        Assert.All(cuts, cut =>
        {
            var around = Math.Max(Jump(cut - (Rate / 8), cut - (Rate / 100)), Jump(cut + (Rate / 100), cut + (Rate / 8)));
            Assert.InRange(Jump(cut - (Rate / 200), cut + (Rate / 200)), 0, around);
        });

        float Jump(int from, int to) =>
            Enumerable
                .Range(from, to - from)
                .Where(index => index > 0 && index < samples.Length)
                .Max(index => Math.Abs(samples[index] - samples[index - 1]));
    }

    private async Task<(Draft Draft, SpokenTrack Track)> CutAsync(string recording)
    {
        var track = SpokenTrack.Record(recording, seed: 2);
        await sources.AddFileAsync("clip", await track.WriteAsync(sources.Folder, Path.GetRandomFileName() + ".mp4"));
        return (await CutAsync(), track);
    }

    private async Task<Draft> CutAsync() =>
        (
            await _agent.RunAsync(
                new ProjectState(null, [.. sources.Media.Where(item => item.Id == "clip")], [], sources.Folder),
                "cut out the pauses",
                _ => { },
                default
            )
        ).Draft!;

    private static long Overlap(TimeRange one, List<TimeRange> others) =>
        others.Sum(other => Math.Max(0, Math.Min(one.To, other.To) - Math.Max(one.From, other.From)));
}
