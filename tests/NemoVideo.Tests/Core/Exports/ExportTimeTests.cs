using NemoVideo.Core;
using NemoVideo.Core.Exports;
using NemoVideo.Core.Ports;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Exports;

/// <summary>How long an export is waited for.</summary>
public sealed class ExportTimeTests : IDisposable
{
    private readonly TestHost _test = new();
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_given_time_ends_the_wait_and_not_the_export()
    {
        _test.Service.OnRender = id => new RenderStatus(id, ExportState.Processing, 50);
        var begin = _test.Clock.UtcNow;
        var error = await Assert.ThrowsAsync<NemoException>(() => RunAsync(new ExportPace(Timeout: TimeSpan.FromSeconds(75))));
        Assert.Equal("Nemo.ExportTimeout", error.ErrorId);
        Assert.Contains("75 seconds", error.Message, StringComparison.Ordinal);
        var entry = Assert.Single(_test.Journal.Entries.Values);
        Assert.Contains("Receive-NemoExport " + entry.Id, error.RecommendedAction, StringComparison.Ordinal);
        Assert.True(ExportKeeper.IsOpen(entry));
        Assert.Equal(75, (_test.Clock.UtcNow - begin).TotalSeconds);
    }

    [Fact]
    public async Task A_failed_render_does_not_begin_the_time_anew()
    {
        var polls = 0;
        _test.Service.OnRender = id => new RenderStatus(id, ++polls == 3 ? ExportState.Failed : ExportState.Processing, 50);
        var begin = _test.Clock.UtcNow;
        await Assert.ThrowsAsync<NemoException>(() => RunAsync(new ExportPace(Timeout: TimeSpan.FromSeconds(100))));
        Assert.Equal(2, _test.Calls.Count("submit"));
        Assert.Equal(100, (_test.Clock.UtcNow - begin).TotalSeconds);
    }

    [Fact]
    public async Task A_call_that_hangs_is_broken_off_at_the_end()
    {
        var deadline = new Deadline(_test.Clock, TimeSpan.FromSeconds(40));
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            _test.Clock.RunAsync(() =>
                deadline.CallAsync(
                    "render_1",
                    async token =>
                    {
                        await Task.Delay(Timeout.Infinite, token);
                        return true;
                    },
                    CancellationToken.None
                )
            )
        );
        Assert.Equal("Nemo.ExportTimeout", error.ErrorId);
        Assert.Throws<NemoException>(() => deadline.ThrowIfPassed("render_1"));
    }

    [Fact]
    public async Task Ctrl_C_is_not_told_as_a_time_that_is_over()
    {
        var deadline = new Deadline(_test.Clock, TimeSpan.FromSeconds(40));
        using var stop = new CancellationTokenSource();
        var call = deadline.CallAsync(
            "render_1",
            async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return true;
            },
            stop.Token
        );
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private async Task RunAsync(ExportPace pace)
    {
        var connection = await _test.ConnectedAsync();
        _test.Service.Sessions[connection.Project!.SessionId].Timeline = _test.Service.NewTimeline();
        var request = new ExportRequest(connection.Project, null, null, _folder.Path, new RenderOptions(), false, false);
        await _test.Clock.RunAsync(() =>
            new Exporter(_test.Host, connection, new TargetNames()) { Pace = pace }.RunAsync(
                request,
                _test.Pipeline,
                CancellationToken.None
            )
        );
    }
}
