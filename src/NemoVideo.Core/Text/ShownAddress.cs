using System.Text.RegularExpressions;

namespace NemoVideo.Core.Text;

/// <summary>Addresses as they are told to people: a query may be a signature, and what stands before an @ a password.</summary>
internal static class ShownAddress
{
    /// <summary>Where a query was.</summary>
    private const string Query = "?…";

    // Also of a proxy, whose address stands in the error of a tunnel.
    private static readonly Regex Pattern = new(
        @"(?<scheme>[a-z][a-z0-9+.-]*://)(?<user>[^\s/?#""<>]*@)?(?<place>[^\s?#'""<>]*)(?<query>[?#][^\s""<>]*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    public static string Of(Uri address) => address.IsAbsoluteUri
        ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) + (address.Query.Length + address.Fragment.Length > 1 ? Query : "")
        : InText(address.OriginalString);

    /// <summary>Every address in a text.</summary>
    public static string InText(string text) => Pattern.Replace(text, match =>
    {
        // The end of a quotation or of a sentence is no part of a query.
        var query = match.Groups["query"].Value;
        var rest = query.TrimEnd('.', ',', ';', ':', ')', '\'');
        return match.Groups["scheme"].Value + match.Groups["place"].Value + (rest.Length > 1 ? Query : "") + query.Substring(rest.Length);
    });
}
