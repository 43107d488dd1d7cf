namespace NemoVideo.Core;

/// <summary>The credits of an account.</summary>
public sealed class Credit
{
    /// <summary>Credits that can be spent.</summary>
    public decimal Available { get; init; }

    /// <summary>Reserved for work in progress.</summary>
    public decimal Frozen { get; init; }

    /// <summary>Available and frozen together.</summary>
    public decimal Total { get; init; }

    /// <summary>Kind of account.</summary>
    public AccountKind Account { get; internal set; }

    /// <summary>The connection that was asked.</summary>
    public Connection? Connection { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => Available.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
