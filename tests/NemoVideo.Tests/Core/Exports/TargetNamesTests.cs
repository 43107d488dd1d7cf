using NemoVideo.Core;
using NemoVideo.Core.Exports;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Exports;

public sealed class TargetNamesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TargetNames _names = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, "a-edited.mp4")]
    [InlineData("out", "out/a-edited.mp4")]
    [InlineData("out.mp4", "out.mp4")]
    [InlineData("deep/new/out.MP4", "deep/new/out.MP4")]
    [InlineData("v1.2", "v1.2/a-edited.mp4")]
    public void A_media_ending_is_a_file_and_all_else_a_folder(string? destination, string path) =>
        Assert.Equal(_folder[path], Choose(destination, "a.mov"));

    [Fact]
    public void A_folder_that_has_a_media_ending_is_a_folder()
    {
        Directory.CreateDirectory(_folder["old.mp4"]);
        Assert.Equal(_folder["old.mp4/a-edited.mp4"], Choose(_folder["old.mp4"], "a.mp4"));
    }

    [Fact]
    public void Two_of_the_same_run_get_a_number()
    {
        Assert.Equal(_folder["a-edited.mp4"], Choose(null, "a.mp4"));
        Assert.Equal(_folder["a-edited (2).mp4"], Choose(null, "a.mp4"));
        Assert.Equal(_folder["x.mp4"], Choose("x.mp4", "a.mp4"));
        Assert.Equal(_folder["x (2).mp4"], Choose("x.mp4", "b.mp4"));
        Assert.Equal(_folder["a-edited.mp4"], new TargetNames().Take(_folder["a-edited.mp4"]));
    }

    [Theory]
    [InlineData("../../etc/passwd.mp4")]
    [InlineData("..\\..\\windows\\x.mp4")]
    [InlineData("/etc/x.mp4")]
    [InlineData("C:\\x.mp4")]
    [InlineData("..")]
    [InlineData("a\u001b[31m\0.mp4")]
    [InlineData("   ")]
    public void A_name_from_a_server_stays_in_the_folder(string name)
    {
        var path = Choose(null, name);
        Assert.Equal(_folder.Path, Path.GetDirectoryName(path));
        Assert.EndsWith("-edited.mp4", path, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetFileName(path), char.IsControl);
    }

    [Fact]
    public void Names_keep_their_letters()
    {
        Assert.Equal(_folder["决赛 [1]-edited.mov"], Choose(null, "决赛 [1].mp4", "mov"));
        Assert.True(Path.GetFileName(Choose(null, new string('x', 400) + ".mp4")).Length < 150);
        Assert.Equal(_folder["match-edited.mp4"], Choose(null, null));
    }

    [Theory]
    [InlineData(null, null, "mp4")]
    [InlineData(null, "mov", "mov")]
    [InlineData("out", "MOV", "mov")]
    [InlineData("x.mov", null, "mov")]
    [InlineData("x.MP4", "mp4", "mp4")]
    public void The_format_follows_from_the_ending(string? destination, string? format, string expected) =>
        Assert.Equal(expected, TargetPath.Settle(new RenderOptions(format), destination).Format);

    [Theory]
    [InlineData("x.mp4", "mov", "Nemo.FormatMismatch")]
    [InlineData("x.avi", null, "Nemo.FormatNotAvailable")]
    [InlineData("x.mp3", null, "Nemo.FormatNotAvailable")]
    public void A_format_that_cannot_be_is_an_error(string destination, string? format, string id)
    {
        var error = Assert.Throws<NemoException>(() => TargetPath.Settle(new RenderOptions(format), destination));
        Assert.Equal(id, error.ErrorId);
        Assert.Contains(destination, error.Message, StringComparison.Ordinal);
    }

    private string Choose(string? destination, string? clip, string format = "mp4") =>
        _names.Take(TargetPath.Of(Request(destination, clip), new RenderOptions(format)));

    private ExportRequest Request(string? destination, string? clip)
    {
        var project = new Project { Name = "match", Clips = clip is null ? [] : [new Clip { Name = clip }] };
        return new ExportRequest(project, null, destination, _folder.Path, new RenderOptions(), false, false);
    }
}
