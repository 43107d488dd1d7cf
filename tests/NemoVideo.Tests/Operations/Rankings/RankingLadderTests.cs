using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Rankings;
using NemoVideo.Tests.Client;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Operations.Rankings;

/// <summary>One clip, made worse step by step: its score has to fall with each step.</summary>
public sealed class RankingLadderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MediaProbe _probe = new(Ffmpeg.Process, decodes: false);

    [Fact]
    public async Task Scores_fall_step_by_step_and_noise_does_not_come_first()
    {
        var source = $"-ss 40 -t 1 -i {Needs.SharedMedia("match.mp4")}";
        var made = await MakeAsync(
            source,
            ("best", "", 16),
            ("crf20", "", 20),
            ("crf30", "", 30),
            ("crf38", "", 38),
            ("crf46", "", 46),
            ("blur1", "-vf gblur=sigma=1", 16),
            ("blur2", "-vf gblur=sigma=2", 16),
            ("blur4", "-vf gblur=sigma=4", 16),
            ("dark0", "-vf lutyuv=y='16+(val-16)*0.6'", 16),
            ("dark1", "-vf lutyuv=y='16+(val-16)*0.3'", 16),
            ("enlarged", "-vf scale=320:180,scale=1280:720:flags=bicubic", 16),
            ("noise4", "-vf noise=alls=4:allf=t", 16),
            ("noise20", "-vf noise=alls=20:allf=t", 16)
        );
        var best = made[0];
        var compressed = made[1..5];
        string[] blurred = [best, .. made[5..8]];
        string[] darkened = [best, .. made[8..10]];
        string[] enlarged = [best, made[10]];
        string[] noisy = [best, .. made[11..]];

        var ranked = await RankAsync(made);
        foreach (var ladder in new[] { compressed, blurred, darkened, enlarged, noisy })
        {
            AssertFalls(ranked, ladder);
        }

        Assert.DoesNotContain("noise", ranked[0].Clip.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawn_clip_falls_with_blur_compression_and_darkness()
    {
        var made = await MakeAsync(
            "-t 1 -f lavfi -i mandelbrot=s=320x180:r=15:start_scale=0.5",
            ("best", "", 12),
            ("blur1", "-vf gblur=sigma=1", 12),
            ("blur3", "-vf gblur=sigma=3", 12),
            ("crf43", "", 43),
            ("crf47", "", 47),
            ("dark", "-vf lutyuv=y='16+(val-16)*0.4'", 12),
            ("noise", "-vf noise=alls=12:allf=t", 12)
        );
        var best = made[0];
        string[] blurred = [best, .. made[1..3]];
        string[] compressed = [best, .. made[3..5]];
        string[] darkened = [best, made[5]];
        string[] noisy = [best, made[6]];
        var ranked = await RankAsync(made);
        foreach (var ladder in new[] { blurred, compressed, darkened, noisy })
        {
            AssertFalls(ranked, ladder);
        }
    }

    [Fact]
    public async Task Cuts_motion_and_loudness_are_measured()
    {
        // Four pictures of half a second each: three cuts, and the tone at -20 dBFS.
        await MakeOneAsync(
            "cuts",
            "-f lavfi -i testsrc=s=320x180:r=20:d=0.5 -f lavfi -i mandelbrot=s=320x180:r=20 -f lavfi -i sine=f=1000:d=2",
            "-filter_complex [1:v]trim=duration=0.5,split[m][n];[0:v]split[s][t];[n]negate,hflip[o];[t]vflip[u];"
                + "[s]format=yuv420p[a];[m]format=yuv420p[b];[u]format=yuv420p[c];[o]format=yuv420p[d];"
                + "[a][b][c][d]concat=n=4[v];[2:a]volume=0.8[x] -map [v] -map [x] -c:a aac",
            20
        );
        await MakeOneAsync("still", "-f lavfi -i mandelbrot=s=320x180:r=20 -t 2", "-vf loop=40:1:0,setpts=N/20/TB", 20);
        var cuts = await MeasureAsync("cuts.mp4");
        var still = await MeasureAsync("still.mp4");
        Assert.Equal(90, cuts.CutsPerMinute, 5.0);
        Assert.Equal(0, still.CutsPerMinute);
        Assert.InRange(still.Motion, 0, 0.01);
        Assert.True(cuts.Motion > still.Motion);
        // ffmpeg's sine has a peak of 1/8, made quieter by 0.8: −20 dBFS, −23 dB RMS, and 1 kHz passes the weighting as it is.
        Assert.Equal(-23, cuts.Loudness!.Value, 1.0);
        Assert.Null(still.Loudness);
    }

    [Fact]
    public void Long_clips_are_sampled_evenly()
    {
        Assert.Equal([(0, 12)], ClipMeter.Stretches(12, 30, 5));
        var stretches = ClipMeter.Stretches(5400, 30, 5);
        Assert.Equal(6, stretches.Count);
        Assert.Equal(30, stretches.Sum(stretch => stretch.Seconds));
        Assert.Equal(900, stretches[1].From - stretches[0].From, 6);
        Assert.InRange(stretches[^1].From + 5, 5400 - 455, 5400);
    }

    public void Dispose() => _folder.Dispose();

    private Task<string[]> MakeAsync(string source, params (string Name, string Filter, int Crf)[] clips) =>
        Ffmpeg.MakeAllAsync(
            _folder.Path,
            source,
            clips.Select(clip => (clip.Name + ".mp4", $"{clip.Filter} -c:v libx264 -preset ultrafast -pix_fmt yuv420p -crf {clip.Crf}"))
        );

    private Task MakeOneAsync(string name, string source, string filter, int crf) => MakeAsync(source, (name, filter, crf));

    private async Task<ClipMeasures> MeasureAsync(string name)
    {
        var path = _folder.File(name);
        var info = await _probe.ProbeAsync(path, CancellationToken.None);
        return await MeasureAsync(new MediaItem(name, name, path, info));
    }

    private static Task<ClipMeasures> MeasureAsync(MediaItem clip) =>
        new ClipMeter(Ffmpeg.Process).MeasureAsync(clip, Path.GetTempPath(), CancellationToken.None);

    private async Task<IReadOnlyList<RankedClip>> RankAsync(string[] paths)
    {
        List<(MediaItem, ClipMeasures)> clips = [];
        foreach (var path in paths)
        {
            var name = Path.GetFileName(path);
            var info = await _probe.ProbeAsync(path, CancellationToken.None);
            var clip = new MediaItem(name, name, path, info);
            clips.Add((clip, await MeasureAsync(clip)));
        }

        return ClipRanking.Of(clips, RankParts.UsualWeights);
    }

    private static void AssertFalls(IReadOnlyList<RankedClip> ranked, string[] ladder)
    {
        var scores = ladder
            .Select(path => ranked.First(clip => clip.Clip.FilePath == path))
            .Select(clip => (clip.Clip.FileName, clip.Score))
            .ToList();
        for (var i = 1; i < scores.Count; i++)
        {
            Assert.True(scores[i].Score < scores[i - 1].Score, string.Join(", ", scores));
        }
    }
}
