using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NemoVideo.Client.Json;

/// <summary>
/// A hash of what a viewer would see of a draft: member order, white space, escapes and the way numbers are written do not count, nor
/// does what a service may change at each read (when it was saved, its version, the signature of an address).
/// </summary>
internal static partial class DraftFingerprint
{
    public static string Of(JsonElement draft)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, draft, Place.Document);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, JsonElement element, Place place)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                Add(hash, "{");
                foreach (
                    var member in element
                        .EnumerateObject()
                        .Where(member => !IsOfDocument(member.Name, place))
                        .OrderBy(member => member.Name, StringComparer.Ordinal)
                )
                {
                    Add(hash, member.Name);
                    Add(hash, member.Value, Inside(place, member.Name));
                }

                Add(hash, "}");
                break;
            case JsonValueKind.Array:
                Add(hash, "[");
                foreach (var entry in element.EnumerateArray())
                {
                    Add(hash, entry, place);
                }

                Add(hash, "]");
                break;
            case JsonValueKind.String:
                Add(hash, "\"" + Unsigned(element.SafeString() ?? element.GetRawText()));
                break;
            case JsonValueKind.Number:
                Add(
                    hash,
                    "#"
                        + (
                            decimal.TryParse(element.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                                ? number.ToString("G29", CultureInfo.InvariantCulture)
                                : element.GetRawText()
                        )
                );
                break;
            default:
                Add(hash, element.ValueKind.ToString());
                break;
        }
    }

    private static Place Inside(Place place, string member) =>
        place == Place.Segment || DraftReader.SegmentKeys.Contains(member) ? Place.Segment
        : member is "m" or "metadata" ? Place.Metadata
        : place;

    /// <summary>
    /// A time, a version or a request's id of the document. In a segment, the shorter names may mean something else; in the metadata, the
    /// local backend counts its edits under <c>revision</c>, so that one made again is a new one.
    /// </summary>
    private static bool IsOfDocument(string name, Place place) =>
        (OfDocument().IsMatch(name) && !(place == Place.Metadata && name == "revision"))
        || (place != Place.Segment && OfDocumentOnly().IsMatch(name));

    /// <summary>An address without its signature, which may be another one at each read.</summary>
    private static string Unsigned(string text)
    {
        var query = text.StartsWith("http", StringComparison.Ordinal) ? text.IndexOf('?', StringComparison.Ordinal) : -1;
        return query < 0
            ? text
            : text[..query] + "?" + string.Join('&', text[(query + 1)..].Split('&').Where(part => !OfSignature().IsMatch(part)));
    }

    /// <summary>Prefixed with its length, so that two texts never look like one.</summary>
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }

    [GeneratedRegex(
        "^(?:last_?)?(?:update|modif|edit|save|sync|create|generate|fetch|access|read|open)"
            + "(?:d|ed|ied|y)?_?(?:at|on|time|date|ts|timestamp|by)(?:_?(?:ms|utc))?$|"
            + "^(?:last_?)?(?:updated?|modified|edited|saved|synced|accessed|opened)$|^last_?(?:update|modification|edit|save|sync)$|"
            + "^(?:draft_?|document_?)?(?:version|revision)(?:_?(?:id|number|no))?$|"
            + "^(?:request|trace|span|correlation|response|invocation|snapshot)_?id$|^server_?time$|^etag$|"
            + "^m(?:od)?_?time$|^(?:save|open|view)_?count$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OfDocument();

    [GeneratedRegex(
        "^(?:timestamp|ts|now|ver|rev|hash|checksum|md5|sha\\d+|digest|nonce|seq|created|expires?(?:_?(?:at|in))?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OfDocumentOnly();

    [GeneratedRegex(
        "^(?:[^=]*(?:sign|sig|expire|token|auth|credential|policy|nonce|timestamp|key-pair)[^=]*|x-(?:amz|goog|oss|cos)[^=]*|e|t|ts|date)=",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OfSignature();

    private enum Place
    {
        Document,
        Metadata,
        Segment,
    }
}
