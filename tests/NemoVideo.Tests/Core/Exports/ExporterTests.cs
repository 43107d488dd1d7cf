using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Exports;
using NemoVideo.Core.Ports;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Exports;

public sealed class ExporterTests : IDisposable
{
    private readonly TestHost _test = new();
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_journal_knows_of_a_job_before_the_service_does_and_until_the_video_is_here()
    {
        var connection = await ReadyAsync();
        var export = await RunAsync(connection);
        Assert.Equal(ExportState.Downloaded, export.State);
        Assert.Equal(_folder["project-edited.mp4"], export.Path);
        Assert.Equal(5, export.Length);
        Assert.Equal("video", File.ReadAllText(export.Path!));
        Assert.Equal(10, export.Duration!.Value.TotalSeconds);
        Assert.Equal(
            [
                $"state {connection.Project!.SessionId}",
                $"journal Submitting {export.Id}",
                $"submit {export.Id}",
                $"journal Pending {export.Id}",
                $"poll {export.Id}",
                $"journal Completed {export.Id}",
                $"download https://cdn.example/{export.Id}.mp4",
                $"journal Downloaded {export.Id}",
            ],
            _test.Calls.All
        );
        var entry = Assert.Single(_test.Journal.Entries.Values);
        Assert.Null(entry.DraftJson);
        Assert.Equal(connection.AccountKey, entry.AccountKey);
        Assert.Equal("anon_1", entry.UserId);
        Assert.True(_test.Pipeline.Reports[^1].Completed);
        Assert.Equal(export.Path, Assert.Single(Directory.GetFiles(_folder.Path)));
    }

    [Fact]
    public async Task The_edits_own_draft_is_rendered()
    {
        var connection = await ReadyAsync();
        RenderOrder? order = null;
        _test.Service.OnSubmit = sent =>
        {
            order = sent;
            return _test.Service.Take(sent);
        };
        var edit = new Edit
        {
            Prompt = "x",
            Project = connection.Project!,
            Timeline = _test.Service.NewTimeline(),
        };
        await RunAsync(connection, edit: edit, destination: "out/x.mov", resolution: "720p");
        Assert.Equal(edit.Timeline!.Draft, order!.Draft);
        Assert.Equal(("mov", "high", "720p"), (order.Format, order.Quality, order.Resolution));
        Assert.Equal(0, _test.Calls.Count("state"));
        Assert.True(File.Exists(_folder["out/x.mov"]));
        Assert.Contains("MP4 is the safest", Assert.Single(_test.Pipeline.VerboseLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_changed_nothing_is_exported_with_force_only()
    {
        var connection = await ReadyAsync();
        var edit = new Edit
        {
            Prompt = "x",
            Project = connection.Project!,
            Outcome = EditOutcome.Unchanged,
        };
        var error = await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection, edit: edit));
        Assert.Equal("Nemo.NothingChanged", error.ErrorId);
        Assert.Empty(_test.Calls.All);
        Assert.Equal(ExportState.Downloaded, (await RunAsync(connection, edit: edit, force: true)).State);
    }

    [Fact]
    public async Task What_stands_against_it_is_said_before_anything_is_submitted()
    {
        var connection = await ReadyAsync();
        _folder.File("there.mp4");
        foreach (var (destination, id) in new[] { ("there.mp4", "Nemo.FileExists"), ("x.avi", "Nemo.FormatNotAvailable") })
        {
            Assert.Equal(id, (await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection, destination: destination))).ErrorId);
        }

        connection.Project!.Clips = [new Clip { Name = "there.mp4", Path = _folder["there.mp4"] }];
        var error = await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection, destination: "there.mp4", force: true));
        Assert.Equal("Nemo.SourceWouldBeReplaced", error.ErrorId);
        _test.Service.Sessions[connection.Project.SessionId].Timeline = null;
        Assert.Equal("Nemo.NothingToExport", (await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection))).ErrorId);
        Assert.Equal(0, _test.Calls.Count("submit"));
        Assert.Empty(_test.Journal.Entries);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task When_the_submits_answer_is_lost_the_id_is_asked_for_first(bool taken, int submits)
    {
        var connection = await ReadyAsync();
        var ids = new List<string>();
        _test.Service.OnSubmit = order =>
        {
            ids.Add(order.Id);
            if (ids.Count > 1 || taken)
            {
                _test.Service.Take(order);
            }

            return ids.Count > 1 ? new RenderStatus(order.Id, ExportState.Pending, 0) : throw Lost();
        };
        Assert.Equal(ExportState.Downloaded, (await RunAsync(connection)).State);
        Assert.Equal(submits, ids.Count);
        Assert.Single(ids.Distinct());
        var calls = _test.Calls.All.ToList();
        var first = calls.FindIndex(call => call.StartsWith("submit", StringComparison.Ordinal));
        Assert.StartsWith("poll", calls[first + 1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_submit_that_stays_without_answer_stays_in_the_journal()
    {
        var connection = await ReadyAsync();
        _test.Service.OnSubmit = _ => throw Lost();
        var error = await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection));
        Assert.Equal("Nemo.Unreachable", error.ErrorId);
        Assert.Equal(3, _test.Calls.Count("submit"));
        Assert.Equal(ExportState.Submitting, Assert.Single(_test.Journal.Entries.Values).State);
    }

    [Fact]
    public async Task A_refused_submit_is_told_once_and_forgotten()
    {
        var connection = await ReadyAsync();
        _test.Service.OnSubmit = _ => throw NemoErrors.ExportBlocked();
        var error = await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection));
        Assert.Equal("Nemo.ExportBlocked", error.ErrorId);
        Assert.Equal("project", error.Target);
        Assert.Equal(1, _test.Calls.Count("submit"));
        Assert.Empty(_test.Journal.Entries);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_failed_render_is_submitted_once_more_under_a_new_id()
    {
        var connection = await ReadyAsync();
        string? failed = null;
        _test.Service.OnRender = id =>
            id == (failed ??= id) ? new RenderStatus(id, ExportState.Failed, null, Error: "out of memory") : _test.Service.Renders[id];
        var export = await RunAsync(connection);
        Assert.NotEqual(failed, export.Id);
        Assert.Equal(2, _test.Calls.Count("submit"));
        Assert.Contains("out of memory", Assert.Single(_test.Pipeline.Warnings), StringComparison.Ordinal);
        Assert.Equal([export.Id], _test.Journal.Entries.Keys);
    }

    [Fact]
    public async Task A_second_failure_is_an_error()
    {
        var connection = await ReadyAsync();
        _test.Service.OnRender = id => new RenderStatus(id, ExportState.Failed, null, Error: "bad draft");
        var error = await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection));
        Assert.Equal("Nemo.ExportFailed", error.ErrorId);
        Assert.Contains("bad draft", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, _test.Calls.Count("submit"));
        var entry = Assert.Single(_test.Journal.Entries.Values);
        Assert.Equal((ExportState.Failed, "bad draft"), (entry.State, entry.Error));
    }

    [Theory]
    [InlineData(false, 30)]
    [InlineData(true, 1)]
    public async Task It_is_polled_at_the_connections_interval(bool local, int seconds)
    {
        var connection = await ReadyAsync(local);
        var polls = 0;
        _test.Service.OnRender = id =>
            ++polls switch
            {
                1 => new RenderStatus(id, ExportState.Pending, 5),

                // Completed without an address, as the client maps it.
                2 or 3 => new RenderStatus(id, ExportState.Processing, 100),
                _ => _test.Service.Renders[id],
            };
        var begin = _test.Clock.UtcNow;
        await RunAsync(connection);
        Assert.Equal(3 * seconds, (_test.Clock.UtcNow - begin).TotalSeconds);
        Assert.Contains(_test.Pipeline.Reports, report =>
            report.Percent == 5 && report.Status.StartsWith("waiting to be rendered", StringComparison.Ordinal)
        );
        Assert.Contains(_test.Pipeline.Reports, report => report.Status.StartsWith("rendering", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_poll_interval_is_kept_to()
    {
        var connection = await ReadyAsync();
        var polls = 0;
        _test.Service.OnRender = id => ++polls < 3 ? new RenderStatus(id, ExportState.Processing, 50) : _test.Service.Renders[id];
        await RunAsync(connection, poll: TimeSpan.FromSeconds(7));
        Assert.Equal(2, _test.Clock.Delays.Count(delay => delay == TimeSpan.FromSeconds(7)));
    }

    [Fact]
    public async Task What_does_not_end_is_left_for_later()
    {
        var connection = await ReadyAsync();
        _test.Service.OnRender = id => new RenderStatus(id, ExportState.Processing, 50);
        var begin = _test.Clock.UtcNow;
        var error = await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection));
        Assert.Equal("Nemo.ExportTimeout", error.ErrorId);
        var entry = Assert.Single(_test.Journal.Entries.Values);
        Assert.Contains("Receive-NemoExport " + entry.Id, error.RecommendedAction, StringComparison.Ordinal);
        Assert.True(ExportKeeper.IsOpen(entry));
        Assert.NotNull(entry.DraftJson);
        Assert.InRange((_test.Clock.UtcNow - begin).TotalHours, 2, 2.1);
    }

    [Fact]
    public async Task Without_waiting_it_ends_with_the_submit()
    {
        var connection = await ReadyAsync();
        var export = await RunAsync(connection, noWait: true);
        Assert.Equal(ExportState.Pending, export.State);
        Assert.Equal(0, _test.Calls.Count("poll"));
        Assert.Equal(ExportState.Pending, Assert.Single(_test.Journal.Entries.Values).State);
    }

    [Fact]
    public async Task A_download_that_fails_keeps_the_entry()
    {
        var connection = await ReadyAsync();
        _test.Service.OnDownload = path => throw NemoErrors.DownloadIncomplete(path, 2, 5);
        var error = await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection));
        Assert.Equal("Nemo.DownloadIncomplete", error.ErrorId);
        Assert.Equal(ExportState.Completed, Assert.Single(_test.Journal.Entries.Values).State);
    }

    [Fact]
    public async Task A_file_that_appears_while_it_renders_is_not_replaced()
    {
        var connection = await ReadyAsync();
        _test.Service.OnDownload = path =>
        {
            File.WriteAllText(path, "ours");
            File.WriteAllText(_folder["project-edited.mp4"], "theirs");
        };
        var error = await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection));
        Assert.Equal("Nemo.FileExists", error.ErrorId);
        Assert.Equal("theirs", File.ReadAllText(_folder["project-edited.mp4"]));
        var kept = Assert.Single(Directory.GetFiles(_folder.Path, "*.partial"));
        Assert.Contains(kept, error.Message, StringComparison.Ordinal);
        Assert.Equal("ours", File.ReadAllText(kept));
    }

    [Fact]
    public async Task What_a_killed_session_left_goes_with_the_next_download()
    {
        var connection = await ReadyAsync();
        var left = "";
        _test.Service.OnDownload = path =>
        {
            // The journal knows the name before a byte is there.
            left = path;
            Assert.Equal(path, Assert.Single(_test.Journal.Entries.Values).Partial);
            throw NemoErrors.DownloadIncomplete(path, 2, 5);
        };
        await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection));
        Assert.False(File.Exists(left));

        Assert.Null(Assert.Single(_test.Journal.Entries.Values).Partial);

        _test.Service.OnDownload = null;
        var leftover = _folder.File("project-edited.0123.partial");
        var entry = Assert.Single(_test.Journal.Entries.Values) with { Partial = leftover };
        await ReceiveAsync(new ExportKeeper(_test.Host), entry, connection);
        Assert.Equal(["project-edited.mp4"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
        Assert.Null(Assert.Single(_test.Journal.Entries.Values).Partial);
    }

    [Fact]
    public async Task What_another_session_is_writing_is_left_to_it_and_goes_with_the_end_of_the_job()
    {
        var connection = await ReadyAsync();
        await RunAsync(connection, noWait: true);
        var partial = _folder.File("project-edited.0123.partial");
        var entry = Assert.Single(_test.Journal.Entries.Values) with { Partial = partial };
        _test.Journal.Write(entry);
        var keeper = new ExportKeeper(_test.Host);
        using (_test.Host.Files.TryTake(entry.Destination))
        {
            await keeper.ReceiveAsync(entry, _folder["elsewhere.mp4"], false, default, connection, _test.Pipeline, CancellationToken.None);
            Assert.True(File.Exists(partial));
        }

        _test.Journal.Write(entry);
        await keeper.StopAsync(entry, connection, CancellationToken.None);
        Assert.False(File.Exists(partial));
    }

    [Fact]
    public async Task A_source_is_not_replaced_after_its_link_leads_elsewhere()
    {
        var original = _folder.File("original.mp4");
        var connection = await ReadyAsync();
        connection.Project!.Clips =
        [
            new Clip
            {
                Name = "link.mp4",
                Path = _folder["link.mp4"],
                SentFrom = original,
                Project = connection.Project,
            },
        ];
        var request = new ExportRequest(connection.Project, null, original, _folder.Path, new RenderOptions(), true, false);
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            new Exporter(_test.Host, connection, new TargetNames()).RunAsync(request, _test.Pipeline, CancellationToken.None)
        );
        Assert.Equal("Nemo.SourceWouldBeReplaced", error.ErrorId);
    }

    [Fact]
    public void Ids_are_never_given_twice()
    {
        var now = DateTimeOffset.UtcNow;
        var ids = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 1000, _ => ids.Add(ExportIds.Next(now)));
        Assert.Equal(1000, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches(@"^render_\d{13}$", id));
    }

    private static NemoException Lost() => NemoErrors.Unreachable(new Uri("https://service.example"), "reset", Delivery.Unknown);

    private async Task<Connection> ReadyAsync(bool local = false)
    {
        var connection = await _test.ConnectedAsync(
            new()
            {
                Skill = TestHost.Skill(),
                Local = local,
                LocalProgram = "local.dll",
            }
        );
        _test.Service.Sessions[connection.Project!.SessionId].Timeline = _test.Service.NewTimeline();
        return connection;
    }

    private async Task<Export> RunAsync(
        Connection connection,
        Edit? edit = null,
        string? destination = null,
        string? resolution = null,
        bool force = false,
        bool noWait = false,
        TimeSpan? poll = null
    )
    {
        var request = new ExportRequest(
            connection.Project!,
            edit,
            destination,
            _folder.Path,
            new RenderOptions(Resolution: resolution),
            force,
            noWait
        );
        await _test.Clock.RunAsync(() =>
            new Exporter(_test.Host, connection, new TargetNames()) { Pace = new ExportPace(poll) }.RunAsync(
                request,
                _test.Pipeline,
                CancellationToken.None
            )
        );
        return Assert.IsType<Export>(_test.Pipeline.Results[^1]);
    }

    private Task ReceiveAsync(ExportKeeper keeper, ExportEntry entry, Connection connection) =>
        keeper.ReceiveAsync(entry, null, false, default, connection, _test.Pipeline, CancellationToken.None);
}
