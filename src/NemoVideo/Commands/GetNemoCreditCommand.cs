using System.Management.Automation;
using NemoVideo.Core;
using NemoVideo.Core.Accounts;

namespace NemoVideo.Commands;

/// <summary>Shows the account's credits.</summary>
[Cmdlet(VerbsCommon.Get, "NemoCredit")]
[OutputType(typeof(Credit))]
public sealed class GetNemoCreditCommand : NemoCommand
{
    private protected override void Process()
    {
        var connection = Connect();
        WriteObject(Await((_, cancellationToken) => new CreditReader(NemoHost, connection).ReadAsync(cancellationToken)));
    }
}
