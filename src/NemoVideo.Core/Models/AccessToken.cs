namespace NemoVideo.Core;

/// <summary>A bearer token. Nothing that prints it can reach its value.</summary>
internal sealed class AccessToken(string value, bool isAnonymous, DateTimeOffset? expiresAt = null, string? userId = null)
{
    /// <summary>For the Authorization header of the API's own host, and nothing else.</summary>
    internal string Value { get; } = value;

    /// <summary>Taken by us from anonymous-token. What kind the account is, its user id says (<see cref="Connection.Account"/>).</summary>
    public bool IsAnonymous { get; } = isAnonymous;

    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    public string? UserId { get; } = userId;

    public override string ToString() => "(token)";
}
