using NemoVideo.Local.Editing;
using NemoVideo.Local.Editing.Highlights;
using NemoVideo.Local.Language;

namespace NemoVideo.Tests.Editing.Highlights;

/// <summary>What is measured in sound and picture, and what is made of it, on made-up signals.</summary>
public class MomentTests
{
    private const int Rate = SoundMeter.SampleRate;

    [Fact]
    public void A_spectrum_holds_the_power_of_the_samples_at_its_frequency()
    {
        var tone = Enumerable.Range(0, 1024).Select(i => (float)(0.5 * Math.Sin(2 * Math.PI * 64 * i / 1024))).ToArray();
        var power = new double[512];
        new Spectrum(1024).Measure(tone, power);
        Assert.Equal(0.125, power.Sum(), 0.005);
        Assert.Equal(64, Array.IndexOf(power, power.Max()));
    }

    [Fact]
    public void Noise_is_flat_and_a_chord_is_not()
    {
        var random = new Random(1);
        var noise = Meter(i => 0.1 * ((random.NextDouble() * 2) - 1));
        var chord = Meter(i => 0.1 * (Tone(i, 440) + Tone(i, 554) + Tone(i, 659)));
        Assert.Equal(-2.5, noise.Flatness.Average(), 0.3);
        Assert.InRange(chord.Flatness.Average(), -60, -9);
        Assert.Equal(noise.Level.Average(), chord.Level.Average(), 7.0);
        Assert.True(noise.Noise.Average() > chord.Noise.Average() + 15);
    }

    [Fact]
    public void A_swell_scores_and_what_is_short_steady_or_tonal_does_not()
    {
        var random = new Random(1);
        double Noise() => (random.NextDouble() * 2) - 1;
        // A minute of murmur each: a swell of 5 s, a bang, a chord, a loud hour (here: 30 s) of noise.
        var score = Excitement.Of(Curves(240, i =>
        {
            var time = (double)i / Rate;
            var sound = 0.01 * Noise();
            if (time is > 30 and < 35)
                sound += 0.1 * Math.Sin(Math.PI * (time - 30) / 5) * Noise();
            if (time is > 90 and < 90.4)
                sound += 0.8 * Noise();
            if (time is > 150 and < 154)
                sound += 0.2 * (Tone(i, 440) + Tone(i, 554) + Tone(i, 659));
            if (time is > 190 and < 220)
                sound += 0.2 * Noise();
            return sound;
        })).Score;
        Assert.True(Most(25, 40) > 0.8);
        Assert.True(Most(80, 100) < 0.1);
        Assert.True(Most(140, 165) < 0.1);
        Assert.True(Most(180, 230) < 0.2);

        float Most(int from, int to) => score[(from * 5)..(to * 5)].Max();
    }

    [Fact]
    public void A_scene_changes_when_its_shades_do_not_when_it_moves()
    {
        var meter = new PictureMeter();
        byte[] Picture(int shift, int shade) => [.. Enumerable.Range(0, PictureMeter.Width * PictureMeter.Height).Select(i => (byte)(shade + (((i + shift) % 16 / 8) * 60)))];
        foreach (var (shift, shade) in new[] { (0, 20), (4, 20), (8, 20), (8, 150), (8, 150) })
            meter.Add(Picture(shift, shade));
        Assert.Equal([false, false, false, true, false], meter.Cuts);
        Assert.Equal([0, 30, 30, 130, 0], meter.Change.Select(change => (int)Math.Round(change)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Packets_tell_where_they_are_unusual_and_where_a_keyframe_comes_early(bool late)
    {
        // Ten a second, and a keyframe every two seconds; from 60 s on five seconds of packets that are smaller than the usual.
        var text = new System.Text.StringBuilder("#tb 0: 1/10\n");
        for (var i = 0; i < 1200; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"0, {i}, {(late ? i + 900_000 : i)}, 1, {(i % 20 == 0 ? 9000 : i is >= 600 and < 650 ? 500 : 2000)}, 0x1{(i % 20 == 0 || i is 905 or 915 ? "" : ", F=0x0")}\n");
        var meter = new PacketMeter(600);
        foreach (var piece in System.Text.Encoding.ASCII.GetBytes(text.ToString()).Chunk(1000))
            meter.Add(piece);
        var unrest = meter.Unrest();
        Assert.Equal(600, unrest.Length);
        Assert.Equal(late ? 0 : 2, unrest[300..325].Max(), 0.3);
        Assert.Equal(!late, unrest[450..462].Max() > 0.2);
        Assert.Equal(0, unrest[..280].Max(), 0.1);
    }

    [Theory]
    [InlineData(120d, null, null, 5400d, 120d, null)]
    [InlineData(null, 5, 8d, 5400d, 38.4, 5)]
    [InlineData(null, 3, null, 5400d, 23.2, 3)]
    [InlineData(60d, 5, null, 5400d, 60d, 5)]
    [InlineData(null, null, null, 5400d, 120d, null)]
    [InlineData(null, null, null, 60d, 15d, null)]
    [InlineData(120d, null, null, 65d, 21.66, null)]
    [InlineData(null, 10, 8d, 30d, 10d, 10)]
    [InlineData(null, null, 20d, 3600d, 120d, null)]
    [InlineData(1d, null, null, 3600d, 1d, null)]
    [InlineData(null, null, null, 0.3, 0.075, 1)]
    public void A_plan_keeps_to_the_words_and_to_the_footage(double? total, int? count, double? length, double footage, double expected, int? moments)
    {
        var plan = MomentPlan.For(new FindHighlights(Time(total), count, Time(length)), (long)(footage * 1000));
        Assert.Equal(expected, plan.Total / 1000.0, length is 20 ? 10.0 : 0.05);
        Assert.Equal(moments ?? plan.Count, plan.Count);
        Assert.Equal(total >= footage || count * length > footage, plan.Limited);

        static TimeSpan? Time(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;
    }

    [Fact]
    public void Moments_begin_before_what_happens_and_end_after_it_and_keep_clear_of_each_other()
    {
        var score = new float[5 * 300];
        foreach (var (peak, value) in new[] { (200, 0.9f), (215, 0.8f), (700, 0.5f), (1495, 0.7f) })
            for (var i = -8; i <= 8; i++)
                if (peak + i < score.Length)
                    score[peak + i] = Math.Max(score[peak + i], value * (1 - (Math.Abs(i) / 10f)));
        var plan = MomentPlan.For(new FindHighlights(Count: 3, Length: TimeSpan.FromSeconds(6)), 300_000);
        var moments = MomentPicker.Pick(score, [new(0, 300_000)], plan);
        Assert.Equal([200, 700, 1495], moments.Select(moment => moment.Peak));
        Assert.All(moments, moment =>
        {
            Assert.Equal(6000, moment.Range.Duration);
            Assert.InRange(moment.Peak * 200, moment.Range.From + 1000, moment.Range.To - 1000);
        });
    }

    [Fact]
    public void A_moment_lies_in_one_clip()
    {
        var score = new float[5 * 40];
        score[98] = 1;
        var plan = MomentPlan.For(new FindHighlights(Count: 1, Length: TimeSpan.FromSeconds(6)), 40_000);
        var moment = Assert.Single(MomentPicker.Pick(score, [new(0, 20_000), new(20_000, 40_000)], plan));
        Assert.Equal(new TimeRange(14_000, 20_000), moment.Range);
    }

    [Fact]
    public void Borders_go_to_the_nearest_pause_and_the_reel_keeps_its_length()
    {
        Moment[] moments = [new(new(10_000, 16_000), 65, 1), new(new(40_000, 46_000), 215, 1)];
        TimeRange[] pauses = [new(9_000, 9_400), new(15_000, 15_200), new(17_000, 18_000)];
        var settled = MomentBorders.Settle(moments, [pauses, null], [new(0, 60_000)], 12_000);
        Assert.Equal(new TimeRange(9_400, 15_200), settled[0].Range);
        Assert.Equal(12_000, settled.Sum(moment => moment.Range.Duration));
        Assert.Equal(40_000, settled[1].Range.From);

        // No pause is near enough, or it lies behind the peak: the border stays.
        Assert.Equal(new TimeRange(10_000, 16_000), MomentBorders.Settle(moments[..1], [[new(13_500, 18_500)]], [new(0, 60_000)], 6_000)[0].Range);
    }

    private static double Tone(int i, double frequency) => Math.Sin(2 * Math.PI * frequency * i / Rate);

    private static SoundMeter Meter(Func<int, double> sound, int seconds = 2)
    {
        var meter = new SoundMeter();
        // In pieces, as a stream comes.
        foreach (var piece in Enumerable.Range(0, seconds * Rate).Select(i => (float)sound(i)).Chunk(1000))
            meter.Add(piece);
        return meter;
    }

    private static FootageCurves Curves(int seconds, Func<int, double> sound)
    {
        var meter = Meter(sound, seconds);
        return new() { Count = meter.Level.Count, Level = meter.Level, Noise = meter.Noise, Flatness = meter.Flatness };
    }
}
