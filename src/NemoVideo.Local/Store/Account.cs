namespace NemoVideo.Local.Store;

/// <summary>An anonymous user, and what they may spend.</summary>
internal sealed record Account
{
    /// <summary><c>anon_</c> and 16 hexadecimal digits.</summary>
    public required string UserId { get; init; }

    /// <summary>SHA-256 of the client's id: the id itself would give the account to whoever has it.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where the client called from.</summary>
    public required string Address { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<AccessToken> Tokens { get; init; }

    public int Available { get; init; }

    /// <summary>Set aside for edits under way.</summary>
    public int Frozen { get; init; }
}

/// <summary>An issued token: only its SHA-256 is kept.</summary>
internal sealed record AccessToken(string Hash, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);
