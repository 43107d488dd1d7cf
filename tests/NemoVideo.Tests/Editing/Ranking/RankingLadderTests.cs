using NemoVideo.Local.Editing.Ranking;
using NemoVideo.Local.Media;
using NemoVideo.Tests.Client;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Editing.Ranking;

/// <summary>One clip, made worse step by step: its score has to fall with each step.</summary>
public sealed class RankingLadderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Scores_fall_step_by_step_and_noise_does_not_come_first()
    {
        var source = $"-ss 40 -t 1.5 -i {Needs.SharedMedia("match.mp4")}";
        var best = await MakeAsync("best", source, "", 16);
        string[] compressed = [.. await Task.WhenAll(new[] { 20, 30, 38, 46 }.Select(crf => MakeAsync($"crf{crf}", source, "", crf)))];
        string[] blurred = [best, .. await Task.WhenAll(new[] { 1, 2, 4 }.Select(sigma => MakeAsync($"blur{sigma}", source, $"-vf gblur=sigma={sigma}", 16)))];
        string[] darkened = [best, .. await Task.WhenAll(new[] { 0.6, 0.3 }.Select((factor, i) => MakeAsync($"dark{i}", source, $"-vf lutyuv=y='16+(val-16)*{Ffmpeg.Text(factor)}'", 16)))];
        string[] enlarged = [best, await MakeAsync("enlarged", source, "-vf scale=320:180,scale=1280:720:flags=bicubic", 16)];
        string[] noisy = [best, .. await Task.WhenAll(new[] { 4, 20 }.Select(noise => MakeAsync($"noise{noise}", source, $"-vf noise=alls={noise}:allf=t", 16)))];

        var ranked = await RankAsync([.. compressed.Concat(blurred).Concat(darkened).Concat(enlarged).Concat(noisy).Distinct()]);
        foreach (var ladder in new[] { compressed, blurred, darkened, enlarged, noisy })
            AssertFalls(ranked, ladder);
        Assert.DoesNotContain("noise", ranked[0].Clip.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawn_clip_falls_with_blur_compression_and_darkness()
    {
        const string Source = "-f lavfi -i mandelbrot=s=320x180:r=15:start_scale=0.5 -t 1";
        var best = await MakeAsync("best", Source, "", 12);
        string[] blurred = [best, await MakeAsync("blur1", Source, "-vf gblur=sigma=1", 12), await MakeAsync("blur3", Source, "-vf gblur=sigma=3", 12)];
        string[] compressed = [best, await MakeAsync("crf43", Source, "", 43), await MakeAsync("crf47", Source, "", 47)];
        string[] darkened = [best, await MakeAsync("dark", Source, "-vf lutyuv=y='16+(val-16)*0.4'", 12)];
        string[] noisy = [best, await MakeAsync("noise", Source, "-vf noise=alls=12:allf=t", 12)];
        var ranked = await RankAsync([.. blurred.Concat(compressed).Concat(darkened).Concat(noisy).Distinct()]);
        foreach (var ladder in new[] { blurred, compressed, darkened, noisy })
            AssertFalls(ranked, ladder);
    }

    [Fact]
    public async Task Cuts_motion_and_loudness_are_measured()
    {
        // Four pictures of half a second each: three cuts, and the tone at -20 dBFS.
        await MakeAsync("cuts", "-f lavfi -i testsrc=s=320x180:r=20:d=0.5 -f lavfi -i mandelbrot=s=320x180:r=20 -f lavfi -i sine=f=1000:d=2",
            "-filter_complex [1:v]trim=duration=0.5,split[m][n];[0:v]split[s][t];[n]negate,hflip[o];[t]vflip[u];[s]format=yuv420p[a];[m]format=yuv420p[b];[u]format=yuv420p[c];[o]format=yuv420p[d];[a][b][c][d]concat=n=4[v];[2:a]volume=0.8[x] -map [v] -map [x] -c:a aac", 20);
        await MakeAsync("still", "-f lavfi -i mandelbrot=s=320x180:r=20 -t 2", "-vf loop=40:1:0,setpts=N/20/TB", 20);
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

    private Task<string> MakeAsync(string name, string source, string filter, int crf) => Ffmpeg.MakeAsync(
        _folder.Path, name + ".mp4", $"{source} {filter} -c:v libx264 -preset ultrafast -pix_fmt yuv420p -crf {crf}");

    private async Task<ClipMeasures> MeasureAsync(string name)
    {
        var path = _folder.File(name);
        var info = await new MediaProbe(Ffmpeg.Process).ProbeAsync(path, CancellationToken.None);
        return await new ClipMeter(Ffmpeg.Process).MeasureAsync(new MediaItem(name, name, path, info), CancellationToken.None);
    }

    private async Task<IReadOnlyList<RankedClip>> RankAsync(string[] paths)
    {
        List<(MediaItem, ClipMeasures)> clips = [];
        foreach (var path in paths)
        {
            var name = Path.GetFileName(path);
            var info = await new MediaProbe(Ffmpeg.Process).ProbeAsync(path, CancellationToken.None);
            clips.Add((new(name, name, path, info), await MeasureAsync(name)));
        }

        return ClipRanking.Of(clips, RankParts.UsualWeights);
    }

    private static void AssertFalls(IReadOnlyList<RankedClip> ranked, string[] ladder)
    {
        var scores = ladder.Select(path => ranked.First(clip => clip.Clip.FilePath == path)).Select(clip => (clip.Clip.FileName, clip.Score)).ToList();
        for (var i = 1; i < scores.Count; i++)
            Assert.True(scores[i].Score < scores[i - 1].Score, string.Join(", ", scores));
    }
}
