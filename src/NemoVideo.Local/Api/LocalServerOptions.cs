using NemoVideo.Local.Faults;

namespace NemoVideo.Local.Api;

/// <summary>How a local backend behaves.</summary>
internal sealed record LocalServerOptions
{
    /// <summary>Where sessions, media and renders are kept; made when it is missing.</summary>
    public required string Folder { get; init; }

    /// <summary>The command line it came from, if it did.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>As strict as the cloud: credits are charged, tokens expire and are rationed, attribution headers are needed to export.</summary>
    public bool Strict { get; init; }

    /// <summary>What a new account has.</summary>
    public int Credits { get; init; } = 100;

    /// <summary>What an edit that changed something costs, when strict.</summary>
    public int EditCost { get; init; } = 50;

    /// <summary>Largest upload, in bytes of one file.</summary>
    public long MaxFileSize { get; init; } = 500L * 1024 * 1024;

    /// <summary>Fetches addresses also from this machine and from private networks. Link-local ones never.</summary>
    public bool FetchPrivate { get; init; }

    /// <summary>Renders at a time; others wait.</summary>
    public int MaxRenders { get; init; } = 1;

    /// <summary>Ends by itself when nobody holds it.</summary>
    public bool WhileHeld { get; init; }

    /// <summary>Serves <c>/local/faults</c>, <c>/local/clock</c> and <c>/local/requests</c>.</summary>
    public bool Control { get; init; }

    /// <summary>How it misbehaves; given, it also sets <see cref="Control"/>.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>Lines for people (start, end, and what went wrong inside); none when null.</summary>
    public TextWriter? Log { get; init; }

    /// <summary><c>NEMO_HOME/local</c>, or <c>NemoVideo/local</c> in the user's own data folder.</summary>
    public static string DefaultFolder()
    {
        var home = Environment.GetEnvironmentVariable("NEMO_HOME");
        return string.IsNullOrEmpty(home)
            ? Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                OperatingSystem.IsWindows() ? "NemoVideo" : "nemovideo", "local")
            : Path.Combine(home, "local");
    }
}
