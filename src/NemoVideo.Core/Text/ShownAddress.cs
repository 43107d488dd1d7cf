using System.Text.RegularExpressions;

namespace NemoVideo.Core.Text;

/// <summary>Addresses as they are told to people: a query may be a signature, and what stands before an @ a password.</summary>
internal static class ShownAddress
{
    /// <summary>Where a query was.</summary>
    private const string Query = "?…";

    // Also of a proxy, whose address stands in the error of a tunnel.
    private static readonly Regex Pattern = new(
        @"(?<scheme>[a-z][a-z0-9+.-]*://)(?<user>[^\s/?#'""<>]*@)?(?<place>[^\s?#'""<>]*)(?<query>[?#][^\s'""<>]*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    public static string Of(Uri address) => InText(address.IsAbsoluteUri ? address.AbsoluteUri : address.OriginalString);

    /// <summary>Every address in a text.</summary>
    public static string InText(string text) =>
        Pattern.Replace(text, match => match.Groups["scheme"].Value + match.Groups["place"].Value + (match.Groups["query"].Length > 1 ? Query : ""));
}
