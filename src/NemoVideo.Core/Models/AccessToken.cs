namespace NemoVideo.Core;

/// <summary>A bearer token. Printing it never reveals its value.</summary>
internal sealed class AccessToken(string value, bool isAnonymous, DateTimeOffset? expiresAt = null, string? userId = null)
{
    /// <summary>For the Authorization header of the API's own host, and nothing else.</summary>
    internal string Value { get; } = value;

    /// <summary>Obtained by us from anonymous-token. The user id tells the kind of account (<see cref="Connection.Account"/>).</summary>
    public bool IsAnonymous { get; } = isAnonymous;

    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    public string? UserId { get; } = userId;

    public override string ToString() => "(token)";
}
