using NemoVideo.Local.Media;
using NemoVideo.Local.Model;

namespace NemoVideo.Tests.Media;

public sealed class MediaProbeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nemo-test-").FullName;
    private readonly MediaProbe _probe = new(Ffmpeg.Process);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(
        "a.mp4",
        "-f lavfi -i testsrc=s=320x180:r=25:d=1 -f lavfi -i sine=d=1.5 -preset ultrafast",
        "Video",
        320,
        180,
        1.5,
        25,
        true
    )]
    [InlineData("b.webm", "-f lavfi -i testsrc=s=321x181:r=10:d=1 -c:v libvpx -deadline realtime", "Video", 321, 181, 1, 10, false)]
    [InlineData("c.mp4", "-f lavfi -i testsrc=s=180x180:r=10:d=1,setsar=16/9 -preset ultrafast", "Video", 320, 180, 1, 10, false)]
    [InlineData("d.gif", "-f lavfi -i testsrc=s=64x64:r=10:d=1", "Video", 64, 64, 1, 10, false)]
    [InlineData("e.gif", "-f lavfi -i testsrc=s=64x64:r=10:d=0.1", "Image", 64, 64, 0, 0, false)]
    [InlineData("f.png", "-f lavfi -i testsrc=s=65x64 -frames:v 1", "Image", 65, 64, 0, 0, false)]
    [InlineData("%03d.jpg", "-f lavfi -i testsrc=s=64x48 -update 1 -frames:v 1", "Image", 64, 48, 0, 0, false)]
    [InlineData("h.webp", "-f lavfi -i testsrc=s=64x48 -frames:v 1", "Image", 64, 48, 0, 0, false)]
    [InlineData("i.m4a", "-f lavfi -i sine=d=1", "Audio", 0, 0, 1, 0, true)]
    [InlineData("j.aac", "-f lavfi -i sine=d=5,volume=0", "Audio", 0, 0, 5, 0, true)]
    [InlineData("k.mp4", "-f lavfi -i sine=d=1 -f wav", "Audio", 0, 0, 1, 0, true)]
    public async Task Facts_come_from_the_content(
        string name,
        string arguments,
        string kind,
        int width,
        int height,
        double seconds,
        double rate,
        bool sound
    )
    {
        var info = await _probe.ProbeAsync(await Ffmpeg.MakeAsync(_folder, name, arguments), CancellationToken.None);
        Assert.Equal(kind, info.Kind.ToString());
        Assert.Equal((width, height, rate, sound), (info.Width, info.Height, info.FrameRate, info.HasAudio));
        Assert.InRange(info.Duration.TotalSeconds, seconds - 0.03, seconds + 0.06);
    }

    [Fact]
    public async Task A_rotated_phone_video_is_upright()
    {
        var flat = await Ffmpeg.MakeAsync(_folder, "flat.mp4", "-f lavfi -i testsrc=s=320x180:r=10:d=1 -preset ultrafast");
        var turned = await Ffmpeg.MakeAsync(_folder, "turned.mp4", $"-i {flat} -c copy -metadata:s:v rotate=90");
        var info = await _probe.ProbeAsync(turned, CancellationToken.None);
        Assert.Equal((180, 320), (info.Width, info.Height));
    }

    [Fact]
    public async Task Cover_art_is_no_video()
    {
        var cover = await Ffmpeg.MakeAsync(_folder, "cover.jpg", "-f lavfi -i testsrc=s=64x64 -frames:v 1");
        var song = await Ffmpeg.MakeAsync(
            _folder,
            "song.mp3",
            $"-f lavfi -i sine=d=1 -i {cover} -map 0 -map 1 -c:v copy -disposition:v attached_pic"
        );
        var info = await _probe.ProbeAsync(song, CancellationToken.None);
        Assert.Equal((MediaKind.Audio, 0, true), (info.Kind, info.Width, info.HasAudio));
    }

    [Fact]
    public async Task What_is_no_media_is_refused_with_the_reason()
    {
        await RefusedAsync("text.mp4", path => File.WriteAllTextAsync(path, new string('x', 5000)), "not a media file");
        await RefusedAsync("empty.mp4", path => File.WriteAllTextAsync(path, ""), "empty");
        var whole = await Ffmpeg.MakeAsync(_folder, "whole.mp4", "-f lavfi -i testsrc=s=320x180:d=1 -preset ultrafast");
        await RefusedAsync(
            "cut.mp4",
            async path => await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(whole))[..4000]),
            "cut off"
        );
        await RefusedAsync(
            "moving.webp",
            path => Ffmpeg.MakeAsync(_folder, Path.GetFileName(path), "-f lavfi -i testsrc=s=64x64:d=1:r=5 -c:v libwebp_anim"),
            "animated WebP"
        );
        await RefusedAsync("list.mp4", path => File.WriteAllTextAsync(path, "ffconcat version 1.0\nfile whole.mp4\n"), "playlist");
        await RefusedAsync(
            "live.mp4",
            path => File.WriteAllTextAsync(path, "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nwhole.mp4\n#EXT-X-ENDLIST\n"),
            "playlist"
        );
        await RefusedAsync(
            "subtitles.mkv",
            async path =>
            {
                var text = Path.Combine(_folder, "s.srt");
                await File.WriteAllTextAsync(text, "1\n00:00:00,000 --> 00:00:01,000\nhello\n");
                await Ffmpeg.MakeAsync(_folder, Path.GetFileName(path), $"-i {text}");
            },
            "neither a picture nor sound"
        );
    }

    private async Task RefusedAsync(string name, Func<string, Task> make, string reason)
    {
        var path = Path.Combine(_folder, name);
        await make(path);
        var error = await Assert.ThrowsAsync<MediaException>(() => _probe.ProbeAsync(path, CancellationToken.None));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, error.Message, StringComparison.Ordinal);
    }
}
