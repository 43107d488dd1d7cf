namespace NemoVideo.Local.Media;

/// <summary>Where ffmpeg and ffprobe are on this machine.</summary>
internal sealed record FfmpegTools(string Ffmpeg, string Ffprobe)
{
    /// <summary>The environment variable that names ffmpeg itself or the folder it is in.</summary>
    public const string Variable = "NEMO_FFMPEG";

    /// <exception cref="FfmpegMissingException">One of the two is not there; the message says what to install.</exception>
    public static FfmpegTools Find() => Find(Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("PATH"));

    /// <param name="configured">The value of <see cref="Variable"/>: the full path of a file or a folder.</param>
    /// <param name="searchPath">
    /// Folders, separated as in PATH; relative ones are skipped, as they would let the current folder choose the program.
    /// </param>
    internal static FfmpegTools Find(string? configured, string? searchPath)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            if (!Path.IsPathFullyQualified(configured))
            {
                throw new FfmpegMissingException(
                    $"{Variable} is '{configured}', which is not a full path. Set it to the full path of the folder that "
                        + $"holds ffmpeg and ffprobe, or remove it to use the PATH."
                );
            }

            var folder = File.Exists(configured) ? Path.GetDirectoryName(Path.GetFullPath(configured))! : configured;
            var ffmpeg = File.Exists(configured) ? Path.GetFullPath(configured) : Executable(folder, "ffmpeg");
            return FromFolder(folder, ffmpeg)
                ?? throw new FfmpegMissingException(
                    $"{Variable} is '{configured}', but ffmpeg and ffprobe are not both there. Set it to the folder that "
                        + $"holds them, or remove it to use the PATH."
                );
        }

        return (searchPath ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(folder => folder.Trim('"'))
            .Where(Path.IsPathFullyQualified)
            .Select(folder => FromFolder(folder, Executable(folder, "ffmpeg")))
            .FirstOrDefault(tools => tools is not null)
            ?? throw new FfmpegMissingException(
                "The local backend needs ffmpeg and ffprobe, and no folder on the PATH has both. "
                    + HowToInstall
                    + $" Or set {Variable} to the folder that holds them."
            );
    }

    private static string HowToInstall =>
        OperatingSystem.IsWindows() ? "Install them with: winget install Gyan.FFmpeg."
        : OperatingSystem.IsMacOS() ? "Install them with: brew install ffmpeg."
        : "Install the package ffmpeg (Debian, Ubuntu: sudo apt install ffmpeg).";

    private static FfmpegTools? FromFolder(string folder, string ffmpeg)
    {
        var ffprobe = Executable(folder, "ffprobe");
        return File.Exists(ffmpeg) && File.Exists(ffprobe) ? new FfmpegTools(ffmpeg, ffprobe) : null;
    }

    private static string Executable(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
}

/// <summary>There is no ffmpeg; the message says what to install.</summary>
internal sealed class FfmpegMissingException : Exception
{
    public FfmpegMissingException() { }

    public FfmpegMissingException(string message)
        : base(message) { }

    public FfmpegMissingException(string message, Exception innerException)
        : base(message, innerException) { }
}
