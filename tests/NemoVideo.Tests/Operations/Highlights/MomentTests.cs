using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Highlights;

namespace NemoVideo.Tests.Operations.Highlights;

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
        var score = Excitement
            .Of(Curves(240, i =>
                {
                    var time = (double)i / Rate;
                    var sound = 0.01 * Noise();
                    if (time is > 30 and < 35)
                    {
                        sound += 0.1 * Math.Sin(Math.PI * (time - 30) / 5) * Noise();
                    }

                    if (time is > 90 and < 90.4)
                    {
                        sound += 0.8 * Noise();
                    }

                    if (time is > 150 and < 154)
                    {
                        sound += 0.2 * (Tone(i, 440) + Tone(i, 554) + Tone(i, 659));
                    }

                    if (time is > 190 and < 220)
                    {
                        sound += 0.2 * Noise();
                    }

                    return sound;
                }))
            .Score;
        Assert.True(Most(25, 40) > 0.8);
        Assert.True(Most(80, 100) < 0.1);
        Assert.True(Most(140, 165) < 0.1);
        Assert.True(Most(180, 230) < 0.2);

        float Most(int from, int to) => score[(from * 5)..(to * 5)].Max();
    }

    [Fact]
    public void A_scene_changes_when_its_shades_do_not_when_it_moves()
    {
        var meter = new FootagePictureMeter();
        byte[] Picture(int shift, int shade) =>
            [
                .. Enumerable
                    .Range(0, FootagePictureMeter.Width * FootagePictureMeter.Height)
                    .Select(i => (byte)(shade + (((i + shift) % 16 / 8) * 60))),
            ];
        foreach (var (shift, shade) in new[] { (0, 20), (4, 20), (8, 20), (8, 150), (8, 150) })
        {
            meter.Add(Picture(shift, shade));
        }

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
        {
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"0, {i}, {(late ? i + 900_000 : i)}, 1, {(i % 20 == 0 ? 9000 : i is >= 600 and < 650 ? 500 : 2000)}, "
                    + $"0x1{(i % 20 == 0 || i is 905 or 915 ? "" : ", F=0x0")}\n"
            );
        }

        var meter = new PacketMeter(600);
        foreach (var piece in System.Text.Encoding.ASCII.GetBytes(text.ToString()).Chunk(1000))
        {
            meter.Add(piece);
        }

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
    public void A_plan_keeps_to_the_words_and_to_the_footage(
        double? total,
        int? count,
        double? length,
        double footage,
        double expected,
        int? moments
    )
    {
        var plan = new FindHighlights(Time(total), count, Time(length)).PlanFor((long)(footage * 1000));
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
        {
            for (var i = -8; i <= 8; i++)
            {
                if (peak + i < score.Length)
                {
                    score[peak + i] = Math.Max(score[peak + i], value * (1 - (Math.Abs(i) / 10f)));
                }
            }
        }

        var plan = new FindHighlights(Count: 3, Length: TimeSpan.FromSeconds(6)).PlanFor(300_000);
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
        var plan = new FindHighlights(Count: 1, Length: TimeSpan.FromSeconds(6)).PlanFor(40_000);
        var moment = Assert.Single(MomentPicker.Pick(score, [new(0, 20_000), new(20_000, 40_000)], plan));
        Assert.Equal(new TimeRange(14_000, 20_000), moment.Range);
    }

    [Fact]
    public void Borders_go_to_the_nearest_pause_and_the_reel_keeps_its_length()
    {
        Moment[] moments = [new(new(10_000, 16_000), 65, 1), new(new(40_000, 46_000), 215, 1)];
        TimeRange[] pauses = [new(9_000, 9_400), new(15_000, 15_200), new(17_000, 18_000)];
        TimeRange[] clip = [new(0, 60_000)];
        var settled = MomentBorders.Settle(moments, [pauses, null], clip);
        Assert.Equal(new TimeRange(9_400, 15_200), settled[0].Range);
        Assert.Equal(moments[1], settled[1]);
        settled = MomentFit.Fit(settled, new float[300], clip, 11_600, [pauses, null]);
        Assert.Equal(11_600, MomentFit.Length(settled, clip));
        Assert.InRange(settled[0].Range.From, 9_000, 9_400);
        Assert.InRange(settled[0].Range.To, 15_000, 15_200);

        // No pause is near enough, or it lies behind the peak: the border stays.
        Assert.Equal(
            new TimeRange(10_000, 16_000),
            MomentBorders
                .Settle(
                    moments[..1],
                    [
                        [new(13_500, 14_400)],
                    ],
                    clip
                )[0]
                .Range
        );
    }

    [Fact]
    public void A_moment_that_ends_with_its_clip_or_meets_its_neighbour_keeps_its_borders()
    {
        // The peak lies within 600 ms of the end of the first clip, and of the middle between two moments.
        Moment[] moments = [new(new(14_000, 20_000), 98, 1), new(new(20_000, 26_000), 102, 1), new(new(26_000, 32_000), 131, 1)];
        TimeRange[] clips = [new(0, 20_000), new(20_000, 40_000)];
        Assert.Equal(moments, MomentBorders.Settle(moments, [null, null, null], clips));
        Assert.Equal(
            moments,
            MomentBorders.Settle(
                moments,
                [
                    [],
                    [],
                    [],
                ],
                clips
            )
        );
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 300)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_reel_of_any_footage_is_in_order_inside_its_clips_without_overlaps_and_as_long_as_asked(int seed)
    {
        var random = new Random(seed);
        List<TimeRange> clips = [];
        var at = 0L;
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            clips.Add(new(at, at += random.Next(3_000, 90_000)));
        }

        var score = Enumerable
            .Range(0, (int)(at / FootageCurves.Step))
            .Select(_ => random.Next(3) == 0 ? 0f : 0.1f * random.NextSingle())
            .ToArray();
        for (var i = random.Next(0, 12); i > 0; i--)
        {
            for (int peak = random.Next(score.Length), j = 0; j < 20 && peak + j < score.Length; j++)
            {
                score[peak + j] = Math.Max(score[peak + j], random.NextSingle());
            }
        }
        // Some peaks at the very ends of clips.
        foreach (var clip in clips.Where(_ => random.Next(2) == 0))
        {
            score[Math.Min(score.Length - 1, (int)((clip.To - random.Next(0, 700)) / FootageCurves.Step))] = 1;
        }

        double[] shares = [0.05, 0.3, 0.5, 0.75, 0.92, 1, 1.4];
        foreach (var share in shares)
        {
            var exact = random.Next(3) == 0;
            var asked = exact
                ? new FindHighlights(Count: random.Next(1, 7), Length: TimeSpan.FromMilliseconds(random.Next(1_000, 12_000)))
                : new FindHighlights(
                    TimeSpan.FromMilliseconds(Math.Max(1_000, (int)(at * share))),
                    random.Next(4) == 0 ? random.Next(1, 6) : null
                );
            var plan = asked.PlanFor(at);
            var chosen = ReelCut.Choose(score, clips, plan);
            var moments = ReelCut.Settle(chosen, [.. chosen.Select(Pauses)], score, clips, plan);
            Assert.NotEmpty(moments);
            Assert.All(moments, moment =>
                Assert.Contains(clips, clip =>
                    clip.From <= moment.Range.From && moment.Range.From < moment.Range.To && moment.Range.To <= clip.To
                )
            );
            Assert.All(moments.Zip(moments.Skip(1)), pair => Assert.True(pair.First.Range.To <= pair.Second.Range.From));
            Assert.All(moments, moment =>
                Assert.InRange((moment.Peak * FootageCurves.Step) + 100, moment.Range.From - 100, moment.Range.To + 100)
            );
            if (plan.Exact)
            {
                if (clips.Sum(clip => clip.Duration / (plan.Length + FootageCurves.Step)) >= plan.Count)
                {
                    Assert.Equal(plan.Count, moments.Count);
                }

                if (clips.Max(clip => clip.Duration) >= plan.Length + FootageCurves.Step)
                {
                    Assert.All(moments, moment => Assert.InRange(moment.Range.Duration, plan.Length - 500, plan.Length + 500));
                }
            }
            else
            {
                // A number of moments can only reach into so many clips; else only what fades take is missing.
                var most =
                    (
                        plan.Counted
                            ? clips
                                .Where(clip => moments.Exists(moment => moment.Range.From >= clip.From && moment.Range.To <= clip.To))
                                .Sum(clip => clip.Duration)
                            : at
                    ) - ((clips.Count - 1) * MomentPlan.CrossFade);
                Assert.InRange(MomentFit.Length(moments, clips), Math.Min(plan.Total, most) - 1000, plan.Total + 1000);
            }
        }

        IReadOnlyList<TimeRange>? Pauses(Moment moment) =>
            random.Next(3) switch
            {
                0 => null,
                1 => [],
                _ =>
                [
                    .. Enumerable
                        .Range(0, 8)
                        .Select(_ => moment.Range.From - 2500 + random.Next((int)moment.Range.Duration + 4500))
                        .Order()
                        .Select(from => new TimeRange(from, from + random.Next(50, 600))),
                ],
            };
    }

    private static double Tone(int i, double frequency) => Math.Sin(2 * Math.PI * frequency * i / Rate);

    private static SoundMeter Meter(Func<int, double> sound, int seconds = 2)
    {
        var meter = new SoundMeter();
        // In pieces, as a stream comes.
        foreach (var piece in Enumerable.Range(0, seconds * Rate).Select(i => (float)sound(i)).Chunk(1000))
        {
            meter.Add(piece);
        }

        return meter;
    }

    private static FootageCurves Curves(int seconds, Func<int, double> sound)
    {
        var meter = Meter(sound, seconds);
        return new()
        {
            Count = meter.Level.Count,
            Level = meter.Level,
            Noise = meter.Noise,
            Flatness = meter.Flatness,
        };
    }
}
