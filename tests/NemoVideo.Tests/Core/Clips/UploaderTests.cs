using NemoVideo.Core;
using NemoVideo.Core.Clips;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Projects;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Clips;

public sealed class UploaderTests : IDisposable
{
    private readonly TestHost _test = new();
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_clip_carries_its_facts_and_the_words_of_its_row()
    {
        var connection = await _test.ConnectedAsync();
        var path = _folder.File("match [1] 决赛.mp4", 100);
        await SendAsync(new Uploader(_test.Host, connection), path, prompt: "rank these", destination: "out");
        var clip = Assert.IsType<Clip>(Assert.Single(_test.Pipeline.Results));
        Assert.Equal("match [1] 决赛.mp4", clip.Name);
        Assert.Equal(path, clip.Path);
        Assert.Equal(100, clip.Length);
        Assert.Equal("rank these", clip.Prompt);
        Assert.Equal("out", clip.Destination);
        Assert.Same(connection.Project, clip.Project);
        Assert.Same(connection, clip.Connection);
        Assert.False(clip.Project!.IsFresh);
    }

    [Theory]
    [InlineData("notes.txt", 10, "Nemo.UnsupportedType")]
    [InlineData("noending", 10, "Nemo.UnsupportedType")]
    [InlineData("empty.mp4", 0, "Nemo.FileEmpty")]
    [InlineData("large.mp4", 1001, "Nemo.FileTooLarge")]
    public void What_is_wrong_with_a_file_is_said_before_any_call(string name, long bytes, string id)
    {
        var test = new TestHost(options: new NemoOptions { MaxFileBytes = 1000 });
        var path = _folder.File(name, bytes);
        var error = Assert.Throws<NemoException>(() => ClipSource.Of(test.Host, path));
        Assert.Equal(id, error.ErrorId);
        Assert.Equal(path, error.Target);
    }

    [Fact]
    public void Exactly_the_limit_is_accepted_and_the_formats_are_named()
    {
        var limit = new NemoOptions().MaxFileBytes;
        Assert.Equal(limit, ClipSource.Of(_test.Host, _folder.File("full.MP4", limit)).Length);
        Assert.Equal(
            "Nemo.FileTooLarge",
            Assert.Throws<NemoException>(() => ClipSource.Of(_test.Host, _folder.File("more.mp4", limit + 1))).ErrorId
        );
        foreach (var format in new[] { "mp4", "mov", "avi", "webm", "mkv", "jpg", "png", "gif", "webp", "mp3", "wav", "m4a", "aac" })
        {
            Assert.Equal("x." + format, ClipSource.Of(_test.Host, _folder.File("x." + format)).Name);
        }

        var error = Assert.Throws<NemoException>(() => ClipSource.Of(_test.Host, _folder.File("x.flv")));
        Assert.Contains(
            "mp4, mov, avi, webm, mkv, jpg, png, gif, webp, mp3, wav, m4a, aac",
            error.RecommendedAction,
            StringComparison.Ordinal
        );
        Assert.Equal("Nemo.FileNotFound", Assert.Throws<NemoException>(() => ClipSource.Of(_test.Host, _folder["gone.mp4"])).ErrorId);
        Directory.CreateDirectory(_folder["folder.mp4"]);
        Assert.Equal("Nemo.NotAFile", Assert.Throws<NemoException>(() => ClipSource.Of(_test.Host, _folder["folder.mp4"])).ErrorId);

        // A link is as large as what it leads to.
        File.CreateSymbolicLink(_folder["link.mp4"], _folder.File("target.bin", 777));
        Assert.Equal(777, ClipSource.Of(_test.Host, _folder["link.mp4"]).Length);
    }

    [Theory]
    [InlineData("ftp://host/a.mp4")]
    [InlineData("file:///etc/passwd")]
    public void Only_web_addresses_are_accepted(string address) =>
        Assert.Equal("Nemo.AddressNotAccepted", Assert.Throws<NemoException>(() => ClipSource.Of(new Uri(address))).ErrorId);

    [Fact]
    public async Task An_address_is_named_by_its_last_part()
    {
        var connection = await _test.ConnectedAsync();
        await new Uploader(_test.Host, connection).RunAsync(
            new UploadRequest(ClipSource.Of(new Uri("https://host.example/v/my%20clip.mp4?x=1")), null, null, null, false),
            _test.Pipeline,
            CancellationToken.None
        );
        var clip = Assert.IsType<Clip>(Assert.Single(_test.Pipeline.Results));
        Assert.Equal("my clip.mp4", clip.Name);
        Assert.Equal("https://host.example/v/my%20clip.mp4", clip.Uri!.AbsoluteUri);
        Assert.Equal("https://host.example/v/my%20clip.mp4?x=1", clip.Source!.AbsoluteUri);
    }

    [Fact]
    public async Task The_same_file_goes_once_into_a_project_and_rows_keep_their_own_words()
    {
        var connection = await _test.ConnectedAsync();
        var path = _folder.File("a.mp4");
        var uploader = new Uploader(_test.Host, connection);
        await SendAsync(uploader, path, prompt: "first");
        await SendAsync(uploader, path, prompt: "second");
        Assert.Equal(1, _test.Calls.Count("upload"));
        var clips = _test.Pipeline.Results.Cast<Clip>().ToList();
        Assert.Equal(["first", "second"], clips.Select(clip => clip.Prompt));
        Assert.Equal(clips[0].RemoteUri, clips[1].RemoteUri);
        Assert.Single(connection.Project!.Clips);
        Assert.Contains("-Force", Assert.Single(_test.Pipeline.VerboseLines), StringComparison.Ordinal);

        await SendAsync(uploader, path, force: true);
        Assert.Equal(2, _test.Calls.Count("upload"));
        File.AppendAllText(path, "changed");
        await SendAsync(uploader, path);
        Assert.Equal(3, _test.Calls.Count("upload"));
        await SendAsync(uploader, path, project: "other");
        Assert.Equal(4, _test.Calls.Count("upload"));
    }

    [Fact]
    public async Task Also_when_its_rows_come_at_the_same_time()
    {
        var connection = await _test.ConnectedAsync();
        var path = _folder.File("a.mp4");
        var answer = new TaskCompletionSource<UploadedFile>(TaskCreationOptions.RunContinuationsAsynchronously);
        _test.Service.OnUpload = (_, _, _, _, _) => answer.Task;
        var uploader = new Uploader(_test.Host, connection);
        var rows = Enumerable.Range(0, 8).Select(row => Task.Run(() => SendAsync(uploader, path, prompt: "p" + row))).ToArray();
        while (_test.Calls.Count("upload") == 0)
        {
            await Task.Yield();
        }

        answer.SetResult(new UploadedFile { FileName = "a.mp4" });
        await Task.WhenAll(rows);
        Assert.Equal(1, _test.Calls.Count("upload"));
        Assert.Equal(8, _test.Pipeline.Results.Count);
        Assert.Single(connection.Project!.Clips);
        Assert.Equal(1, _test.Calls.Count("upload"));

        // Each row has a bar of its own, closed once, and the count over all rows is right.
        Assert.Equal(8, _test.Pipeline.Reports.Where(report => report.Completed).Select(report => report.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_projects_clips_are_in_input_order_whichever_arrives_first()
    {
        var connection = await _test.ConnectedAsync();
        var slow = new TaskCompletionSource();
        _test.Service.OnUpload = async (_, session, name, _, _) =>
        {
            if (name == "a.mp4")
            {
                await slow.Task;
            }

            return _test.Service.Store(session, name, 1);
        };
        var uploader = new Uploader(_test.Host, connection);
        var first = SendAsync(uploader, _folder.File("a.mp4"), order: connection.NextUpload());
        await SendAsync(uploader, _folder.File("b.mp4"), order: connection.NextUpload());
        slow.SetResult();
        await first;
        Assert.Equal(["a.mp4", "b.mp4"], connection.Project!.Clips.Select(clip => clip.Name));

        // The service lists them as they arrived.
        await new ProjectFinder(_test.Host, connection).RefreshAsync(connection.Project, CancellationToken.None);
        Assert.Equal(["a.mp4", "b.mp4"], connection.Project.Clips.Select(clip => clip.Name));
    }

    [Fact]
    public async Task A_project_becomes_the_current_one_with_its_first_clip()
    {
        var connection = await _test.ConnectedAsync();
        await SendAsync(new Uploader(_test.Host, connection), _folder.File("a.mp4"));
        var current = connection.Project;
        _test.Service.OnUpload = (_, _, _, _, _) => throw NemoErrors.UnsupportedType(null);
        await Assert.ThrowsAsync<NemoException>(() =>
            SendAsync(new Uploader(_test.Host, connection), _folder.File("b.mp4"), project: "next")
        );
        Assert.Same(current, connection.Project);
        _test.Service.OnUpload = null;
        await SendAsync(new Uploader(_test.Host, connection), _folder["b.mp4"], project: "later");
        Assert.Equal("later", connection.Project!.Name);
    }

    [Fact]
    public async Task A_failed_upload_may_be_tried_again()
    {
        var connection = await _test.ConnectedAsync();
        var path = _folder.File("a.mp4");
        var uploader = new Uploader(_test.Host, connection);
        _test.Service.OnUpload = (_, _, _, _, _) => throw NemoErrors.UnsupportedType(null);
        var error = await Assert.ThrowsAsync<NemoException>(() => SendAsync(uploader, path));
        Assert.Equal(path, error.Target);
        _test.Service.OnUpload = null;
        await SendAsync(uploader, path);
        Assert.Single(_test.Pipeline.Results);
    }

    [Fact]
    public async Task A_run_that_is_stopped_does_not_stop_another_one_that_waits_for_its_upload()
    {
        var connection = await _test.ConnectedAsync();
        var path = _folder.File("a.mp4");
        using var stop = new CancellationTokenSource();
        var calls = 0;
        _test.Service.OnUpload = async (_, session, name, _, cancellationToken) =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return _test.Service.Store(session, name, 8);
        };
        var stopped = new Uploader(_test.Host, connection).RunAsync(Row(path, "p"), _test.Pipeline, stop.Token);
        while (Volatile.Read(ref calls) == 0)
        {
            await Task.Yield();
        }

        var other = new Uploader(_test.Host, connection).RunAsync(Row(path, "p"), _test.Pipeline, CancellationToken.None);

        // And one that is stopped itself does not wait for the other's upload.
        using var early = new CancellationTokenSource();
        var third = new Uploader(_test.Host, connection).RunAsync(Row(path, "p"), _test.Pipeline, early.Token);
        await early.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.False(other.IsCompleted);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        await other.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(2, calls);
        Assert.Single(_test.Pipeline.Results);
    }

    private UploadRequest Row(string path, string project) =>
        new(ClipSource.Of(_test.Host, path), new ProjectRef(project), null, null, false);

    [Theory]
    [InlineData(true, 1, 1)]
    [InlineData(false, 2, 4)]
    public async Task When_the_answer_is_lost_the_state_decides(bool stored, int uploads, int states)
    {
        var connection = await _test.ConnectedAsync();
        var calls = 0;
        _test.Service.OnUpload = (_, session, name, _, _) =>
        {
            calls++;
            if (calls > 1)
            {
                return Task.FromResult(_test.Service.Store(session, name, 8));
            }

            if (stored)
            {
                _test.Service.Store(session, name, 8);
            }

            throw NemoErrors.Unreachable(new Uri("https://service.example"), "reset", Delivery.Unknown);
        };
        await _test.Clock.RunAsync(() => SendAsync(new Uploader(_test.Host, connection), _folder.File("a.mp4")));
        Assert.Equal(uploads, calls);
        Assert.Equal(states, _test.Calls.Count("state"));
        Assert.Single(connection.Project!.Clips);
        Assert.NotNull(connection.Project.Clips[0].RemoteUri);
    }

    [Fact]
    public async Task An_earlier_file_of_the_same_name_is_not_taken_for_the_lost_one()
    {
        var connection = await _test.ConnectedAsync();
        var uploader = new Uploader(_test.Host, connection);
        await SendAsync(uploader, _folder.File("1/a.mp4"));
        var session = _test.Service.Sessions[connection.Project!.SessionId];
        session.Clips[0] = session.Clips[0] with { RemoteUri = null, Length = null };
        var calls = 0;
        _test.Service.OnUpload = (_, id, name, _, _) =>
            ++calls == 1
                ? throw NemoErrors.Unreachable(new Uri("https://service.example"), "reset", Delivery.Unknown)
                : Task.FromResult(_test.Service.Store(id, name, 8));
        await _test.Clock.RunAsync(() => SendAsync(uploader, _folder.File("2/a.mp4")));
        Assert.Equal(2, calls);
    }

    [Theory]
    [InlineData("169_a.mp4", true)]
    [InlineData("A.MP4", true)]
    [InlineData("b.mp4", false)]
    [InlineData("ba.mp4", false)]
    public async Task A_lost_file_is_found_under_the_name_that_the_service_made_of_its_own(string listed, bool found)
    {
        var connection = await _test.ConnectedAsync();
        var calls = 0;
        _test.Service.OnUpload = (_, session, name, _, _) =>
        {
            if (++calls > 1)
            {
                return Task.FromResult(_test.Service.Store(session, name, 8));
            }

            _test.Service.Store(session, listed, null);
            throw NemoErrors.Unreachable(new Uri("https://service.example"), "reset", Delivery.Unknown);
        };
        await _test.Clock.RunAsync(() => SendAsync(new Uploader(_test.Host, connection), _folder.File("a.mp4")));
        Assert.Equal(found ? 1 : 2, calls);
        Assert.Equal("a.mp4", Assert.IsType<Clip>(Assert.Single(_test.Pipeline.Results)).Name);
    }

    [Fact]
    public async Task A_second_loss_is_told_with_what_to_do()
    {
        var connection = await _test.ConnectedAsync();
        _test.Service.OnUpload = (_, _, _, _, _) =>
            throw NemoErrors.Unreachable(new Uri("https://service.example"), "reset", Delivery.Unknown);
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            _test.Clock.RunAsync(() => SendAsync(new Uploader(_test.Host, connection), _folder.File("a.mp4")))
        );
        Assert.Equal("Nemo.UploadUnconfirmed", error.ErrorId);
        Assert.Equal((2, 8), (_test.Calls.Count("upload"), _test.Calls.Count("state")));
        Assert.False(connection.Project!.IsFresh);
    }

    [Fact]
    public async Task An_address_whose_answer_is_lost_is_not_fetched_twice()
    {
        var connection = await _test.ConnectedAsync();
        var test = _test;
        test.Service.OnUploadUri = _ => throw NemoErrors.Service(null, 504, null, Delivery.Unknown);
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            test.Clock.RunAsync(() =>
                new Uploader(test.Host, connection).RunAsync(
                    new UploadRequest(ClipSource.Of(new Uri("https://host.example/v.mp4")), null, null, null, false),
                    test.Pipeline,
                    CancellationToken.None
                )
            )
        );
        Assert.Equal("Nemo.UploadUnconfirmed", error.ErrorId);
        Assert.Equal(1, test.Calls.Count("upload"));
    }

    [Fact]
    public async Task A_refused_upload_is_not_repeated()
    {
        var connection = await _test.ConnectedAsync();
        _test.Service.OnUpload = (_, _, _, _, _) => throw NemoErrors.FileTooLarge(null);
        await Assert.ThrowsAsync<NemoException>(() => SendAsync(new Uploader(_test.Host, connection), _folder.File("a.mp4")));
        Assert.Equal(1, _test.Calls.Count("upload"));
    }

    [Fact]
    public async Task Progress_is_in_bytes_for_the_file_and_over_the_batch()
    {
        var connection = await _test.ConnectedAsync();
        _test.Service.OnUpload = (_, session, name, sent, _) =>
        {
            sent(1024);
            sent(2048);
            return Task.FromResult(_test.Service.Store(session, name, 2048));
        };
        await SendAsync(new Uploader(_test.Host, connection), _folder.File("a.mp4", 2048));
        var file = _test.Pipeline.Reports.Where(report => report.Activity == "Uploading a.mp4").ToList();
        Assert.Equal([0, 50, 100], file.Select(report => report.Percent!.Value));
        Assert.Equal("1 KB of 2 KB", file[1].Status);
        var batch = _test.Pipeline.Reports.Where(report => report.Key == file[0].ParentKey).ToList();
        Assert.Equal([0, 50, 100], batch.Select(report => report.Percent!.Value));
        Assert.True(_test.Pipeline.Reports[^1].Completed);
    }

    [Fact]
    public void The_batch_counts_what_is_known_so_far()
    {
        var batch = new BatchProgress();
        batch.Expect("a", 100);
        batch.Expect("b", 300);
        batch.Expect("web", null);
        Assert.Equal("0 of 3 done, 100 B of 400 B", batch.Report("all", "a", 100).Status);
        batch.Forget("a");
        batch.Forget("a");
        var report = batch.Report("all", "b", 100);
        Assert.Equal("1 of 3 done, 200 B of 400 B", report.Status);
        Assert.Equal(50, report.Percent);

        // A file that grows while it is sent is not more than all.
        Assert.Equal(100, batch.Report("all", "b", 999).Percent);
    }

    private Task SendAsync(
        Uploader uploader,
        string path,
        string? project = null,
        string? prompt = null,
        string? destination = null,
        bool force = false,
        long order = 0
    ) =>
        uploader.RunAsync(
            new UploadRequest(
                ClipSource.Of(_test.Host, path),
                project is null ? null : new ProjectRef(project),
                prompt,
                destination,
                force,
                order
            ),
            _test.Pipeline,
            CancellationToken.None
        );
}
