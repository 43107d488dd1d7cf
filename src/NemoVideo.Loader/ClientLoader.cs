using System.Collections.Concurrent;
using NemoVideo.Core.Ports;

namespace NemoVideo.Loader;

/// <summary>
/// Creates the client in its own load context. The cmdlets, which are netstandard2.0 and have no load contexts, call
/// <see cref="Load"/> by reflection at the first call to the service.
/// </summary>
public static class ClientLoader
{
    private static readonly ConcurrentDictionary<string, Lazy<object>> Clients = new(StringComparer.Ordinal);

    /// <summary>
    /// The client of the module in this folder, the same one each time. It is with its packages in the subfolder <c>client</c>.
    /// </summary>
    /// <returns>An <c>INemoClient</c> of the Core that is already loaded.</returns>
    public static object Load(string moduleFolder) =>
        Clients.GetOrAdd(Path.GetFullPath(moduleFolder), folder => new Lazy<object>(() => Create(folder))).Value;

    private static INemoClient Create(string moduleFolder)
    {
        var context = new ClientLoadContext(Path.Combine(moduleFolder, "client"));
        var assembly = context.LoadFromAssemblyPath(Path.Combine(context.Folder, "NemoVideo.Client.dll"));
        var type = assembly.GetType("NemoVideo.Client.NemoClient", throwOnError: true)!;
        return (INemoClient)Activator.CreateInstance(type, nonPublic: true)!;
    }
}
