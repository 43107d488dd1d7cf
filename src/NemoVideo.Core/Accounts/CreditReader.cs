using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Accounts;

/// <summary>Reads an account's credits.</summary>
internal sealed class CreditReader(NemoHost host, Connection connection)
{
    public async Task<Credit> ReadAsync(CancellationToken cancellationToken)
    {
        var credit = await new AccountGuard(host, connection)
            .CallAsync(token => connection.Service.GetCreditsAsync(token, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        credit.Account = connection.Account;
        credit.Connection = connection;
        connection.Credits = credit.Available;
        return credit;
    }
}
