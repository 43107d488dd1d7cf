using System.Net;
using System.Text.Json;
using NemoVideo.Local.Hosting;
using NemoVideo.Local.Work;

namespace NemoVideo.Tests.Server;

/// <summary>Start, hold, lock and end, within this process; <see cref="ProcessTests"/> has those of the command.</summary>
public sealed class LifeTests
{
    [Fact]
    public async Task Server_json_says_where_it_listens_and_goes_with_it()
    {
        await using var server = await ServerFixture.StartAsync();
        var file = Path.Combine(server.Folder, "server.json");
        using (var json = JsonDocument.Parse(await File.ReadAllTextAsync(file)))
        {
            Assert.Equal($"http://127.0.0.1:{server.Server.Address.Port}", json.RootElement.GetProperty("address").GetString());
            Assert.Equal(Environment.ProcessId, json.RootElement.GetProperty("pid").GetInt32());
            Assert.Equal(server.Folder, json.RootElement.GetProperty("folder").GetString());
        }

        await server.Server.DisposeAsync();
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Second_server_on_a_folder_is_told_where_the_first_one_is()
    {
        await using var first = await ServerFixture.StartAsync();
        var refused = await Assert.ThrowsAsync<FolderInUseException>(() => ServerFixture.StartAsync(folder: first.Folder));
        Assert.Equal($"http://127.0.0.1:{first.Server.Address.Port}", refused.Address);
        Assert.Contains(first.Folder, refused.Message, StringComparison.Ordinal);
        // And the first one is as well as before.
        Assert.True(File.Exists(Path.Combine(first.Folder, "server.json")));
        await first.LogInAsync();
    }

    [Fact]
    public async Task Server_that_nobody_ever_held_ends_after_30_seconds()
    {
        await using var server = await ServerFixture.StartAsync(o => o with { WhileHeld = true });
        server.Server.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(server.Server.Completion.IsCompleted);
        server.Server.Clock.Advance(TimeSpan.FromSeconds(2));
        await server.Server.Completion.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Held_server_ends_2_seconds_after_the_last_hold_went()
    {
        await using var server = await ServerFixture.StartAsync(o => o with { WhileHeld = true });
        var first = await HoldAsync(server);
        var second = await HoldAsync(server);
        server.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        first.Dispose();
        await Eventually.TrueAsync(() => server.Server.Holders == 1);
        server.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(server.Server.Completion.IsCompleted);

        second.Dispose();
        await Eventually.TrueAsync(() => server.Server.Holders == 0);
        Assert.False(server.Server.Completion.IsCompleted);
        server.Server.Clock.Advance(TimeSpan.FromSeconds(2));
        await server.Server.Completion.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Server_that_is_ending_takes_no_more_holds()
    {
        var clock = new ServerClock();
        var ended = new TaskCompletionSource();
        using var holds = new HoldMonitor(clock, enabled: true, ended.SetResult);
        var held = holds.TryHold();
        Assert.NotNull(held);
        held.Dispose();
        using (var again = holds.TryHold())
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            Assert.False(ended.Task.IsCompleted);
        }

        clock.Advance(TimeSpan.FromSeconds(2));
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Null(holds.TryHold());
    }

    [Fact]
    public async Task Server_by_itself_does_not_end()
    {
        await using var server = await ServerFixture.StartAsync();
        (await HoldAsync(server)).Dispose();
        server.Server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False(server.Server.Completion.IsCompleted);
    }

    [Fact]
    public async Task Hold_sends_a_blank_now_and_then()
    {
        await using var server = await ServerFixture.StartAsync();
        using var hold = await server.Http.GetAsync("/local/hold", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await hold.Content.ReadAsStreamAsync();
        var buffer = new byte[1];
        await stream.ReadExactlyAsync(buffer);
        server.Server.Clock.Advance(TimeSpan.FromSeconds(6));
        await stream.ReadExactlyAsync(buffer);
        Assert.Equal((byte)' ', buffer[0]);
    }

    [Fact]
    public async Task End_closes_open_streams_and_says_so()
    {
        var server = await ServerFixture.StartAsync(prepare: f => f.Agent.Gate = new TaskCompletionSource());
        await using var ended = server;
        var session = await server.BeginAsync();
        using var hold = await HoldAsync(server);
        var run = server.RunAsync(session, "x");
        await Eventually.TrueAsync(() => server.Agent.Running.Now == 1);
        await server.Server.DisposeAsync();
        Assert.Contains("nothing was changed", await run, StringComparison.Ordinal);
        Assert.Equal(0, server.Server.Requests.Open);
    }

    [Fact]
    public async Task Files_that_a_killed_server_was_writing_are_taken_away()
    {
        await using var first = await ServerFixture.StartAsync();
        var token = await first.LogInAsync();
        var session = await first.NewSessionAsync();
        await first.Server.DisposeAsync();
        var unfinished = Path.Combine(first.Folder, "projects", session, "project.json.0123.unfinished");
        var incoming = Path.Combine(first.Folder, "incoming", "0123.mp4");
        await File.WriteAllTextAsync(unfinished, "{ \"half");
        await File.WriteAllTextAsync(incoming, "half");
        var work = Path.Combine(first.Folder, "projects", session, "work", "rank-0123");
        Directory.CreateDirectory(work);
        await File.WriteAllTextAsync(Path.Combine(work, "music.wav"), "half");

        await using var second = await ServerFixture.StartAsync(folder: first.Folder);
        second.Use(token);
        await second.StateAsync(session);
        Assert.False(File.Exists(unfinished));
        Assert.False(File.Exists(incoming));
        Assert.False(Directory.Exists(work));
        Assert.True(Directory.Exists(Path.Combine(first.Folder, "projects", session, "work")));
    }

    [Fact]
    public async Task Of_renders_only_what_their_journal_does_not_know_as_finished_is_taken_away()
    {
        await using var first = await ServerFixture.StartAsync();
        var session = await first.BeginAsync();
        await first.RunAsync(session, "one");
        await first.SubmitAsync(session, "r");
        await first.FinishAsync("r");
        await first.Server.DisposeAsync();

        // As a server of tomorrow leaves it, which exports in another format.
        var journal = Directory.GetFiles(Path.Combine(first.Folder, "renders"), "*.json").Single();
        var finished = Path.ChangeExtension(journal, ".webm");
        File.Move(Path.ChangeExtension(journal, ".mp4"), finished);
        var text = await File.ReadAllTextAsync(journal);
        Assert.Contains("\"mp4\"", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(journal, text.Replace("\"mp4\"", "\"webm\"", StringComparison.Ordinal));
        var foreign = Path.Combine(first.Folder, "renders", "notes.txt");
        await File.WriteAllTextAsync(foreign, "not a render");
        await File.WriteAllTextAsync(finished + ".part", "half");
        Directory.CreateDirectory(finished + ".work");
        await File.WriteAllTextAsync(Path.Combine(finished + ".work", "music.wav"), "half");

        await using var second = await ServerFixture.StartAsync(folder: first.Folder);
        Assert.Equal(
            new[] { journal, finished, foreign }.Order(StringComparer.Ordinal),
            Directory.GetFileSystemEntries(Path.Combine(first.Folder, "renders")).Order(StringComparer.Ordinal)
        );
    }

    private static async Task<HttpResponseMessage> HoldAsync(ServerFixture server)
    {
        var response = await server.Http.GetAsync("/local/hold", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }
}
