using System.Text.Json;

namespace NemoVideo.Client.Json;

/// <summary>Where an answer says that a video is, whatever it calls it.</summary>
/// <param name="Wrong">Why what it gives can't be used, without secret parts; null if it gives nothing.</param>
internal sealed record VideoAddress(Uri? Address, string? Wrong)
{
    private const int Deepest = 5;
    private const int MostEntries = 50;

    /// <summary>Names that say that it is the result.</summary>
    private static readonly string[] Names =
    [
        "outputurl",
        "outputfile",
        "s3url",
        "videourl",
        "downloadurl",
        "fileurl",
        "resulturl",
        "renderurl",
        "exporturl",
        "finalurl",
        "mediaurl",
        "cdnurl",
        "signedurl",
        "presignedurl",
        "publicurl",
    ];

    /// <summary>What holds an address, or is one as text.</summary>
    private static readonly string[] Holders =
    [
        "output",
        "outputs",
        "result",
        "results",
        "video",
        "videos",
        "file",
        "files",
        "download",
        "downloads",
        "media",
        "asset",
        "assets",
        "artifact",
        "artifacts",
        "urls",
        "links",
    ];

    /// <summary>Names that may mean something else, such as the job's own address.</summary>
    private static readonly string[] PlainNames = ["url", "uri", "href", "link", "src", "location", "address"];

    private static readonly VideoAddress None = new(null, null);

    /// <summary>The first usable one; if there is none, what is wrong with the first.</summary>
    /// <param name="origin">What a relative address is relative to.</param>
    public static VideoAddress Find(IEnumerable<JsonElement> layers, Uri origin) =>
        First(layers.Select(layer => layer.ValueKind == JsonValueKind.String ? OfText(layer, origin, false) : Inside(layer, origin, 0)));

    private static VideoAddress Inside(JsonElement element, Uri origin, int depth) =>
        element.ValueKind != JsonValueKind.Object || depth == Deepest
            ? None
            : First(
                Names
                    .Select(name => Of(element.Named(name), origin, depth, isAddress: true))
                    .Concat(Holders.Select(name => Of(element.Named(name), origin, depth, isAddress: false)))
                    .Concat(PlainNames.Select(name => Of(element.Named(name), origin, depth, isAddress: true)))
            );

    /// <param name="isAddress">By its name it is an address, and not just what holds one.</param>
    private static VideoAddress Of(JsonElement? value, Uri origin, int depth, bool isAddress)
    {
        switch (value)
        {
            case { ValueKind: JsonValueKind.String } text:
                return OfText(text, origin, isAddress);
            case { ValueKind: JsonValueKind.Object } inner:
                var found = Inside(inner, origin, depth + 1);
                return found == None && isAddress ? new VideoAddress(null, "it is an object without an address.") : found;
            case { ValueKind: JsonValueKind.Array } list:
                return InList(list, origin, depth, isAddress);
            case { ValueKind: JsonValueKind.Number or JsonValueKind.True } when isAddress:
                return new VideoAddress(null, "it is not an address.");
            default:
                return None;
        }
    }

    /// <summary>A list may have pictures and texts beside the video.</summary>
    private static VideoAddress InList(JsonElement list, Uri origin, int depth, bool isAddress)
    {
        var entries = list.EnumerateArray()
            .Take(MostEntries)
            .Select(entry => (Entry: entry, Found: Of(entry, origin, depth + 1, isAddress)))
            .ToList();
        return First(entries.OrderBy(entry => Rank(entry.Entry, entry.Found.Address)).Select(entry => entry.Found));
    }

    private static int Rank(JsonElement entry, Uri? address)
    {
        var kind = entry.Named("type", "kind", "mimetype", "mime", "contenttype") is { ValueKind: JsonValueKind.String } text
            ? text.SafeString() ?? ""
            : "";
        var ending = address is null ? "" : Path.GetExtension(address.AbsolutePath).ToLowerInvariant();
        return kind.Contains("video", StringComparison.OrdinalIgnoreCase) || ending is ".mp4" or ".mov" or ".webm" or ".mkv" ? 0
            : kind.Length == 0 && ending.Length == 0 ? 1
            : 2;
    }

    private static VideoAddress OfText(JsonElement value, Uri origin, bool isAddress)
    {
        var text = value.SafeString()?.Trim() ?? "";

        // "pending" or "mp4" is no address; under a name that promises none, neither is a sentence.
        if (text.IndexOfAny(['/', '\\', ':', '.']) < 0 || (!isAddress && text.Any(char.IsWhiteSpace)))
        {
            return None;
        }

        if (text.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return new VideoAddress(null, @"it is a path in a Windows network (\\…).");
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && !(address.IsFile && text[0] == '/'))
        {
            return address.Scheme is "http" or "https"
                ? Usable(address, origin)
                : new VideoAddress(
                    null,
                    address.IsFile && !text.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
                        ? "it is a path on another machine."
                        : $"it is a '{address.Scheme}:' address."
                );
        }

        return Uri.TryCreate(origin, text, out var resolved) && resolved.Scheme is "http" or "https"
            ? Usable(resolved, origin)
            : new VideoAddress(null, "it is not an address.");
    }

    /// <summary>The job's own address is that of its status, not of its video.</summary>
    private static VideoAddress Usable(Uri address, Uri origin) =>
        address.Authority == origin.Authority && address.AbsolutePath.Contains("/render/proxy/lambda/", StringComparison.Ordinal)
            ? None
            : new VideoAddress(JsonReading.Showable(address), null);

    private static VideoAddress First(IEnumerable<VideoAddress> candidates)
    {
        VideoAddress? wrong = null;
        foreach (var candidate in candidates)
        {
            if (candidate.Address is not null)
            {
                return candidate;
            }

            wrong ??= candidate.Wrong is null ? null : candidate;
        }

        return wrong ?? None;
    }
}
