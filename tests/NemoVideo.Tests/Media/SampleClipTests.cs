using NemoVideo.Local.Media;
using NemoVideo.Local.Model;

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

            // In a folder that others can write to, links may wait under the names that it uses.
            var other = Directory.CreateDirectory(Path.Combine(folder, "others")).FullName;
            foreach (var name in (string[])["talk.mp4", "talk.mp4.wav"])
            {
                await File.WriteAllTextAsync(Path.Combine(other, name), "not ours to write");
                File.CreateSymbolicLink(Path.Combine(folder, name), Path.Combine(other, name));
            }

            await new SampleClip(ffmpeg).MakeAsync(path, CancellationToken.None);
            var info = await new MediaProbe(ffmpeg).ProbeAsync(path, CancellationToken.None);
            Assert.Equal((MediaKind.Video, 1280, 720, true), (info.Kind, info.Width, info.Height, info.HasAudio));
            Assert.InRange(info.Duration.TotalSeconds, 15, 40);
            Assert.All(Directory.GetFiles(other), file => Assert.Equal("not ours to write", File.ReadAllText(file)));
            Assert.Null(new FileInfo(path).LinkTarget);
            File.Delete(path + ".wav");
            Assert.Equal([path, other], Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal).Reverse());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
