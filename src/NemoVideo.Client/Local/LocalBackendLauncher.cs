using System.Diagnostics;
using NemoVideo.Client.Storage;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Local;

/// <summary>Starts the local backend, or joins the one that already serves the folder.</summary>
internal sealed record LocalBackendLauncher
{
    /// <summary>Another backend has the folder (docs/local-backend.md).</summary>
    private const int FolderInUse = 3;

    /// <summary>
    /// The dotnet command did not find the framework that the program needs (apphost and muxer: FrameworkMissingFailure).
    /// </summary>
    private const int FrameworkMissing = 150;

    private const int MostTries = 3;
    private const int BadArguments = 2;

    /// <summary>Time allowed for the backend to report its address.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time allowed for an answer from one that should be there.</summary>
    public TimeSpan JoinLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Finds the dotnet command.</summary>
    public Func<string> Host { get; init; } = DotNetHost.Find;

    public async Task<LocalBackend> StartAsync(
        string program,
        string folder,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists(program))
        {
            throw NemoErrors.LocalNotInstalled(
                $"The local backend is missing: '{program}'.",
                "Reinstall the module: its folder 'local' is missing or damaged."
            );
        }

        if (FolderOf(arguments) is { Length: 0 })
        {
            throw NemoErrors.LocalArgumentInvalid("--folder has no value.");
        }

        folder = Path.GetFullPath(FolderOf(arguments) ?? folder);
        for (var i = 0; ; i++)
        {
            if (await JoinAsync(folder, arguments, cancellationToken).ConfigureAwait(false) is { } joined)
            {
                return joined;
            }

            StateFiles.Check(folder);
            if (await RunAsync(program, folder, arguments, cancellationToken).ConfigureAwait(false) is { } started)
            {
                return started;
            }

            // Another backend has the folder: it is just starting or just ending.
            if (i == MostTries)
            {
                if (Announcement.Of(folder) is { } there && !there.Fits(arguments))
                {
                    throw NemoErrors.LocalBusy(folder, there.Address.GetLeftPart(UriPartial.Authority));
                }

                throw NemoErrors.LocalFailed(
                    $"the folder '{folder}' is in use by another local backend that does not answer, or whose server.json "
                        + $"is readable by others and so proves nothing."
                );
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string? FolderOf(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith("--folder=", StringComparison.Ordinal))
            {
                return arguments[i]["--folder=".Length..];
            }

            if (arguments[i] == "--folder" && i + 1 < arguments.Count)
            {
                return arguments[i + 1];
            }
        }

        return null;
    }

    private async Task<LocalBackend?> JoinAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // One that behaves differently is not held: it may be ending because its holder has just let go.
        if (
            Announcement.Of(folder) is not { } there
            || !there.Fits(arguments)
            || await BackendHold.TryTakeAsync(there, JoinLimit, cancellationToken).ConfigureAwait(false) is not { } hold
        )
        {
            return null;
        }

        return new LocalBackend(there.Address, folder, hold);
    }

    /// <summary>Null if another one has the folder.</summary>
    private async Task<LocalBackend?> RunAsync(
        string program,
        string folder,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        using var process = Start(program, folder, arguments);
        var tail = new OutputTail();
        var errors = tail.DrainAsync(process.StandardError);
        var isRunning = false;
        try
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            late.CancelAfter(StartLimit);
            var line = await process.StandardOutput.ReadLineAsync(late.Token).ConfigureAwait(false);
            if (line is not null && Announcement.Parse(line) is { } said)
            {
                _ = OutputTail.DiscardAsync(process.StandardOutput);
                var hold = await BackendHold.TryTakeAsync(said, JoinLimit, cancellationToken).ConfigureAwait(false)
                    ?? throw NemoErrors.LocalFailed($"it does not answer at {said.Address}. {tail}");
                isRunning = true;
                return new LocalBackend(said.Address, folder, hold);
            }

            await process.WaitForExitAsync(late.Token).ConfigureAwait(false);
            await Task.WhenAny(errors, Task.Delay(TimeSpan.FromSeconds(1), cancellationToken)).ConfigureAwait(false);
            return process.ExitCode == FolderInUse ? null : throw Failed(process.ExitCode, tail.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NemoErrors.LocalFailed($"it did not say where it listens within {StartLimit.TotalSeconds:0} s. {tail}");
        }
        finally
        {
            if (!isRunning)
            {
                Kill(process);
            }
        }
    }

    private static NemoException Failed(int exitCode, string said)
    {
        if (
            exitCode == FrameworkMissing
            || said.Contains("install or update .NET", StringComparison.Ordinal)
            || said.Contains("was not found", StringComparison.Ordinal)
                && said.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal)
        )
        {
            return DotNetHost.RuntimeMissing("");
        }

        if (exitCode == BadArguments)
        {
            return NemoErrors.LocalArgumentInvalid(said);
        }

        return said.Contains("NEMO_FFMPEG", StringComparison.Ordinal)
            ? NemoErrors.LocalNotInstalled(said, "Install ffmpeg or name it in NEMO_FFMPEG, then run Connect-Nemo -Local again.")
            : NemoErrors.LocalFailed($"it ended with exit code {exitCode}. {said}");
    }

    private Process Start(string program, string folder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        var host = Host();
        if (OperatingSystem.IsWindows())
        {
            start.FileName = host;
        }
        else
        {
            // A terminal's Ctrl+C goes to its whole process group. An ignored signal stays ignored across exec, and in .NET too.
            start.FileName = "/bin/sh";
            foreach (var argument in (string[])["-c", "trap '' INT QUIT; exec \"$@\"", "sh", host])
            {
                start.ArgumentList.Add(argument);
            }
        }

        start.ArgumentList.Add(program);
        if (FolderOf(arguments) is null)
        {
            start.ArgumentList.Add("--folder");
            start.ArgumentList.Add(folder);
        }

        start.ArgumentList.Add("--while-held");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // The local backend has no use for the cloud's token.
        start.Environment.Remove("NEMO_TOKEN");
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            throw NemoErrors.LocalFailed(e.Message);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has already ended.
        }
    }
}
