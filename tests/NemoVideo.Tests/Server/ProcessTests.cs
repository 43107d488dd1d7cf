using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NemoVideo.Tests.Server;

/// <summary>The command itself, as another process: what it prints, how it ends, and what a kill leaves.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "nemo-process-" + Guid.NewGuid().ToString("N"));
    private readonly List<Process> _started = [];

    public void Dispose()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.WaitForExit();
            process.Dispose();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task Prints_one_line_of_json_and_ends_well_when_interrupted()
    {
        var (process, address) = await StartAsync(HearInterrupts);
        Assert.Equal("127.0.0.1", address.Host);
        Assert.True(File.Exists(Path.Combine(_folder, "server.json")));
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using (var kill = Process.Start("sh", ["-c", $"kill -INT {process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)), "60 s after it was interrupted, the server still runs.");
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync());
        Assert.Contains("NemoVideo local backend on", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "server.json")));
    }

    [Fact]
    public async Task Everything_that_it_makes_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var kept = Path.Combine(_folder, "accounts");
        Directory.CreateDirectory(
            kept,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute
        );
        File.WriteAllText(Path.Combine(_folder, "lock"), "");
        File.SetUnixFileMode(Path.Combine(_folder, "lock"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        // As most shells do it: what is made is open to all, if nobody says otherwise.
        var (_, address) = await StartAsync(info =>
        {
            string[] arguments = ["-c", "umask 022; exec \"$@\"", "sh", info.FileName, .. info.ArgumentList];
            info.FileName = "sh";
            info.ArgumentList.Clear();
            foreach (var argument in arguments)
            {
                info.ArgumentList.Add(argument);
            }
        });
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(http));
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/api/tasks/me/with-session/nemo_agent", body);
        Assert.True(response.IsSuccessStatusCode);
        var open = Directory
            .EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories)
            .Where(entry => OperatingSystem.IsWindows() || ((int)File.GetUnixFileMode(entry) & 0b000_111_111) != 0);
        Assert.Empty(open);
        Assert.DoesNotContain("\"c\"", string.Concat(Directory.EnumerateFiles(kept).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_one_on_the_folder_ends_with_3_and_says_where_the_first_is()
    {
        var (_, address) = await StartAsync();
        var second = Start("--folder", _folder);
        await second.WaitForExitAsync();
        Assert.Equal(3, second.ExitCode);
        Assert.Equal("", await second.StandardOutput.ReadToEndAsync());
        Assert.Contains($"http://127.0.0.1:{address.Port}", await second.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kill_at_any_point_leaves_nothing_corrupt()
    {
        string? token = null;
        var acknowledged = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            var (process, address) = await StartAsync();
            using var http = new HttpClient { BaseAddress = address };
            token ??= await TokenAsync(http);
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

            // Everything that was answered before is there.
            foreach (var session in acknowledged)
            {
                Assert.Equal(0, await StateCodeAsync(http, session));
            }

            var making = Enumerable.Range(0, 3).Select(_ => MakeAsync(http, acknowledged)).ToArray();
            var enough = acknowledged.Count + 10;
            await Eventually.TrueAsync(() =>
            {
                lock (acknowledged)
                {
                    return acknowledged.Count >= enough;
                }
            });
            process.Kill();
            await process.WaitForExitAsync();
            await Task.WhenAll(making);
        }

        foreach (var file in Directory.EnumerateFiles(_folder, "*.json", SearchOption.AllDirectories))
        {
            JsonDocument.Parse(await File.ReadAllTextAsync(file)).Dispose();
        }
    }

    [Fact]
    public async Task Held_server_ends_when_its_holder_closes_the_connection()
    {
        var (process, address) = await StartAsync("--while-held", "--control");
        using (var http = new HttpClient { BaseAddress = address })
        {
            var announced = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "server.json")))!;
            http.DefaultRequestHeaders.Add("X-Nemo-Secret", announced["secret"]!.GetValue<string>());
            var hold = await http.GetAsync("/local/hold", HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.OK, hold.StatusCode);
            hold.Dispose();
        }

        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("--port", "70000", "0 to 65535")]
    [InlineData("--credits", "-1", "at least 0")]
    [InlineData("--faults", "{\"sede\":1}", "sede")]
    [InlineData("--faults", "missing.json", "missing.json")]
    public async Task Wrong_options_are_said(string option, string value, string words)
    {
        var process = Start("--folder", _folder, option, value);
        await process.WaitForExitAsync();
        Assert.InRange(process.ExitCode, 1, 2);
        Assert.Contains(words, await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "'--folder'", "--folder=")]
    [InlineData(2, "'--folder'", "--folder", "")]
    [InlineData(2, "'--faults'", "--faults=")]
    [InlineData(1, "/dev/null", "--folder=/dev/null/x")]
    public async Task Option_without_a_usable_value_is_said_in_words(int exitCode, string words, params string[] arguments)
    {
        var process = Start(arguments);
        await process.WaitForExitAsync();
        var said = await process.StandardError.ReadToEndAsync();
        Assert.Equal((exitCode, ""), (process.ExitCode, await process.StandardOutput.ReadToEndAsync()));
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_ffmpeg_is_said_with_what_to_install()
    {
        var process = Start(p => p.Environment["NEMO_FFMPEG"] = Path.Combine(_folder, "none"), "--folder", _folder);
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("NEMO_FFMPEG", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> TokenAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/anonymous-token") { Headers = { { "X-Client-Id", "c" } } };
        using var response = await http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!["token"]!.GetValue<string>();
    }

    private static async Task MakeAsync(HttpClient http, List<string> acknowledged)
    {
        try
        {
            while (true)
            {
                using var body = new StringContent("{}", Encoding.UTF8, "application/json");
                using var response = await http.PostAsync("/api/tasks/me/with-session/nemo_agent", body);
                var session = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!["session_id"]!.ToString();
                lock (acknowledged)
                {
                    acknowledged.Add(session);
                }
            }
        }
        catch (HttpRequestException)
        {
            // The server was killed.
        }
    }

    private static async Task<int> StateCodeAsync(HttpClient http, string session) =>
        JsonNode.Parse(await http.GetStringAsync($"/api/state/nemo_agent/me/{session}/latest"))!["code"]!.GetValue<int>();

    /// <summary>A shell starts what runs in its background with SIGINT ignored, children inherit that, and .NET leaves it so.</summary>
    private static void HearInterrupts(ProcessStartInfo info)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        info.ArgumentList.Insert(0, "--default-signal=INT");
        info.ArgumentList.Insert(1, info.FileName);
        info.FileName = "env";
    }

    private Task<(Process Process, Uri Address)> StartAsync(params string[] arguments) => StartAsync(_ => { }, arguments);

    private async Task<(Process Process, Uri Address)> StartAsync(Action<ProcessStartInfo> configure, params string[] arguments)
    {
        var process = Start(configure, ["--folder", _folder, .. arguments]);
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(line is not null, line is null ? await process.StandardError.ReadToEndAsync() : "");
        var json = JsonNode.Parse(line!)!;
        Assert.Equal(process.Id, json["pid"]!.GetValue<int>());
        Assert.Equal(_folder, json["folder"]!.GetValue<string>());
        return (process, new Uri(json["address"]!.GetValue<string>()));
    }

    private Process Start(params string[] arguments) => Start(_ => { }, arguments);

    private Process Start(Action<ProcessStartInfo> configure, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NemoVideo.Local.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        configure(info);
        var process = Process.Start(info)!;
        _started.Add(process);
        return process;
    }
}
