using System.Reflection;
using System.Runtime.Loader;
using NemoVideo.Core.Ports;

namespace NemoVideo.Loader;

/// <summary>
/// Where the client and its packages are loaded, alongside whatever versions other modules brought. It overrides
/// <see cref="Load"/>: a Resolving event would come too late, after the default context has answered with another module's package.
/// </summary>
internal sealed class ClientLoadContext(string folder) : AssemblyLoadContext("NemoVideo.Client")
{
    private static readonly Assembly Core = typeof(INemoClient).Assembly;

    public string Folder { get; } = folder;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Core.GetName().Name)
        {
            return Core;
        }

        // With null the default context answers, which has the framework's assemblies: those that the module lacks, and those that
        // have become newer than the module's own, as a PowerShell on a later .NET has them.
        var path = Path.Combine(Folder, assemblyName.Name + ".dll");
        return File.Exists(path) && !FrameworkAssembly.Supersedes(path) ? LoadFromAssemblyPath(path) : null;
    }
}
