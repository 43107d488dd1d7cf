using System.Globalization;

namespace NemoVideo.Local.Model;

/// <summary>The same sentence in the two languages the backend answers in.</summary>
internal sealed record Phrase(string English, string Chinese)
{
    public string In(bool chinese) => chinese ? Chinese : English;

    /// <summary>Milliseconds as seconds for people: at most two decimals, no trailing zeros, without the unit.</summary>
    public static string Seconds(long milliseconds) => Number(milliseconds / 1000.0);

    /// <summary>At most two decimals, no trailing zeros, with a point in every culture.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
