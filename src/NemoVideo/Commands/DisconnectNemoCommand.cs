using System.Management.Automation;
using NemoVideo.Core;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Ends a connection; a local backend that nothing else uses stops.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Nemo")]
[OutputType(typeof(void))]
public sealed class DisconnectNemoCommand : NemoCommand
{
    /// <summary>The connection to end; by default the runspace's.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ConnectionTransformation]
    public override Connection? Connection { get; set; }

    private protected override void Process()
    {
        if ((Connection ?? DefaultConnection.Current) is not { } connection)
        {
            return;
        }

        connection.Close();
        if (ReferenceEquals(DefaultConnection.Current, connection))
        {
            DefaultConnection.Current = null;
        }
    }
}
