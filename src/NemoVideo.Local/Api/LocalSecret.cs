using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace NemoVideo.Local.Api;

/// <summary>
/// Whoever may read <c>server.json</c> may hold and control this backend, and can tell that it is the one that answers: after a kill,
/// anyone on the machine can listen where <c>server.json</c> still points. The secret is new at each start.
/// </summary>
internal sealed class LocalSecret
{
    public const string SecretHeader = "X-Nemo-Secret";
    public const string NonceHeader = "X-Nemo-Nonce";
    public const string ProofHeader = "X-Nemo-Proof";

    /// <summary>64 hexadecimal digits.</summary>
    public string Value { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>
    /// Whether a request shows that its sender knows the secret: by the secret itself, or by a nonce and its proof, which is answered
    /// with the backend's own proof.
    /// </summary>
    public bool Admits(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers[NonceHeader] is not { Count: 1 } nonce)
        {
            return Same(headers[SecretHeader], Value);
        }

        var admitted = Same(headers[ProofHeader], Proof("client", nonce.ToString()));
        if (admitted)
        {
            context.Response.Headers[ProofHeader] = Proof("server", nonce.ToString());
        }

        return admitted;
    }

    /// <summary>HMAC-SHA256 of the side's name and the nonce, keyed with the secret's text.</summary>
    private string Proof(string side, string nonce) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(Value), Encoding.UTF8.GetBytes($"{side} {nonce}")));

    private static bool Same(StringValues given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given.ToString()), Encoding.UTF8.GetBytes(expected));
}
