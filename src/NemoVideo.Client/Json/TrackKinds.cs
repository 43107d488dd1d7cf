using System.Text.RegularExpressions;
using NemoVideo.Core;

namespace NemoVideo.Client.Json;

/// <summary>What a track holds: <c>tt</c> where it is a number, or else its type or its name in words.</summary>
internal static partial class TrackKinds
{
    public static TrackKind Of(int? number, string? type, string? name) =>
        number switch
        {
            0 => TrackKind.Video,
            1 => TrackKind.Audio,
            7 => TrackKind.Text,
            null => InWords(type) ?? InWords(name) ?? TrackKind.Other,
            _ => TrackKind.Other,
        };

    // Text and sound first: "video title" is a title, "main audio" is sound.
    private static TrackKind? InWords(string? words) =>
        words is null ? null
        : Text().IsMatch(words) ? TrackKind.Text
        : Audio().IsMatch(words) ? TrackKind.Audio
        : Video().IsMatch(words) ? TrackKind.Video
        : null;

    [GeneratedRegex("text|titles?|caption|subtitle|lyric|标题|字幕|文字", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Text();

    [GeneratedRegex(
        "audio|music|bgm|sound|voice|narrat|speech|(?<![a-z])(?:sfx|tts|vo)(?![a-z])|音",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Audio();

    [GeneratedRegex(
        "video|visual|footage|picture|image|photo|b-?roll|(?<![a-z])(?:main|pip|clips?)(?![a-z])|视频|画面",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Video();
}
