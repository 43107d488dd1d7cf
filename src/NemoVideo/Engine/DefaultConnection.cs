using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using NemoVideo.Core;

namespace NemoVideo.Engine;

/// <summary>
/// The connection that a runspace's cmdlets use if none is given. It is attached to the runspace: parallel runspaces don't
/// share it, and it goes when the runspace goes. Read and set only on the pipeline thread.
/// </summary>
internal static class DefaultConnection
{
    private static readonly ConditionalWeakTable<Runspace, Holder> Connections = new();

    public static Connection? Current
    {
        get => Runspace.DefaultRunspace is { } runspace && Connections.TryGetValue(runspace, out var holder) ? holder.Connection : null;
        set
        {
            if (Runspace.DefaultRunspace is { } runspace)
            {
                Connections.GetOrCreateValue(runspace).Connection = value;
            }
        }
    }

    private sealed class Holder
    {
        public Connection? Connection { get; set; }
    }
}
