using NemoVideo.Local.Media;

namespace NemoVideo.Tests.Media;

public class SampleClipTests
{
    [Fact]
    public async Task The_sample_is_a_short_clip_with_picture_and_sound()
    {
        var folder = Directory.CreateTempSubdirectory("nemo-test-").FullName;
        try
        {
            var ffmpeg = new FfmpegProcess(FfmpegTools.Find());
            var path = Path.Combine(folder, "talk.mp4");
            await new SampleClip(ffmpeg).MakeAsync(path, CancellationToken.None);
            var info = await new MediaProbe(ffmpeg).ProbeAsync(path, CancellationToken.None);
            Assert.Equal((MediaKind.Video, 1280, 720, true), (info.Kind, info.Width, info.Height, info.HasAudio));
            Assert.InRange(info.Duration.TotalSeconds, 15, 40);
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
