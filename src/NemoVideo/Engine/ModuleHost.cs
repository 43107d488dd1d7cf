using System.Reflection;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Ports;

namespace NemoVideo.Engine;

/// <summary>
/// Loads the client and its packages at the first call, through the loader that gives them their own load context.
/// None of them is loaded when the module is imported.
/// </summary>
internal static class ModuleHost
{
    private static readonly Lazy<INemoClient> LazyClient = new(LoadClient, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The module's folder.</summary>
    public static string Folder { get; } = Path.GetDirectoryName(typeof(ModuleHost).Assembly.Location)!;

    /// <summary>The local backend's program.</summary>
    public static string LocalProgram { get; } = Path.Combine(Folder, "local", "NemoVideo.Local.dll");

    /// <summary>The environment is read again each time: a runbook may change it between two commands.</summary>
    public static NemoHost Create() => new(LazyClient.Value, NemoSettings.FromEnvironment());

    private static INemoClient LoadClient()
    {
        var loader = Assembly.LoadFrom(Path.Combine(Folder, "NemoVideo.Loader.dll"));
        var load = loader
            .GetType("NemoVideo.Loader.ClientLoader", throwOnError: true)!
            .GetMethod("Load", BindingFlags.Public | BindingFlags.Static)!;
        return (INemoClient)load.Invoke(null, [Folder])!;
    }
}
