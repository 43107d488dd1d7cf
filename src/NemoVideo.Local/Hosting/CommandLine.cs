using System.CommandLine;
using System.Text.Json;
using NemoVideo.Local.Api;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Media;
using NemoVideo.Local.Store;

namespace NemoVideo.Local.Hosting;

/// <summary>
/// The command: options, and what it prints. Standard output gets one line of JSON; text for people goes to standard error.
/// </summary>
internal static class CommandLine
{
    /// <summary>The command line is wrong.</summary>
    public const int BadArguments = 2;

    /// <summary>Another backend uses the folder.</summary>
    public const int FolderInUse = 3;

    private static readonly Option<string> Folder = new("--folder")
    {
        Description = "Where sessions, media and renders are kept. Default: NEMO_HOME/local, or your data folder.",
        DefaultValueFactory = _ => LocalServerOptions.DefaultFolder(),
    };

    private static readonly Option<int> Port = new("--port")
    {
        Description = "Port on 127.0.0.1; 0 picks a free one.",
        DefaultValueFactory = _ => 0,
    };

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "As strict as the cloud: credits are charged, tokens expire and are rationed, exports need the attribution headers.",
    };

    private static readonly Option<int> Credits = new("--credits")
    {
        Description = "Credits to start with.",
        DefaultValueFactory = _ => 100,
    };

    private static readonly Option<int> EditCost = new("--edit-cost")
    {
        Description = "Cost of an edit that changes something (with --strict).",
        DefaultValueFactory = _ => 50,
    };

    private static readonly Option<int> MaxRenders = new("--max-renders")
    {
        Description = "Renders at once.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<bool> FetchPrivate = new("--fetch-private")
    {
        Description =
            "Also fetch uploaded addresses on this machine and in private networks, such as an intranet. Link-local ones "
            + "are never fetched.",
    };

    private static readonly Option<bool> WhileHeld = new("--while-held")
    {
        Description = "Exit when no client holds GET /local/hold open any more.",
    };

    private static readonly Option<bool> Control = new("--control")
    {
        Description = "Serve /local/faults, /local/clock and /local/requests, for tests.",
    };

    private static readonly Option<string> Faults = new("--faults")
    {
        Description = "How to misbehave: JSON, or the path of a JSON file (docs/local-backend.md). Implies --control.",
    };

    /// <param name="compose">Creates the services, or says why it can't.</param>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter log, Func<LocalServices> compose)
    {
        AtLeast(Port, 0, 65535);
        AtLeast(Credits, 0);
        AtLeast(EditCost, 0);
        AtLeast(MaxRenders, 1, 64);
        NotEmpty(Folder);
        NotEmpty(Faults);
        var command = new RootCommand("A NemoVideo backend on this machine: the same HTTP API, edited and rendered with ffmpeg.")
        {
            Folder,
            Port,
            Strict,
            Credits,
            EditCost,
            MaxRenders,
            FetchPrivate,
            WhileHeld,
            Control,
            Faults,
        };
        command.Add(SampleCommand(log));
        command.SetAction((parsed, cancellationToken) => ServeAsync(parsed, output, log, compose, cancellationToken));
        var parsed = command.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // Only what is wrong: above a page of help it would be lost.
            foreach (var error in parsed.Errors)
            {
                log.WriteLine(error.Message);
            }

            return Task.FromResult(BadArguments);
        }

        return parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = log,
                Error = log,
                // Ctrl+C and SIGTERM end it cleanly: ffmpeg is killed, and what was rendering stays pending for the next start.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
            }
        );
    }

    private static Command SampleCommand(TextWriter log)
    {
        var path = new Argument<string>("path") { Description = "The file to write, an .mp4." };
        var command = new Command("sample", "Makes a short clip to try things out with: speech with pauses over moving pictures.") { path };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                try
                {
                    await new SampleClip(new FfmpegProcess(FfmpegTools.Find())).MakeAsync(parsed.GetRequiredValue(path), cancellationToken);
                    return 0;
                }
                catch (Exception e) when (e is FfmpegException or FfmpegMissingException or IOException or UnauthorizedAccessException)
                {
                    await log.WriteLineAsync(e.Message);
                    return 1;
                }
            }
        );
        return command;
    }

    private static async Task<int> ServeAsync(
        ParseResult parsed,
        TextWriter output,
        TextWriter log,
        Func<LocalServices> compose,
        CancellationToken cancellationToken
    )
    {
        try
        {
            OwnerOnly.Use();
            var options = OptionsOf(parsed, log);
            // Temporary files go with the folder too, even after a kill.
            Environment.SetEnvironmentVariable(OperatingSystem.IsWindows() ? "TMP" : "TMPDIR", BackendFolder.IncomingOf(options.Folder));
            await using var server = await LocalServer.StartAsync(options, compose(), cancellationToken: cancellationToken);
            await output.WriteLineAsync(server.Announcement);
            await output.FlushAsync(cancellationToken);
            await log.WriteLineAsync(
                $"NemoVideo local backend on {server.Address} ({(options.Strict ? "strict" : "generous")}), folder {server.Folder}."
            );
            await log.WriteLineAsync(options.WhileHeld ? "It exits when nobody holds it." : "Press Ctrl+C to stop it.");
            try
            {
                await server.Completion.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                await log.WriteLineAsync("Ending.");
            }

            return 0;
        }
        catch (FolderInUseException e)
        {
            await log.WriteLineAsync(e.Message);
            return FolderInUse;
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or FfmpegMissingException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            await log.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static LocalServerOptions OptionsOf(ParseResult parsed, TextWriter log) =>
        new()
        {
            Folder = parsed.GetRequiredValue(Folder),
            Port = parsed.GetValue(Port),
            Strict = parsed.GetValue(Strict),
            Credits = parsed.GetValue(Credits),
            EditCost = parsed.GetValue(EditCost),
            MaxRenders = parsed.GetValue(MaxRenders),
            FetchPrivate = parsed.GetValue(FetchPrivate),
            WhileHeld = parsed.GetValue(WhileHeld),
            Control = parsed.GetValue(Control),
            Faults = parsed.GetValue(Faults) is { } faults ? FaultPlan.Parse(faults) : null,
            Log = log,
            Arguments = [.. parsed.Tokens.Select(token => token.Value)],
        };

    private static void NotEmpty(Option<string> option) =>
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0))
            {
                result.AddError($"Required argument missing for option: '{option.Name}'.");
            }
        });

    private static void AtLeast(Option<int> option, int least, int most = int.MaxValue) =>
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && (value < least || value > most))
            {
                result.AddError(
                    $"{option.Name} must be {(most == int.MaxValue ? $"at least {least}" : $"{least} to {most}")}, not {value}."
                );
            }
        });
}
