using NemoVideo.Core.Ports;

namespace NemoVideo.Tests.Core.Fakes;

/// <summary>Accounts in memory.</summary>
internal sealed class FakeAccountStore : IAccountStore
{
    private readonly object _lock = new();
    private int _clientIds = 1;

    public Dictionary<string, AnonymousToken> Tokens { get; } = [];

    public void Check()
    {
        // Memory can always be written to.
    }

    public string GetClientId() => "client-" + _clientIds;

    public string RenewClientId() => "client-" + ++_clientIds;

    public AnonymousToken? Find(string accountKey)
    {
        lock (_lock)
        {
            return Tokens.GetValueOrDefault(accountKey);
        }
    }

    public void Keep(string accountKey, AnonymousToken token)
    {
        lock (_lock)
        {
            Tokens[accountKey] = token;
        }
    }

    public void Forget(string accountKey)
    {
        lock (_lock)
        {
            Tokens.Remove(accountKey);
        }
    }
}
