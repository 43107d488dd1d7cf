using System.Management.Automation;
using NemoVideo.Core;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Shows the connection that this session's cmdlets use.</summary>
[Cmdlet(VerbsCommon.Get, "NemoConnection")]
[OutputType(typeof(Connection))]
public sealed class GetNemoConnectionCommand : NemoCommand
{
    private protected override void Process()
    {
        if ((Connection ?? DefaultConnection.Current) is { } connection)
        {
            WriteObject(connection);
        }
    }
}
