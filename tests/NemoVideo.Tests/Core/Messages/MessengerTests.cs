using NemoVideo.Core;
using NemoVideo.Core.Messages;
using NemoVideo.Core.Ports;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Messages;

public sealed class MessengerTests : IDisposable
{
    private readonly TestHost _test = new();
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Credits_and_state_are_answered_without_the_agent()
    {
        var connection = await _test.ConnectedAsync();
        await SayAsync(connection, "how many credits do I have?");
        await SayAsync(connection, "状态");
        Assert.Equal(100, Assert.IsType<Credit>(_test.Pipeline.Results[0]).Available);
        Assert.Equal("Timeline (empty)", Assert.IsType<Timeline>(_test.Pipeline.Results[1]).ToString());
        Assert.Equal(0, _test.Calls.Count("message"));
    }

    [Fact]
    public async Task An_export_takes_its_details_from_the_words()
    {
        var connection = await _test.ConnectedAsync();
        _test.Service.Sessions[connection.Project!.SessionId].Timeline = _test.Service.NewTimeline();
        RenderOrder? order = null;
        _test.Service.OnSubmit = sent =>
        {
            order = sent;
            return _test.Service.Take(sent);
        };
        await SayAsync(connection, "export 720p mov");
        Assert.Equal(("mov", "720p"), (order!.Format, order.Resolution));
        Assert.Equal(_folder["project-edited.mov"], Assert.IsType<Export>(Assert.Single(_test.Pipeline.Results)).Path);
        Assert.Equal(0, _test.Calls.Count("message"));
    }

    [Fact]
    public async Task Everything_else_goes_to_the_agent()
    {
        var connection = await _test.ConnectedAsync();
        await SayAsync(connection, "add end credits");
        Assert.IsType<Edit>(Assert.Single(_test.Pipeline.Results));
        Assert.Equal(1, _test.Calls.Count($"message {connection.Project!.SessionId} add end credits"));
        Assert.Equal("Nemo.PromptMissing", (await Assert.ThrowsAsync<NemoException>(() => SayAsync(connection, " "))).ErrorId);
    }

    [Theory]
    [InlineData("upload")]
    [InlineData(null)]
    public async Task Files_alone_are_uploaded(string? words)
    {
        var connection = await _test.ConnectedAsync();
        await SayAsync(connection, words, _folder.File("a.mp4"), _folder.File("b.mp4"));
        Assert.Equal(["a.mp4", "b.mp4"], _test.Pipeline.Results.Cast<Clip>().Select(clip => clip.Name));
        Assert.Equal(0, _test.Calls.Count("message"));
    }

    [Fact]
    public async Task Words_that_come_with_files_are_about_them()
    {
        var connection = await _test.ConnectedAsync();
        await SayAsync(connection, "rank these", _folder.File("a.mp4"), _folder.File("b.mp4"));
        Assert.Equal(1, _test.Calls.Count($"message {connection.Project!.SessionId} rank these\n\nClips: 1. a.mp4, 2. b.mp4"));
        var edit = Assert.IsType<Edit>(_test.Pipeline.Results[^1]);
        Assert.Equal(2, edit.Clips.Count);
    }

    [Fact]
    public async Task One_bad_file_keeps_the_words_back_and_not_the_good_files()
    {
        var connection = await _test.ConnectedAsync();
        await SayAsync(connection, "rank these", _folder.File("a.mp4"), _folder["gone.mp4"], _folder.File("b.mp4"));
        Assert.Equal(2, _test.Pipeline.Results.Count);
        Assert.Equal("Nemo.FileNotFound", Assert.Single(_test.Pipeline.Errors).ErrorId);
        Assert.Equal("The instruction was not sent, because not all files could be sent.", Assert.Single(_test.Pipeline.Warnings));
        Assert.Equal(0, _test.Calls.Count("message"));
    }

    [Fact]
    public async Task An_upload_without_files_is_an_error()
    {
        var connection = await _test.ConnectedAsync();
        Assert.Equal(
            "Nemo.NothingToUpload",
            (await Assert.ThrowsAsync<NemoException>(() => SayAsync(connection, "upload my clips"))).ErrorId
        );
    }

    [Fact]
    public async Task The_backends_talk_of_buttons_is_acted_on()
    {
        var connection = await _test.ConnectedAsync();
        Reply("Preview it in the timeline. Open the Media panel. Then click the Export button. Drag clips onto the track.", changes: true);
        await SayAsync(connection, "cut out pauses and export as a shareable video");
        Assert.Equal(
            [typeof(Edit), typeof(Timeline), typeof(Project), typeof(Export)],
            _test.Pipeline.Results.Select(result => result.GetType())
        );
        Assert.Contains(
            "Invoke-NemoEdit",
            Assert.Single(_test.Pipeline.VerboseLines, line => line.StartsWith("The service says", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.True(File.Exists(_folder["project-edited.mp4"]));
    }

    [Fact]
    public async Task An_answer_that_changed_nothing_is_not_exported_for_its_talk()
    {
        var connection = await _test.ConnectedAsync();
        Reply("Click the Export button.", changes: false);
        await SayAsync(connection, "how do I save it to a disk?");
        Assert.IsType<Edit>(Assert.Single(_test.Pipeline.Results));
        Assert.Equal(0, _test.Calls.Count("submit"));
    }

    private void Reply(string text, bool changes) =>
        _test.Service.OnMessage = (_, session, _, onEvent, _) =>
        {
            if (changes)
            {
                _test.Service.Sessions[session].Timeline = _test.Service.NewTimeline();
            }

            onEvent(new AgentText(text));
            return Task.FromResult(new MessageEnd(MessageEndKind.Closed, text, []));
        };

    private Task SayAsync(Connection connection, string? words, params string[] paths) =>
        _test.Clock.RunAsync(() =>
            new Messenger(_test.Host, connection).RunAsync(
                new MessageRequest(words, paths, null, null, _folder.Path),
                _test.Pipeline,
                CancellationToken.None
            )
        );
}
