using System.Reflection;

namespace NemoVideo.Tests.Module;

/// <summary>Where things of the repository lie; the build tells (NemoVideo.Tests.csproj).</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Said("RepositoryRoot"));

    /// <summary>The cmdlets' assembly of this build.</summary>
    public static string Cmdlets { get; } = Path.GetFullPath(Said("CmdletAssembly"));

    /// <summary>Folder of the reference assembly that the cmdlets were compiled against.</summary>
    public static string PowerShellReference { get; } = Path.GetFullPath(Said("PowerShellReference"));

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");

    private static string Said(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
