using System.Diagnostics;
using System.Reflection;

namespace NemoVideo.Loader;

/// <summary>What this process has of .NET itself: the shared framework, and the parts of .NET that come with PowerShell.</summary>
internal static class FrameworkAssembly
{
    /// <summary>
    /// The public keys that .NET's own assemblies are signed with. The process's list also has what a program that hosts
    /// PowerShell brought along, such as its own Polly.
    /// </summary>
    private static readonly HashSet<string> Keys =
    [
        "7CEC85D7BEA7798E",
        "ADB9793829DDAE60",
        "B03F5F7F11D50A3A",
        "B77A5C561934E089",
        "CC7B13FFCD2DDD51",
    ];

    /// <summary>Whether .NET has an assembly with this file's name that is as new as the file, or newer.</summary>
    public static bool Supersedes(string path)
    {
        var trusted = Trusted(Path.GetFileName(path));
        return trusted is not null && IsSigned(trusted) && Version(trusted).CompareTo(Version(path)) >= 0;
    }

    private static string? Trusted(string fileName) =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
            .Split(Path.PathSeparator)
            .FirstOrDefault(path => Path.GetFileName(path).Equals(fileName, StringComparison.OrdinalIgnoreCase));

    private static bool IsSigned(string path) =>
        AssemblyName.GetAssemblyName(path).GetPublicKeyToken() is { } token && Keys.Contains(Convert.ToHexString(token));

    // A servicing release keeps its assembly version: only the file version distinguishes it from the one before.
    private static (Version Assembly, Version File) Version(string path)
    {
        var file = FileVersionInfo.GetVersionInfo(path);
        return (
            AssemblyName.GetAssemblyName(path).Version ?? new Version(),
            new Version(file.FileMajorPart, file.FileMinorPart, file.FileBuildPart, file.FilePrivatePart)
        );
    }
}
