using NemoVideo.Core;
using NemoVideo.Core.Errors;

namespace NemoVideo.Client.Local;

/// <summary>Finds the <c>dotnet</c> command: PowerShell may run on its own runtime, without ASP.NET Core.</summary>
internal static class DotNetHost
{
    private const string Action =
        "Install the ASP.NET Core runtime 10 (https://dotnet.microsoft.com/download/dotnet/10.0; Debian and Ubuntu: "
        + "aspnetcore-runtime-10.0, Windows: winget install Microsoft.DotNet.AspNetCore.10) and repeat the command, or "
        + "set DOTNET_ROOT to the folder that holds it.";

    private static readonly string Executable = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <exception cref="NemoException"><c>Nemo.LocalNotInstalled</c></exception>
    public static string Find() => Find(Roots());

    /// <summary>
    /// The first folder whose host comes with ASP.NET Core; else the first that has a host. Relative folders are skipped, because
    /// they would let the current folder choose the program.
    /// </summary>
    internal static string Find(IEnumerable<string> roots)
    {
        var hosts = roots
            .Select(root => root.Trim().Trim('"'))
            .Where(Path.IsPathFullyQualified)
            .Select(root => Path.Combine(root, Executable))
            .Where(File.Exists)
            .Distinct()
            .ToList();
        return hosts.FirstOrDefault(HasAspNetCore)
            ?? hosts.FirstOrDefault()
            ?? throw NemoErrors.LocalNotInstalled("The local backend needs the dotnet command, which is not on this machine.", Action);
    }

    public static NemoException RuntimeMissing(string said) =>
        NemoErrors.LocalNotInstalled("The local backend needs the ASP.NET Core runtime 10, and dotnet can't find it. " + said, Action);

    private static bool HasAspNetCore(string host)
    {
        try
        {
            // /usr/bin/dotnet is a link into the folder that holds the frameworks.
            var file = new FileInfo(host);
            var folder = (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).DirectoryName!;
            return Directory.Exists(Path.Combine(folder, "shared", "Microsoft.AspNetCore.App"));
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Roots()
    {
        foreach (
            var name in (string[])
                [
                    "DOTNET_ROOT",
                    $"DOTNET_ROOT_{System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToUpperInvariant()}",
                ]
        )
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } root)
            {
                yield return root;
            }
        }

        if (Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")) is { Length: > 0 } host)
        {
            yield return host;
        }

        // <root>/shared/Microsoft.NETCore.App/<version>/ of the runtime that this process runs on.
        if (Path.GetDirectoryName(typeof(object).Assembly.Location) is { Length: > 0 } runtime)
        {
            yield return Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        }

        foreach (
            var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                Path.PathSeparator,
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            yield return folder;
        }

        if (OperatingSystem.IsWindows())
        {
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet");
        }
        else
        {
            yield return "/usr/share/dotnet";
            yield return "/usr/lib/dotnet";
            yield return "/usr/local/share/dotnet";
        }

        yield return Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify),
            ".dotnet"
        );
    }
}
