using NemoVideo.Local.Measuring.Speech;
using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Measuring.Speech;

public class PauseFinderTests(ITestOutputHelper output)
{
    /// <summary>Milliseconds around speech that may stay.</summary>
    private const long Margin = 200;

    public static TheoryData<string> Recordings { get; } = [.. SpokenTrack.Recordings];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Pauses_go_and_speech_stays(string recording)
    {
        foreach (var seed in (int[])[1, 2, 3])
        {
            var track = SpokenTrack.Record(recording, seed);
            var found = Find(track.Samples);

            var beyond = Ripple.Invert(
                Ripple.Merge(track.Speech.Select(speech => new TimeRange(speech.From - Margin, speech.To + Margin)), long.MaxValue),
                track.Samples.Length * 1000L / SpokenTrack.Rate
            );
            var gone = (double)beyond.Sum(pause => Overlap(pause, found.Pauses)) / beyond.Sum(pause => pause.Duration);
            var lost = (double)track.Speech.Sum(speech => Overlap(speech, found.Pauses)) / track.Speech.Sum(speech => speech.Duration);
            output.WriteLine($"{recording}, seed {seed}: {gone:P2} of the pauses gone, {lost:P2} of the speech lost");
            Assert.True(gone >= 0.95, $"Only {gone:P2} of the pause time is gone.");
            Assert.True(lost <= 0.005, $"{lost:P2} of the speech is lost.");
        }
    }

    [Fact]
    public void A_word_keeps_the_s_at_its_end_in_noise()
    {
        foreach (var seed in (int[])[1, 2, 3])
        {
            var track = SpokenTrack.Record("noise at -33 dB", seed);
            var found = Find(track.Samples);
            Assert.All(track.Speech, speech => Assert.InRange(Overlap(new(speech.To - 400, speech.To), found.Pauses), 0, 10));
        }
    }

    [Fact]
    public void Gaps_within_a_sentence_stay_unless_asked()
    {
        var words = SpokenTrack.Make();
        List<float> samples = [];
        foreach (var speech in words.Speech)
        {
            samples.AddRange([.. words.Samples[At(speech.From)..At(speech.To)], .. new float[At(380)]]);
        }

        Assert.Empty(Find([.. samples]).Pauses);
        Assert.Equal(words.Speech.Count, Find([.. samples], shortest: 350).Pauses.Count);

        static int At(long milliseconds) => (int)(milliseconds * SpokenTrack.Rate / 1000);
    }

    [Theory]
    [InlineData("silence")]
    [InlineData("noise")]
    [InlineData("clicks")]
    [InlineData("nothing")]
    public void Without_speech_there_are_no_pauses(string sound)
    {
        var random = new Random(5);
        var samples = new float[sound == "nothing" ? 0 : 8 * SpokenTrack.Rate];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = sound switch
            {
                "noise" => (float)((random.NextDouble() - 0.5) * (i > samples.Length / 2 ? 0.2 : 0.02)),
                "clicks" when i % 5000 < 150 => (float)(random.NextDouble() - 0.5),
                _ => 0,
            };
        }

        var found = Find(samples);
        Assert.False(found.HasSpeech);
        Assert.Empty(found.Pauses);
    }

    [Fact]
    public async Task Real_speech_with_room_noise_has_its_pauses()
    {
        var frames = new SpeechFrames();
        await foreach (var samples in Ffmpeg.Process.ReadAudioAsync(Needs.SharedMedia("talk.mp4")))
        {
            frames.Add(samples.Span);
        }

        var found = PauseFinder.Find(frames);

        // Read off the spectrogram: the two long pauses, and words at both sides of cuts.
        Assert.All((TimeRange[])[new(7200, 9000), new(19750, 20150), new(39200, 39700), new(47000, 48600)], pause =>
            Assert.Equal(pause.Duration, Overlap(pause, found.Pauses))
        );
        Assert.All(
            (TimeRange[])
                [
                    new(0, 1900),
                    new(2700, 4450),
                    new(5000, 6700),
                    new(9400, 10200),
                    new(16300, 17700),
                    new(20400, 30600),
                    new(38000, 38800),
                    new(39900, 45000),
                    new(48900, 49800),
                    new(51150, 54000),
                    new(54600, 59250),
                ],
            speech => Assert.Equal(0, Overlap(speech, found.Pauses))
        );
        Assert.InRange(found.Pauses.Sum(pause => pause.Duration), 6000, 9500);
    }

    [Fact]
    public async Task The_sound_of_a_game_is_no_speech_with_pauses()
    {
        // Shots and cries between which it is no quieter; some of them are voiced.
        var frames = new SpeechFrames();
        await foreach (var samples in Ffmpeg.Process.ReadAudioAsync(Needs.SharedMedia("match.mp4")))
        {
            frames.Add(samples.Span);
        }

        var found = PauseFinder.Find(frames);
        Assert.False(found.HasSpeech);
        Assert.Empty(found.Pauses);
    }

    [Fact]
    public void A_gap_that_is_as_loud_as_the_speech_is_no_pause()
    {
        var words = SpokenTrack.Make();
        var (first, second) = (words.Speech[0], words.Speech[1]);
        var random = new Random(7);
        var noise = new float[2 * SpokenTrack.Rate];
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = (float)((random.NextDouble() - 0.5) * (i / 4000 % 2 == 0 ? 1 : 0.01));
        }

        float[] Of(TimeRange speech) =>
            words.Samples[(int)(speech.From * SpokenTrack.Rate / 1000)..(int)(speech.To * SpokenTrack.Rate / 1000)];
        var quiet = new float[2 * SpokenTrack.Rate];
        var sound = (float[])[.. Of(first), .. noise, .. Of(second), .. quiet, .. Of(first), .. Of(second)];
        var pause = Assert.Single(Find(sound).Pauses);
        Assert.InRange(pause.From, first.Duration + 2000 + second.Duration, first.Duration + 2000 + second.Duration + 400);
    }

    private static SpeechPauses Find(float[] samples, long shortest = PauseFinder.DefaultPause)
    {
        var frames = new SpeechFrames();
        frames.Add(samples);
        return PauseFinder.Find(frames, shortest);
    }

    private static long Overlap(TimeRange one, IEnumerable<TimeRange> others) =>
        others.Sum(other => Math.Max(0, Math.Min(one.To, other.To) - Math.Max(one.From, other.From)));
}
