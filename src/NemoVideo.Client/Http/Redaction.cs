using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NemoVideo.Client.Http;

/// <summary>
/// Removes the token from a server's answer before anything in it is read, so that it can't get into an object, text or file by any
/// member.
/// </summary>
internal static class Redaction
{
    public const string Mark = "(token)";

    /// <summary>A shorter one is not a secret, and removing it would break the JSON.</summary>
    private const int Shortest = 8;

    public static ReadOnlyMemory<byte> Without(ReadOnlyMemory<byte> json, string? secret)
    {
        if (secret is not { Length: >= Shortest })
        {
            return json;
        }

        // Most answers contain neither the token nor an escaped character, and a draft is megabytes long.
        return
            json.Span.IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0 || json.Span.IndexOf("\\u00"u8) >= 0 || json.Span.IndexOf("\\/"u8) >= 0
            ? Encoding.UTF8.GetBytes(Without(Encoding.UTF8.GetString(json.Span), secret))
            : json;
    }

    public static string Without(string text, string? secret)
    {
        if (secret is not { Length: >= Shortest })
        {
            return text;
        }

        if (text.Contains(secret, StringComparison.Ordinal))
        {
            text = text.Replace(secret, Mark, StringComparison.Ordinal);
        }

        return text.Contains("\\u00", StringComparison.Ordinal) || text.Contains("\\/", StringComparison.Ordinal)
            ? Regex.Replace(text, Escaped(secret), Mark, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)
            : text;
    }

    /// <summary>Each character as it is, or as JSON may write it.</summary>
    private static string Escaped(string secret) =>
        string.Concat(
            secret.Select(letter =>
                $"(?:{Regex.Escape(letter.ToString())}|\\\\u{Hex(letter)}"
                + (letter is '/' or '"' or '\\' ? $"|\\\\{Regex.Escape(letter.ToString())}" : "")
                + ")"
            )
        );

    private static string Hex(char letter) =>
        string.Concat(
            ((int)letter)
                .ToString("x4", CultureInfo.InvariantCulture)
                .Select(digit => char.IsAsciiLetter(digit) ? $"[{digit}{char.ToUpperInvariant(digit)}]" : digit.ToString())
        );
}
