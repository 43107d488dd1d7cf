using NemoVideo.Client.Storage;
using NemoVideo.Core;
using NemoVideo.Core.Exports;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Exports;

public sealed class TargetFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly UserFiles _files;

    public TargetFileTests() => _files = new UserFiles(_folder["state"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_existing_file_is_replaced_with_force_only_and_a_source_never()
    {
        var there = _folder.File("a.mp4");
        Assert.Equal("Nemo.FileExists", Refused(there, false));
        Take(there, true).Dispose();
        Assert.Equal("Nemo.SourceWouldBeReplaced", Refused(there, true, _folder["sub/../A.mp4"]));
    }

    /// <summary>As clips come from mounted shares, linked folders and folders of dated links.</summary>
    [Theory]
    [InlineData("real/a.mp4", "linked/a.mp4")]
    [InlineData("linked/a.mp4", "real/a.mp4")]
    [InlineData("twice/a.mp4", "real/a.mp4")]
    [InlineData("real/a.mp4", "link.mp4")]
    [InlineData("link.mp4", "real/a.mp4")]
    [InlineData("real/a.mp4", "hard.mp4")]
    [InlineData("linked/../real/a.mp4", "real/../linked/a.mp4")]
    [InlineData("linked/gone.mp4", "real/gone.mp4")]
    public void A_source_is_not_replaced_under_another_name(string source, string destination)
    {
        Directory.CreateDirectory(_folder["real"]);
        File.WriteAllText(_folder["real/a.mp4"], "the original");
        Directory.CreateSymbolicLink(_folder["linked"], _folder["real"]);
        Directory.CreateSymbolicLink(_folder["twice"], "linked");
        File.CreateSymbolicLink(_folder["link.mp4"], "real/a.mp4");
        if (destination == "hard.mp4")
        {
            HardLink(_folder["real/a.mp4"], _folder["hard.mp4"]);
        }

        Assert.Equal("Nemo.SourceWouldBeReplaced", Refused(_folder[destination], true, _folder[source]));
        Assert.Equal("the original", File.ReadAllText(_folder["real/a.mp4"]));
    }

    [Fact]
    public void The_folder_is_made_and_nothing_is_left_in_it()
    {
        Take(_folder["new/deep/x.mp4"], false).Dispose();
        Assert.Empty(Directory.GetFiles(_folder["new/deep"]));
        Assert.Empty(Directory.GetFiles(_folder["state/locks"]));
        _folder.File("file");
        Assert.Equal("Nemo.DestinationNotWritable", Refused(_folder["file/x.mp4"], false));
        Directory.CreateDirectory(_folder["folder.mp4"]);
        Assert.Equal("Nemo.DestinationNotWritable", Refused(_folder["folder.mp4"], true));
    }

    [Fact]
    public void A_file_that_appeared_meanwhile_is_not_replaced()
    {
        var path = _folder["x.mp4"];
        using var careful = Take(path, false);
        var partial = careful.NewPartial();
        File.WriteAllText(path, "theirs");
        File.WriteAllText(partial, "ours");
        var error = Assert.Throws<NemoException>(() => careful.Finish(partial));
        Assert.Equal("Nemo.FileExists", error.ErrorId);
        Assert.Contains(partial, error.Message, StringComparison.Ordinal);
        Assert.Equal("theirs", File.ReadAllText(path));
        careful.Dispose();

        using var forced = Take(path, true);
        forced.Finish(partial);
        Assert.Equal("ours", File.ReadAllText(path));
    }

    [Fact]
    public void A_link_is_replaced_and_not_what_it_leads_to()
    {
        var other = _folder.File("other");
        File.WriteAllText(other, "not ours to write");
        File.CreateSymbolicLink(_folder["x.mp4"], other);
        using var target = Take(_folder["x.mp4"], true);
        var partial = target.NewPartial();
        File.WriteAllText(partial, "ours");
        target.Finish(partial);
        Assert.Equal("not ours to write", File.ReadAllText(other));
        Assert.Equal("ours", File.ReadAllText(_folder["x.mp4"]));
    }

    [Fact]
    public void A_place_has_one_writer_at_a_time_whatever_it_is_called()
    {
        Directory.CreateDirectory(_folder["real"]);
        Directory.CreateSymbolicLink(_folder["linked"], "real");
        using (Take(_folder["real/x.mp4"], false))
        {
            Assert.Equal("Nemo.DestinationBusy", Refused(_folder["real/x.mp4"], true));
            Assert.Equal("Nemo.DestinationBusy", Refused(_folder["linked/x.mp4"], true));
            Take(_folder["real/y.mp4"], false).Dispose();
        }

        Take(_folder["linked/x.mp4"], false).Dispose();
    }

    [Fact]
    public async Task Writers_that_come_and_go_are_never_two()
    {
        var inside = 0;
        var most = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < 300; i++)
                        {
                            using var held = _files.TryTake(_folder["x.mp4"]);
                            if (held is not null)
                            {
                                most = Math.Max(most, Interlocked.Increment(ref inside));
                                Thread.Yield();
                                Interlocked.Decrement(ref inside);
                            }
                        }
                    })
                )
        );
        Assert.Equal(1, most);
    }

    [Fact]
    public void Names_beside_it_are_new_each_time_and_short_enough()
    {
        using var target = Take(_folder[new string('x', 59) + "🎬" + new string('y', 150) + ".mp4"], false);
        var names = Enumerable.Range(0, 100).Select(_ => target.NewPartial()).ToList();
        Assert.Equal(100, names.Distinct().Count());
        Assert.All(names, name => File.WriteAllText(name, ""));
    }

    private static void HardLink(string file, string name)
    {
        using var link = System.Diagnostics.Process.Start(
            OperatingSystem.IsWindows() ? "cmd" : "ln",
            OperatingSystem.IsWindows() ? ["/c", "mklink", "/h", name, file] : [file, name]
        )!;
        link.WaitForExit();
    }

    private TargetFile Take(string path, bool overwrite, params string[] sources) => TargetFile.Take(_files, path, sources, overwrite);

    private string Refused(string path, bool overwrite, params string[] sources) =>
        Assert.Throws<NemoException>(() => Take(path, overwrite, sources)).ErrorId;
}
