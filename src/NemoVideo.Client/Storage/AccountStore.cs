using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NemoVideo.Core;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Storage;

/// <summary><c>client_id</c>, a plain UUID (where the public documents keep it), and <c>tokens/</c> with a file for each service.</summary>
internal sealed class AccountStore(string stateFolder) : IAccountStore
{
    private readonly string _clientId = Path.Combine(stateFolder, "client_id");
    private readonly string _tokens = Path.Combine(stateFolder, "tokens");

    public void Check() => StateFiles.Check(stateFolder);

    public string GetClientId() =>
        StateFiles.Guarded(
            stateFolder,
            // Two processes may get here at once: the first one's id counts for both.
            () => ReadClientId() ?? StateFiles.Alone(_clientId, () => ReadClientId() ?? RenewClientId())
        );

    public string RenewClientId() => StateFiles.Guarded(stateFolder, () =>
        {
            var made = Guid.NewGuid().ToString();
            StateFiles.Replace(_clientId, Encoding.ASCII.GetBytes(made + "\n"));
            return made;
        });

    public AnonymousToken? Find(string accountKey) => StateFiles.Guarded(stateFolder, () =>
        {
            var path = FileOf(accountKey);
            if (!File.Exists(path))
            {
                return null;
            }

            try
            {
                var kept = JsonSerializer.Deserialize(StateFiles.Read(path), StorageJson.Default.KeptToken);
                return kept is { Token: not null } && kept.Account == accountKey
                    ? new AnonymousToken(
                        new AccessToken(
                            TokenProtection.Unprotect(kept.Token, kept.Protection),
                            isAnonymous: true,
                            kept.ExpiresAt,
                            kept.UserId
                        ),
                        kept.Credits,
                        kept.BindId
                    )
                    : null;
            }
            catch (Exception e)
                when (e
                        is JsonException
                            or CryptographicException
                            or FormatException
                            or PlatformNotSupportedException
                            or FileNotFoundException
                            or EndOfStreamException
                )
            {
                // Truncated, or protected by another Windows account: as good as none.
                return null;
            }
        });

    public void Keep(string accountKey, AnonymousToken token) => StateFiles.Guarded(stateFolder, () =>
        {
            var (value, protection) = TokenProtection.Protect(token.Token.Value);
            var kept = new KeptToken(accountKey, value, protection, token.Token.ExpiresAt, token.Token.UserId, token.Credits, token.BindId);
            StateFiles.Replace(FileOf(accountKey), JsonSerializer.SerializeToUtf8Bytes(kept, StorageJson.Default.KeptToken));
        });

    public void Forget(string accountKey) => StateFiles.Guarded(stateFolder, () =>
        {
            if (Directory.Exists(_tokens))
            {
                File.Delete(FileOf(accountKey));
            }
        });

    private string? ReadClientId()
    {
        if (!File.Exists(_clientId))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(StateFiles.Read(_clientId)).Trim('\uFEFF', ' ', '\r', '\n', '\t');
        if (Guid.TryParseExact(text, "D", out _))
        {
            return text;
        }

        // Not a UUID: the service would not accept it.
        return RenewClientId();
    }

    /// <summary>The key may be an address or a path: its hash is the name.</summary>
    private string FileOf(string accountKey) =>
        Path.Combine(_tokens, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(accountKey)))[..32].ToLowerInvariant() + ".json");
}

/// <summary>On Windows, DPAPI protects a token on disk for the user's account; elsewhere the file's permissions protect it.</summary>
internal static class TokenProtection
{
    private const string Dpapi = "dpapi";

    public static (string Value, string? Protection) Protect(string token) =>
        OperatingSystem.IsWindows()
            ? (Convert.ToBase64String(ProtectedData.Protect(Encoding.UTF8.GetBytes(token), null, DataProtectionScope.CurrentUser)), Dpapi)
            : (token, null);

    public static string Unprotect(string value, string? protection) =>
        protection switch
        {
            null => value,
            Dpapi when OperatingSystem.IsWindows() => Encoding.UTF8.GetString(
                ProtectedData.Unprotect(Convert.FromBase64String(value), null, DataProtectionScope.CurrentUser)
            ),
            _ => throw new PlatformNotSupportedException(),
        };
}

/// <summary>A token's file.</summary>
/// <param name="Protection"><c>dpapi</c>, or null if the token is stored unprotected.</param>
internal sealed record KeptToken(
    string Account,
    string Token,
    string? Protection,
    DateTimeOffset? ExpiresAt,
    string? UserId,
    decimal? Credits,
    string? BindId
);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(KeptToken))]
[JsonSerializable(typeof(ExportEntry))]
internal sealed partial class StorageJson : JsonSerializerContext;
