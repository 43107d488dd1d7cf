using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NemoVideo.Core;
using NemoVideo.Core.Errors;

namespace NemoVideo.Client.Json;

/// <summary>Tolerant reading: a member may be missing, null or of another type, or have one of several names.</summary>
internal static partial class JsonReading
{
    private const double SecondsOfAYear = 365 * 86_400;

    /// <summary>Drafts may be nested deeper than the default of 64.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = 256, AllowTrailingCommas = true };

    public static JsonElement? Member(this JsonElement element, params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in names)
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A string or a number, as text: an id of 19 digits keeps all of them.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var text = element.Member(name) switch
            {
                { ValueKind: JsonValueKind.String } value => value.SafeString(),
                { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
                _ => null,
            };
            if (!string.IsNullOrWhiteSpace(text))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>An id: printable ASCII, because it is shown and sent back unchanged.</summary>
    /// <exception cref="NemoException"><c>Nemo.AnswerUnreadable</c></exception>
    public static string? Id(this JsonElement element, params ReadOnlySpan<string> names)
    {
        var id = element.Text(names)?.Trim(' ');
        return id is null || id.All(c => c is > ' ' and <= '~')
            ? id
            : throw NemoErrors.AnswerUnreadable($"its {names[0]} has characters no id can have.");
    }

    /// <summary>The member says no: false, "false" or 0.</summary>
    public static bool IsNo(this JsonElement element, string name) =>
        element.Member(name) switch
        {
            { ValueKind: JsonValueKind.False } => true,
            { ValueKind: JsonValueKind.String } text => string.Equals(text.SafeString(), "false", StringComparison.OrdinalIgnoreCase),
            { ValueKind: JsonValueKind.Number } number => number.AsNumber() == 0,
            _ => false,
        };

    /// <summary>What a text holds if it is the JSON of an object or a list; anything else as it is.</summary>
    public static JsonElement Opened(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String || element.SafeString()?.TrimStart() is not ['{' or '[', ..] text)
        {
            return element;
        }

        try
        {
            using var inner = JsonDocument.Parse(text, Options);
            return inner.RootElement.Clone();
        }
        catch (JsonException)
        {
            return element;
        }
    }

    /// <summary>A string's value; half a surrogate pair, which GetString refuses, becomes a replacement character.</summary>
    public static string? SafeString(this JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return WithoutHalves(element.GetRawText());
        }
    }

    private static string? WithoutHalves(string raw)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(
                HalfPair().Replace(raw, match => match.Groups["half"].Success ? "\\uFFFD" : match.Value)
            );
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whole pairs and other escapes, which stay, and halves.</summary>
    [GeneratedRegex(@"\\u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}|(?<half>\\u[Dd][89A-Fa-f][0-9A-Fa-f]{2})|\\.")]
    private static partial Regex HalfPair();

    /// <summary>A number, or one written as text.</summary>
    public static double? Number(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Member(name) is { } member && member.AsNumber() is { } number)
            {
                return number;
            }
        }

        return null;
    }

    public static double? AsNumber(this JsonElement element)
    {
        var text = element.ValueKind switch
        {
            JsonValueKind.Number => element.GetRawText(),
            JsonValueKind.String => element.SafeString(),
            _ => null,
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
    }

    public static int? Int(this JsonElement element, params ReadOnlySpan<string> names) =>
        element.Number(names) is { } number and >= int.MinValue and <= int.MaxValue ? (int)Math.Round(number) : null;

    public static long? Long(this JsonElement element, params ReadOnlySpan<string> names) =>
        element.Number(names) is { } number and >= 0 and < long.MaxValue ? (long)number : null;

    public static decimal? Decimal(this JsonElement element, params ReadOnlySpan<string> names) =>
        decimal.TryParse(element.Text(names), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Seconds, as the API gives them outside drafts; more than a day is taken as milliseconds.</summary>
    public static TimeSpan? Seconds(this JsonElement element, params ReadOnlySpan<string> names) =>
        element.Number(names) switch
        {
            null or < 0 => null,
            <= 86_400 and { } seconds => TimeSpan.FromSeconds(seconds),
            < 1e12 and { } milliseconds => TimeSpan.FromMilliseconds(milliseconds),
            _ => null,
        };

    /// <summary>
    /// ISO 8601 (UTC without a time zone), or a number, also as text: since 1970 in seconds, milliseconds or microseconds; or, where it
    /// is too small for that, seconds or milliseconds from now.
    /// </summary>
    public static DateTimeOffset? Date(this JsonElement element, DateTimeOffset now, params ReadOnlySpan<string> names)
    {
        if (element.Number(names) is { } number)
        {
            return number switch
            {
                <= 0 => null,
                < 10 * SecondsOfAYear => now.AddSeconds(number),
                < 1e9 => now.AddMilliseconds(number),
                < 1e11 => DateTimeOffset.FromUnixTimeSeconds((long)number),
                < 1e14 => DateTimeOffset.FromUnixTimeMilliseconds((long)number),
                < 1e17 => DateTimeOffset.FromUnixTimeMilliseconds((long)(number / 1000)),
                _ => null,
            };
        }

        return DateTimeOffset.TryParse(
            element.Text(names),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var date
        )
            ? date
            : null;
    }

    /// <summary>An http or https address; a relative one is resolved against <paramref name="origin"/>.</summary>
    public static Uri? Address(this JsonElement element, Uri? origin, params ReadOnlySpan<string> names)
    {
        var text = element.Text(names)?.Trim();
        if (text is null)
        {
            return null;
        }

        var found =
            Uri.TryCreate(text, UriKind.Absolute, out var address) && !address.IsFile ? address
            : origin is not null && Uri.TryCreate(origin, text, out var relative) ? relative
            : null;
        return found is { Scheme: "http" or "https" } ? Showable(found) : null;
    }

    /// <summary>
    /// The same address, but its text has no control characters and no marks that change the text direction: PowerShell shows an
    /// address by ToString, which would unescape them.
    /// </summary>
    public static Uri Showable(Uri address)
    {
        var plain = new Uri(address.AbsoluteUri);
        return plain.ToString().Any(CleanText.IsUnwanted)
            ? new Uri(address.AbsoluteUri, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })
            : plain;
    }

    /// <summary>The items of a list, or the members of an object, each with its key (null in a list).</summary>
    public static IEnumerable<(string? Key, JsonElement Value)> Entries(this JsonElement? element) =>
        element switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(value => ((string?)null, value)),
            { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().Select(member => ((string?)member.Name, member.Value)),
            _ => [],
        };

    /// <exception cref="NemoException"><c>Nemo.AnswerUnreadable</c></exception>
    public static JsonElement Required(this JsonElement element, string what) =>
        element.ValueKind == JsonValueKind.Object
            ? element
            : throw NemoErrors.AnswerUnreadable(
                element.ValueKind == JsonValueKind.Undefined ? $"it is empty where {what} was expected." : $"{what} is not a JSON object."
            );

    /// <exception cref="NemoException"><c>Nemo.AnswerUnreadable</c></exception>
    public static T Required<T>(T? value, string member, string what)
        where T : class => value ?? throw NemoErrors.AnswerUnreadable($"{what} has no '{member}'.");
}
