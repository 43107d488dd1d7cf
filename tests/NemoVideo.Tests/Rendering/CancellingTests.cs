using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering;
using NemoVideo.Local.Rendering.Sound;
using NemoVideo.Local.Rendering.Text;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Rendering;

/// <summary>What a render makes by itself, without ffmpeg, looks at its token too, and leaves nothing behind.</summary>
public sealed class CancellingTests : IDisposable
{
    private static readonly CancellationToken Cancelled = new(canceled: true);
    private readonly string _folder = Directory.CreateTempSubdirectory("nemo-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Music_is_not_made_to_its_end() => Assert.Throws<OperationCanceledException>(() => MusicBed.Make("7", Cancelled));

    [Fact]
    public void Texts_are_not_made_to_their_end() =>
        Assert.Throws<OperationCanceledException>(() =>
            AssText.Write(With(TrackType.Text, new Segment { Text = "Hello", Duration = 1000 }), 320, 180, Cancelled)
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_render_works_beside_its_target_and_leaves_nothing_there(bool cancelled)
    {
        var target = Path.Combine(_folder, "out.mp4");
        // One that was killed has left its folder.
        Directory.CreateDirectory(target + ".work");
        await File.WriteAllTextAsync(Path.Combine(target + ".work", "text.ass"), "half");
        var seen = new List<string>();
        var draft = With(TrackType.Audio, new Segment { Source = "bed:7", Duration = 500 });
        var progress = new Progress(_ =>
            seen.AddRange(Directory.EnumerateFileSystemEntries(_folder).Select(entry => Path.GetFileName(entry)!))
        );
        var render = new FfmpegRenderer(Ffmpeg.Process, new MediaProbe(Ffmpeg.Process, decodes: false)).RenderAsync(
            draft,
            [],
            new(),
            target,
            progress,
            cancelled ? Cancelled : CancellationToken.None
        );
        if (cancelled)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => render);
            Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
            return;
        }

        await render;
        Assert.Contains("out.mp4.work", seen);
        Assert.Equal([target], Directory.EnumerateFileSystemEntries(_folder));
    }

    private static Draft With(int type, Segment segment) =>
        new()
        {
            Duration = segment.Duration,
            Metadata = new DraftMetadata { Width = 64, Height = 64 },
            Tracks = [new Track { Type = type, Segments = [segment] }],
        };

    private sealed class Progress(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
