using NemoVideo.Local.Faults;

namespace NemoVideo.Local.Api;

/// <summary>How a local backend behaves.</summary>
internal sealed record LocalServerOptions
{
    /// <summary>Where sessions, media and renders are kept; created when it is missing.</summary>
    public required string Folder { get; init; }

    /// <summary>The command line it was started with, if any.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>0 picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// As strict as the cloud: credits are charged, tokens expire and are rationed, attribution headers are needed to export.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>A new account's credits.</summary>
    public int Credits { get; init; } = 100;

    /// <summary>Cost of an edit that changes something, when strict.</summary>
    public int EditCost { get; init; } = 50;

    /// <summary>Largest upload, in bytes per file.</summary>
    public long MaxFileSize { get; init; } = 500L * 1024 * 1024;

    /// <summary>Also fetches addresses on this machine and in private networks, but never link-local ones.</summary>
    public bool FetchPrivate { get; init; }

    /// <summary>How many renders run at once; others wait.</summary>
    public int MaxRenders { get; init; } = 1;

    /// <summary>Exits by itself when nobody holds it.</summary>
    public bool WhileHeld { get; init; }

    /// <summary>Serves <c>/local/faults</c>, <c>/local/clock</c> and <c>/local/requests</c>.</summary>
    public bool Control { get; init; }

    /// <summary>How it misbehaves; when given, also sets <see cref="Control"/>.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>Log lines for people (start, end, and internal errors); none when null.</summary>
    public TextWriter? Log { get; init; }

    /// <summary><c>NEMO_HOME/local</c>, or <c>NemoVideo/local</c> in the user's own data folder.</summary>
    public static string DefaultFolder()
    {
        var home = Environment.GetEnvironmentVariable("NEMO_HOME");
        return string.IsNullOrEmpty(home)
            ? Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                OperatingSystem.IsWindows() ? "NemoVideo" : "nemovideo",
                "local"
            )
            : Path.Combine(home, "local");
    }
}
