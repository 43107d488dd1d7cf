using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NemoVideo.Client.Json;

/// <summary>A hash of what a draft says: member order, white space, escapes and the way numbers are written do not count.</summary>
internal static class DraftFingerprint
{
    public static string Of(JsonElement draft)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, draft);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                Add(hash, "{");
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    Add(hash, member.Name);
                    Add(hash, member.Value);
                }

                Add(hash, "}");
                break;
            case JsonValueKind.Array:
                Add(hash, "[");
                foreach (var entry in element.EnumerateArray())
                {
                    Add(hash, entry);
                }

                Add(hash, "]");
                break;
            case JsonValueKind.String:
                Add(hash, "\"" + (element.SafeString() ?? element.GetRawText()));
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

    /// <summary>Prefixed with its length, so that two texts never look like one.</summary>
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
