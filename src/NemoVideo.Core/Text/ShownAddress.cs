using System.Text.RegularExpressions;

namespace NemoVideo.Core.Text;

/// <summary>Addresses as shown to people: a query may be a signature, and what comes before an @ may be a password.</summary>
internal static class ShownAddress
{
    /// <summary>Stands for a query.</summary>
    private const string Query = "?…";

    // Also matches a proxy's address, which appears in the error of a tunnel.
    private static readonly Regex Pattern = new(
        @"(?<scheme>[a-z][a-z0-9+.-]*://)(?<user>[^\s/?#""<>]*@)?(?<place>[^\s?#'""<>]*)(?<query>[?#][^\s""<>]*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    public static string Of(Uri address) =>
        address.IsAbsoluteUri
            ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
                + (address.Query.Length + address.Fragment.Length > 1 ? Query : "")
            : InText(address.OriginalString);

    /// <summary>Every address in a text.</summary>
    public static string InText(string text) => Pattern.Replace(text, match =>
        {
            // The end of a quotation or sentence is not part of a query.
            var query = match.Groups["query"].Value;
            var rest = query.TrimEnd('.', ',', ';', ':', ')', '\'');
            return match.Groups["scheme"].Value
                + match.Groups["place"].Value
                + (rest.Length > 1 ? Query : "")
                + query.Substring(rest.Length);
        });
}
