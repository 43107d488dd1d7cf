using System.Security.Cryptography;
using System.Text;

namespace NemoVideo.Local.Store;

/// <summary>A new token. <paramref name="Token"/> is in no file and no log.</summary>
internal sealed record TokenGrant(string Token, Account Account, DateTimeOffset ExpiresAt);

internal enum TokenState
{
    Valid,
    Expired,
    Unknown,
}

/// <summary>Accounts, their tokens and credits.</summary>
/// <param name="strict">Whether tokens are rationed and expire and edits are charged, as in the cloud.</param>
/// <param name="credits">A new account's credits.</param>
internal sealed class AccountStore(BackendFolder folder, TimeProvider clock, bool strict, int credits)
{
    private const string TokenPrefix = "nmv_usr_";
    private const string UserPrefix = "anon_";
    private const int UserDigits = 16;
    private const int TokensPerAddress = 10;
    private const int TokensKept = 100;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Account> _accounts = [];

    /// <summary>Reads what is there. Credits that an earlier server had set aside become available again.</summary>
    public void Load()
    {
        foreach (var path in Directory.EnumerateFiles(folder.Accounts, "*.json"))
        {
            if (BackendFolder.ReadJson(path, StoreJson.Default.Account) is not { } account)
            {
                continue;
            }

            _accounts[account.UserId] = account with { Available = account.Available + account.Frozen, Frozen = 0 };
            if (!IsHash(account.ClientId))
            {
                // An earlier version kept the id itself.
                Save(_accounts[account.UserId] with { ClientId = Hash(account.ClientId) });
            }
        }
    }

    /// <summary>
    /// A token for a client. When strict, a new account each time; null if the client got a token within 7 days, or its address ten.
    /// Otherwise the client keeps its account.
    /// </summary>
    public TokenGrant? Issue(string clientId, string address)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var client = Hash(clientId);
            if (strict && IsRefused(client, address, now))
            {
                return null;
            }

            var account = strict ? null : _accounts.Values.FirstOrDefault(a => a.ClientId == client);
            var user = account?.UserId[UserPrefix.Length..] ?? RandomNumberGenerator.GetHexString(UserDigits, lowercase: true);
            var token = $"{TokenPrefix}{user}{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
            var issued = new AccessToken(Hash(token), now, now + Lifetime);
            account ??= new Account
            {
                UserId = UserPrefix + user,
                ClientId = client,
                Address = address,
                Tokens = [],
                Available = credits,
            };
            account = account with { Tokens = [.. account.Tokens.TakeLast(TokensKept - 1), issued] };
            Save(account);
            return new TokenGrant(token, account, issued.ExpiresAt);
        }
    }

    public TokenState Find(string token, out Account? account)
    {
        account = null;
        if (!token.StartsWith(TokenPrefix, StringComparison.Ordinal) || token.Length < TokenPrefix.Length + UserDigits)
        {
            return TokenState.Unknown;
        }

        lock (_lock)
        {
            var hash = Hash(token);
            if (
                !_accounts.TryGetValue(string.Concat(UserPrefix, token.AsSpan(TokenPrefix.Length, UserDigits)), out var found)
                || found.Tokens.FirstOrDefault(t => t.Hash == hash) is not { } known
            )
            {
                return TokenState.Unknown;
            }

            account = found;
            return strict && known.ExpiresAt <= clock.GetUtcNow() ? TokenState.Expired : TokenState.Valid;
        }
    }

    public Account Get(string userId)
    {
        lock (_lock)
        {
            return _accounts[userId];
        }
    }

    /// <summary>Sets credits aside for an edit. Does nothing and returns false when there are not enough.</summary>
    public bool TryFreeze(string userId, int amount)
    {
        lock (_lock)
        {
            var account = _accounts[userId];
            if (account.Available < amount)
            {
                return false;
            }

            Save(account with { Available = account.Available - amount, Frozen = account.Frozen + amount });
            return true;
        }
    }

    /// <summary>Completes what <see cref="TryFreeze"/> began: spends the credits, or gives them back.</summary>
    public void Settle(string userId, int amount, bool spend)
    {
        lock (_lock)
        {
            var account = _accounts[userId];
            Save(account with { Frozen = account.Frozen - amount, Available = account.Available + (spend ? 0 : amount) });
        }
    }

    private bool IsRefused(string client, string address, DateTimeOffset now)
    {
        var recent = _accounts.Values.Where(a => a.Tokens.Any(t => t.IssuedAt > now - Lifetime)).ToList();
        return recent.Any(a => a.ClientId == client) || recent.Count(a => a.Address == address) >= TokensPerAddress;
    }

    private void Save(Account account)
    {
        folder.WriteJson(Path.Combine(folder.Accounts, account.UserId + ".json"), account, StoreJson.Default.Account);
        _accounts[account.UserId] = account;
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
