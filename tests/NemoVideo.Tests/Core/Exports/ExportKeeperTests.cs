using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Exports;
using NemoVideo.Core.Ports;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Exports;

public sealed class ExportKeeperTests : IDisposable
{
    private readonly TestHost _test = new();
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_export_of_an_earlier_session_is_finished()
    {
        var connection = await _test.ConnectedAsync();
        var entry = Known(connection, ExportState.Pending);
        var export = await ReceiveAsync(connection, entry);
        Assert.Equal(ExportState.Downloaded, export.State);
        Assert.True(File.Exists(_folder["x.mp4"]));
        Assert.Equal(0, _test.Calls.Count("submit"));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task One_whose_submit_was_cut_off_is_asked_for_before_it_is_submitted(bool taken, int submits)
    {
        var connection = await _test.ConnectedAsync();
        var entry = Known(connection, ExportState.Submitting, taken);
        var export = await ReceiveAsync(connection, entry);
        Assert.Equal(ExportState.Downloaded, export.State);
        Assert.Equal(entry.Id, export.Id);
        Assert.Equal("poll " + entry.Id, _test.Calls.All[0]);
        Assert.Equal(submits, _test.Calls.Count("submit"));
    }

    [Fact]
    public async Task Another_account_cannot_fetch_it()
    {
        var connection = await _test.ConnectedAsync();
        foreach (
            var entry in new[]
            {
                Known(connection, ExportState.Pending) with
                {
                    UserId = "anon_0",
                },
                Known(connection, ExportState.Pending) with
                {
                    AccountKey = "https://other.example",
                },
            }
        )
        {
            var error = await Assert.ThrowsAsync<NemoException>(() => ReceiveAsync(connection, entry));
            Assert.Equal("Nemo.ExportOfOtherAccount", error.ErrorId);
            error = await Assert.ThrowsAsync<NemoException>(() =>
                new ExportKeeper(_test.Host).StopAsync(entry, connection, CancellationToken.None)
            );
            Assert.Equal("Nemo.ExportOfOtherAccount", error.ErrorId);
        }

        Assert.Empty(_test.Calls.All);
    }

    [Fact]
    public async Task A_job_that_the_service_lost_is_told_and_closed()
    {
        var connection = await _test.ConnectedAsync();
        var entry = Known(connection, ExportState.Pending, taken: false);
        Assert.Equal("Nemo.ExportNotFound", (await Assert.ThrowsAsync<NemoException>(() => ReceiveAsync(connection, entry))).ErrorId);
        Assert.Equal(ExportState.Failed, _test.Journal.Entries[entry.Id].State);
    }

    [Fact]
    public async Task A_source_clip_is_not_replaced_by_a_later_session_even_with_force()
    {
        var connection = await _test.ConnectedAsync();
        var source = _folder.File("source.mp4");
        var entry = Known(connection, ExportState.Pending) with { Sources = [source] };
        var error = await Assert.ThrowsAsync<NemoException>(() => ReceiveAsync(connection, entry, source, force: true));
        Assert.Equal("Nemo.SourceWouldBeReplaced", error.ErrorId);
    }

    [Fact]
    public async Task An_existing_file_is_replaced_with_force_only()
    {
        var connection = await _test.ConnectedAsync();
        var there = _folder.File("x.mp4");
        var entry = Known(connection, ExportState.Pending);
        Assert.Equal("Nemo.FileExists", (await Assert.ThrowsAsync<NemoException>(() => ReceiveAsync(connection, entry))).ErrorId);
        Assert.Empty(_test.Calls.All);
        await ReceiveAsync(connection, entry, force: true);
        Assert.Equal("video", File.ReadAllText(there));
    }

    [Fact]
    public async Task A_list_shows_what_is_under_way_as_the_service_sees_it()
    {
        var connection = await _test.ConnectedAsync();
        var running = Known(connection, ExportState.Pending);
        _test.Service.Renders[running.Id] = new RenderStatus(running.Id, ExportState.Processing, 40);
        _test.Journal.Write(running with { UserId = "anon_0", Id = "render_theirs" });
        _test.Journal.Write(running with { Id = "render_done", State = ExportState.Downloaded });
        _test.Journal.Write(running with { Id = "render_old", State = ExportState.Failed, SubmittedAt = _test.Clock.UtcNow.AddDays(-8) });
        _test.Journal.Unreadable.Add("/state/bad.json");
        await new ExportKeeper(_test.Host).ListAsync(["render_*", "nothing"], connection, _test.Pipeline, CancellationToken.None);
        var exports = _test.Pipeline.Results.Cast<Export>().ToDictionary(export => export.Id);
        Assert.Equal((ExportState.Processing, 40), (exports[running.Id].State, exports[running.Id].Progress));
        Assert.Equal(ExportState.Pending, exports["render_theirs"].State);
        Assert.Equal(100, exports["render_done"].Progress);
        Assert.DoesNotContain("render_old", exports.Keys);
        Assert.DoesNotContain("render_old", _test.Journal.Entries.Keys);
        Assert.Equal("Nemo.ExportNotFound", Assert.Single(_test.Pipeline.Errors).ErrorId);
        Assert.Contains("/state/bad.json", Assert.Single(_test.Pipeline.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, _test.Calls.Count("poll"));
    }

    [Fact]
    public async Task A_service_out_of_reach_does_not_end_the_list()
    {
        var connection = await _test.ConnectedAsync();
        var entry = Known(connection, ExportState.Pending);
        _test.Service.OnRender = _ => throw NemoErrors.Unreachable(new Uri("https://service.example"), "down", Delivery.Unknown);
        await new ExportKeeper(_test.Host).ListAsync([], connection, _test.Pipeline, CancellationToken.None);
        Assert.Equal(ExportState.Pending, Assert.IsType<Export>(Assert.Single(_test.Pipeline.Results)).State);
        Assert.Contains(entry.Id, Assert.Single(_test.Pipeline.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_cancels_at_the_service()
    {
        var connection = await _test.ConnectedAsync();
        var keeper = new ExportKeeper(_test.Host);
        var entry = Known(connection, ExportState.Processing);
        Assert.Equal(ExportState.Canceled, (await keeper.StopAsync(entry, connection, CancellationToken.None)).State);
        Assert.Equal(1, _test.Calls.Count("cancel"));
        var error = await Assert.ThrowsAsync<NemoException>(() => ReceiveAsync(connection, _test.Journal.Entries[entry.Id]));
        Assert.Equal("Nemo.ExportCanceled", error.ErrorId);
    }

    [Fact]
    public async Task What_has_ended_or_never_began_can_be_stopped_without_harm()
    {
        var connection = await _test.ConnectedAsync();
        var keeper = new ExportKeeper(_test.Host);
        var done = Known(connection, ExportState.Downloaded);
        Assert.Equal(ExportState.Downloaded, (await keeper.StopAsync(done, connection, CancellationToken.None)).State);
        Assert.Equal(0, _test.Calls.Count("cancel"));
        var cutOff = Known(connection, ExportState.Submitting, taken: false);
        Assert.Equal(ExportState.Canceled, (await keeper.StopAsync(cutOff, connection, CancellationToken.None)).State);
        var lost = Known(connection, ExportState.Pending, taken: false);
        Assert.Equal(
            "Nemo.ExportNotFound",
            (await Assert.ThrowsAsync<NemoException>(() => keeper.StopAsync(lost, connection, CancellationToken.None))).ErrorId
        );
    }

    [Fact]
    public async Task A_job_that_the_service_does_not_show_at_once_is_asked_for_again()
    {
        var connection = await _test.ConnectedAsync();
        var entry = Known(connection, ExportState.Pending, taken: false);
        var polls = 0;
        _test.Service.OnRender = id =>
            ++polls <= 2
                ? throw NemoErrors.ExportNotFound(id)
                : new RenderStatus(id, ExportState.Completed, 100, new Uri("https://files.example/v.mp4"));
        Assert.Equal(ExportState.Downloaded, (await ReceiveAsync(connection, entry)).State);
        Assert.Equal(3, polls);
    }

    [Fact]
    public async Task An_open_export_of_a_month_ago_is_forgotten()
    {
        var connection = await _test.ConnectedAsync();
        var entry = Known(connection, ExportState.Pending);
        _test.Journal.Write(entry with { SubmittedAt = _test.Clock.UtcNow - TimeSpan.FromDays(31) });
        Assert.Empty(new ExportKeeper(_test.Host).Open(connection));
        Assert.Empty(_test.Journal.Entries);
    }

    [Fact]
    public async Task Open_are_those_that_this_account_can_finish()
    {
        var connection = await _test.ConnectedAsync();
        var keeper = new ExportKeeper(_test.Host);
        var entry = Known(connection, ExportState.Completed);
        _test.Journal.Write(entry with { Id = "render_theirs", UserId = "anon_0" });
        _test.Journal.Write(entry with { Id = "render_done", State = ExportState.Downloaded });
        Assert.Equal([entry.Id], keeper.Open(connection).Select(open => open.Id));
        Assert.True(keeper.HasOpenRemote());
        Assert.Equal(entry, keeper.Find(entry.Id));
        Assert.Equal("Nemo.ExportNotFound", Assert.Throws<NemoException>(() => keeper.Find("nothing")).ErrorId);
    }

    [Fact]
    public async Task The_services_id_finds_an_export_too()
    {
        var connection = await _test.ConnectedAsync();
        var keeper = new ExportKeeper(_test.Host);
        var entry = Known(connection, ExportState.Pending, taken: false, ["srv-1"]);
        _test.Service.Renders["srv-1"] = new RenderStatus("srv-1", ExportState.Processing, 40);
        Assert.Equal(entry.Id, keeper.Find("srv-1").Id);
        await keeper.ListAsync(["srv-*"], connection, _test.Pipeline, CancellationToken.None);
        var shown = Assert.IsType<Export>(Assert.Single(_test.Pipeline.Results));
        Assert.Equal((entry.Id, ExportState.Processing), (shown.Id, shown.State));
        Assert.Equal(ExportState.Canceled, (await keeper.StopAsync(entry, connection, CancellationToken.None)).State);
        Assert.Contains("cancel srv-1", _test.Calls.All);
    }

    [Theory]
    [InlineData("srv-1")]
    [InlineData("own")]
    public async Task It_is_lost_only_if_no_id_finds_it(string known)
    {
        var connection = await _test.ConnectedAsync();
        var entry = Known(connection, ExportState.Pending, taken: false, ["srv-1"]);
        var id = known == "own" ? entry.Id : known;
        _test.Service.Renders[id] = new RenderStatus(id, ExportState.Completed, 100, new Uri("https://files.example/v.mp4"));
        Assert.Equal(entry.Id, (await ReceiveAsync(connection, entry)).Id);
        _test.Service.Renders.Clear();
        Assert.Equal(
            "Nemo.ExportNotFound",
            (await Assert.ThrowsAsync<NemoException>(() => ReceiveAsync(connection, entry with { Destination = _folder["y.mp4"] }))).ErrorId
        );
    }

    [Fact]
    public async Task A_job_not_shown_by_the_services_id_is_asked_for_again_though_ours_is_refused()
    {
        var connection = await _test.ConnectedAsync();
        var entry = Known(connection, ExportState.Pending, taken: false, ["srv-1"]);
        var polls = 0;
        _test.Service.OnRender = id =>
            id != "srv-1" ? throw NemoErrors.Service(null, 400, "no such form of an id", Delivery.Refused)
            : ++polls < 3 ? throw NemoErrors.ExportNotFound(id)
            : new RenderStatus(id, ExportState.Completed, 100, new Uri("https://files.example/v.mp4"));
        Assert.Equal(ExportState.Downloaded, (await ReceiveAsync(connection, entry)).State);
    }

    private ExportEntry Known(Connection connection, ExportState state, bool taken = true, string[]? serviceIds = null)
    {
        var entry = new ExportEntry(
            ExportIds.Next(_test.Clock.UtcNow),
            state,
            connection.Address,
            connection.AccountKey,
            false,
            connection.UserId,
            "5529798706024415233",
            "project",
            _folder["x.mp4"],
            false,
            new RenderOptions("mp4"),
            _test.Clock.UtcNow,
            "{}",
            null,
            ServiceIds: serviceIds
        );
        _test.Journal.Entries[entry.Id] = entry;
        if (taken)
        {
            _test.Service.Take(new RenderOrder(entry.Id, "", "", "mp4", "high", null));
        }

        return entry;
    }

    private async Task<Export> ReceiveAsync(Connection connection, ExportEntry entry, string? destination = null, bool force = false)
    {
        await _test.Clock.RunAsync(() =>
            new ExportKeeper(_test.Host).ReceiveAsync(
                entry,
                destination,
                force,
                default,
                connection,
                _test.Pipeline,
                CancellationToken.None
            )
        );
        return Assert.IsType<Export>(_test.Pipeline.Results[^1]);
    }
}
