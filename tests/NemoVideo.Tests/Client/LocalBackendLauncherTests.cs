using System.Diagnostics;
using System.Runtime.CompilerServices;
using NemoVideo.Client.Http;
using NemoVideo.Client.Local;
using NemoVideo.Core;
using NemoVideo.Core.Ports;

namespace NemoVideo.Tests.Client;

/// <summary>Starting, joining and holding a local backend. A shell script stands in for the dotnet command.</summary>
public sealed class LocalBackendLauncherTests : IDisposable
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public async Task It_is_started_held_and_let_go()
    {
        var left = new TaskCompletionSource();
        using var server = Holding(left);
        var backend = await Launch(
            $$"""
            echo "$@" > '{{_folder.File("arguments")}}'
            echo $$ > '{{_folder.File("pid")}}'
            {{Announcing(server.Address)}}
            i=0; while [ $i -lt 20000 ]; do echo "chatter that nobody reads"; i=$((i+1)); done
            touch '{{_folder.File("talked")}}'
            exec sleep 60
            """,
            ["--strict"]
        );

        Assert.Equal(server.Address, backend.Address);
        Assert.Equal(
            $"{_folder.File("local.dll")} --folder {_folder.File("state")} --while-held --strict",
            File.ReadAllText(_folder.File("arguments")).Trim()
        );
        Assert.Equal("/local/hold", Assert.Single(server.Requests).Path);
        await UntilAsync(() => File.Exists(_folder.File("talked")));

        // Ctrl+C on a terminal signals the whole group; the backend does not care.
        using var process = Process.GetProcessById(int.Parse(File.ReadAllText(_folder.File("pid"))));
        using (var kill = Process.Start("sh", ["-c", $"kill -INT {process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        Assert.False(left.Task.IsCompleted);
        Assert.False(process.WaitForExit(200));
        backend.Hold.Dispose();
        backend.Hold.Dispose();
        await left.Task;
        process.Kill();
    }

    [UnixFact]
    public async Task One_that_serves_the_folder_is_joined()
    {
        using var server = Holding(new TaskCompletionSource());
        Announce(server.Address, """, "arguments":["--strict"]""");
        var backend = await Launch("exit 9", ["--strict"]);
        Assert.Equal(server.Address, backend.Address);
        backend.Hold.Dispose();

        var error = await Assert.ThrowsAsync<NemoException>(() => Launch("exit 3", []));
        Assert.Equal("Nemo.LocalBusy", error.ErrorId);
        Assert.Contains(server.Address.Authority, error.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_folder_without_a_name_is_said_before_anything_is_started()
    {
        foreach (
            var arguments in (string[][])
                [
                    ["--folder="],
                    ["--folder", ""],
                ]
        )
        {
            var error = await Assert.ThrowsAsync<NemoException>(() => Launch("exit 9", arguments));
            Assert.Equal("Nemo.LocalArgumentInvalid", error.ErrorId);
            Assert.Contains("--folder has no value", error.Message, StringComparison.Ordinal);
        }
    }

    [UnixFact]
    public async Task One_that_was_quicker_is_joined()
    {
        using var server = Holding(new TaskCompletionSource());
        var backend = await Launch($"{Announcing(server.Address)}; exit 3", []);
        Assert.Equal(server.Address, backend.Address);
        backend.Hold.Dispose();
    }

    [UnixFact]
    public async Task An_address_that_nobody_answers_at_is_an_old_one()
    {
        using var server = Holding(new TaskCompletionSource());
        Announce(ScriptedServer.Nobody());
        var backend = await Launch($"{Announcing(server.Address)}; exec sleep 5", []);
        Assert.Equal(server.Address, backend.Address);
        backend.Hold.Dispose();
    }

    /// <summary>After a kill server.json stays, and another user of the machine may listen on the port that it names.</summary>
    [UnixTheory]
    [InlineData("")]
    [InlineData("X-Nemo-Proof: 0123456789abcdef\r\n")]
    [InlineData("X-Nemo-Proof: {echo}\r\n")]
    public async Task One_that_can_not_prove_itself_gets_nothing(string proof)
    {
        using var stranger = new ScriptedServer(exchange =>
            exchange.SendAsync(
                $"HTTP/1.1 200 OK\r\nConnection: "
                    + $"close\r\n{proof.Replace("{echo}", exchange.Header("X-Nemo-Proof"), StringComparison.Ordinal)}\r\n "
            )
        );
        using var server = Holding(new TaskCompletionSource());
        Announce(stranger.Address);
        var backend = await Launch($"{Announcing(server.Address)}; exec sleep 5", []);
        Assert.Equal(server.Address, backend.Address);
        backend.Hold.Dispose();

        var asked = Assert.Single(stranger.Requests);
        Assert.DoesNotContain(Secret, string.Join('\n', asked.Headers.Values), StringComparison.Ordinal);
        Assert.Null(asked.Header("Authorization"));
    }

    [UnixFact]
    public async Task A_file_that_others_could_have_written_names_no_backend()
    {
        using var stranger = Holding(new TaskCompletionSource());
        using var server = Holding(new TaskCompletionSource());
        Announce(stranger.Address);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                _folder.File("state/server.json"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead
            );
        }

        var backend = await Launch($"rm '{_folder.File("state/server.json")}'; {Announcing(server.Address)}; exec sleep 5", []);
        Assert.Equal(server.Address, backend.Address);
        Assert.Empty(stranger.Requests);
        backend.Hold.Dispose();
    }

    [UnixFact]
    public async Task Nothing_is_sent_to_who_comes_after_it()
    {
        var end = new TaskCompletionSource();
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\r\nConnection: close\r\n{ProofFor(exchange)}\r\n ");
            await end.Task;
            exchange.Close();
        });
        Announce(server.Address);
        var backend = await Launch("exit 9", []);
        using var service = new NemoService(backend.Address, ClientFixture.Skill, new NemoOptions(), new TestClock(), backend.Hold);
        end.SetResult();
        await UntilAsync(() => backend.Hold.IsLost);

        var error = await ClientFixture.ErrorAsync(() => service.GetCreditsAsync(ClientFixture.Token, CancellationToken.None));
        Assert.Equal(("Nemo.LocalEnded", Delivery.NotDelivered), (error.ErrorId, error.Delivery));
        error = await ClientFixture.ErrorAsync(() =>
            service.DownloadAsync(
                ClientFixture.Token,
                new Uri(backend.Address, "/api/render/proxy/r/download"),
                _folder.File("v.mp4"),
                (_, _) => { },
                CancellationToken.None
            )
        );
        Assert.Equal("Nemo.LocalEnded", error.ErrorId);
        Assert.Equal("/local/hold", Assert.Single(server.Requests).Path);
        backend.Hold.Dispose();
    }

    [UnixTheory]
    [InlineData(
        "echo 'You must install or update .NET to run this application.' >&2; exit 150",
        "Nemo.LocalNotInstalled",
        "ASP.NET Core runtime"
    )]
    [InlineData(
        "echo 'The local backend needs ffmpeg and ffprobe. Or set NEMO_FFMPEG to it.' >&2; exit 1",
        "Nemo.LocalNotInstalled",
        "ffmpeg"
    )]
    [InlineData("echo 'The disk is full.' >&2; exit 1", "Nemo.LocalFailed", "The disk is full.")]
    [InlineData("echo 'not json'; exit 4", "Nemo.LocalFailed", "exit code 4")]
    public async Task A_failed_start_says_why(string script, string id, string said)
    {
        var error = await Assert.ThrowsAsync<NemoException>(() => Launch(script, []));
        Assert.Equal(id, error.ErrorId);
        Assert.Contains(said, error.Message + error.RecommendedAction, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task One_that_says_nothing_is_ended()
    {
        var launcher = Launcher($"echo $$ > '{_folder.File("pid")}'; exec sleep 60") with { StartLimit = TimeSpan.FromSeconds(1) };
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            launcher.StartAsync(Program(), _folder.File("state"), [], CancellationToken.None)
        );
        Assert.Equal("Nemo.LocalFailed", error.ErrorId);
        await UntilAsync(() => !Process.GetProcesses().Any(process => process.Id == int.Parse(File.ReadAllText(_folder.File("pid")))));
    }

    [Fact]
    public void Without_a_dotnet_command_it_says_what_to_install()
    {
        var error = Assert.Throws<NemoException>(() => DotNetHost.Find([_folder.Path]));
        Assert.Equal(("Nemo.LocalNotInstalled", ErrorKind.NotInstalled), (error.ErrorId, error.Kind));
        Assert.Contains("ASP.NET Core runtime", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_that_has_aspnet_core_goes_first()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        _folder.Write("a/" + name, "");
        _folder.Write("b/" + name, "");
        Directory.CreateDirectory(_folder.File("b/shared/Microsoft.AspNetCore.App"));
        Assert.Equal(_folder.File("b/" + name), DotNetHost.Find([_folder.File("none"), _folder.File("a"), _folder.File("b")]));
        Assert.Equal(_folder.File("a/" + name), DotNetHost.Find([_folder.File("a")]));
    }

    [Fact]
    public void A_host_is_not_looked_for_in_relative_folders_and_quotes_are_no_part_of_a_name()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        _folder.Write("a b/" + name, "");
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, _folder.File("a b"));
        Assert.True(File.Exists(Path.Combine(relative, name)));
        foreach (var folder in (string[])[relative, "./" + relative, ".", "", $"\"{relative}\""])
        {
            Assert.Throws<NemoException>(() => DotNetHost.Find([folder]));
        }

        Assert.Equal(_folder.File("a b/" + name), DotNetHost.Find([".", $"\"{_folder.File("a b")}\""]));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 1000 && !condition(); i++)
        {
            await Task.Delay(10);
        }

        Assert.True(condition());
    }

    private static ScriptedServer Holding(TaskCompletionSource left) =>
        new(async exchange =>
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\r\nConnection: close\r\n{ProofFor(exchange)}\r\n ");
            await exchange.StallAsync();
            left.TrySetResult();
        });

    private static string ProofFor(Exchange exchange) =>
        $"X-Nemo-Proof: {BackendHold.Proof(Secret, "server", exchange.Header("X-Nemo-Nonce")!)}\r\n";

    /// <summary>What a backend does at its start: server.json in its folder, and a line on standard output.</summary>
    private string Announcing(Uri address) =>
        $$"""
            umask 077; mkdir -p '{{_folder.File("state")}}'
            echo '{{Said(address)}}' > '{{_folder.File("state/server.json")}}'
            echo '{{Said(address)}}'
            """;

    /// <summary>An announcement that lies there already.</summary>
    private void Announce(Uri address, string more = "")
    {
        var path = _folder.Write("state/server.json", Said(address, more));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static string Said(Uri address, string more = "") =>
        $$"""{"address":"{{address.AbsoluteUri.TrimEnd('/')}}","pid":1,"folder":"x","secret":"{{Secret}}"{{more}}}""";

    private Task<LocalBackend> Launch(string script, string[] arguments) =>
        Launcher(script).StartAsync(Program(), _folder.File("state"), arguments, CancellationToken.None);

    private string Program() => _folder.Write("local.dll", "");

    private LocalBackendLauncher Launcher(string script)
    {
        var path = _folder.Write("host.sh", "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new LocalBackendLauncher { Host = () => path };
    }

    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
            : base(file, line) => Skip = OperatingSystem.IsWindows() ? "needs a shell" : null;
    }

    private sealed class UnixTheoryAttribute : TheoryAttribute
    {
        public UnixTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
            : base(file, line) => Skip = OperatingSystem.IsWindows() ? "needs a shell" : null;
    }
}
