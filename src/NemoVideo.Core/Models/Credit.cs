namespace NemoVideo.Core;

/// <summary>The credits of an account.</summary>
public sealed class Credit
{
    /// <summary>Can be spent.</summary>
    public decimal Available { get; init; }

    /// <summary>Held back for work under way.</summary>
    public decimal Frozen { get; init; }

    /// <summary>Available and frozen together.</summary>
    public decimal Total { get; init; }

    /// <summary>Kind of the account.</summary>
    public AccountKind Account { get; internal set; }

    /// <summary>The connection that was asked.</summary>
    public Connection? Connection { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => Available.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
