using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using NemoVideo.Core;

namespace NemoVideo.Engine;

/// <summary>
/// The connection that cmdlets of a runspace use where none is given. It lives in the runspace's shadow: parallel runspaces don't
/// share it, and it goes when the runspace goes. Read and set on the pipeline thread only.
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
