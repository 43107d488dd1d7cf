using System.Globalization;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Leaderboards;

namespace NemoVideo.Local.Rendering;

/// <summary>
/// Looks through a draft before anything is done with it. A draft is posted by a client, so nothing in it can be
/// trusted: not its numbers, not the media that it names, not even that its lists are there.
/// </summary>
internal static class DraftCheck
{
    public static long LongestMilliseconds { get; } = (long)MediaLimits.Longest.TotalMilliseconds;
    public const int MostSegments = 10_000;
    private const int MostTracks = 100;
    private const int LongestText = 2_000;

    /// <summary>Different music beds; each is made anew for each render, and takes 10 MB.</summary>
    public const int MostBeds = 8;

    /// <summary>The prefix of music that the backend makes: <c>bed:&lt;seed&gt;</c>.</summary>
    public const string BedPrefix = "bed:";

    /// <exception cref="RenderException">Says what is wrong, and in which segment.</exception>
    public static void Verify(Draft draft, IReadOnlyList<MediaItem> media)
    {
        if (draft.Metadata is not { } frame)
            throw new RenderException("The draft has no metadata (m).");
        Within(frame.Width, 16, 7680, "The draft's width");
        Within(frame.Height, 16, 7680, "The draft's height");
        Within(frame.FrameRate, 1, 120, "The draft's frame rate");
        Within(draft.Duration, 0, LongestMilliseconds, "The draft's duration");
        if (frame.Loudness is { } loudness)
            Within(loudness, -40, -8, "The draft's loudness (lufs)");
        if (!Enum.IsDefined(frame.Fit))
            throw new RenderException("The draft's fit is none that is known.");

        var tracks = draft.Tracks ?? [];
        if (tracks.Count > MostTracks)
            throw new RenderException($"The draft has {tracks.Count} tracks; at most {MostTracks} can be rendered.");
        if (tracks.Any(track => track?.Segments is null || track.Segments.Any(segment => segment is null)))
            throw new RenderException("The draft has a track or a segment that is null.");
        var count = tracks.Sum(track => track.Segments.Count);
        if (count > MostSegments)
            throw new RenderException($"The draft has {count} segments; at most {MostSegments} can be rendered.");
        if (count == 0)
            throw new RenderException("The timeline is empty: there is nothing to export.");

        var boards = tracks.Sum(track => track.Segments.Count(segment => segment.Leaderboard is not null));
        if (boards > StandingHistory.MostChanges)
            throw new RenderException($"The draft has {boards} leaderboards; at most {StandingHistory.MostChanges} can be rendered.");
        var beds = tracks.Where(track => track.Type == TrackType.Audio).SelectMany(track => track.Segments)
            .Select(segment => segment.Source).Where(source => source?.StartsWith(BedPrefix, StringComparison.Ordinal) == true).Distinct().Count();
        if (beds > MostBeds)
            throw new RenderException($"The draft has {beds} different music beds ({BedPrefix}<seed>); at most {MostBeds} can be rendered. Use a seed again, or upload the music.");
        var ids = media.ToDictionary(item => item.Id, StringComparer.Ordinal);
        for (var track = 0; track < tracks.Count; track++)
            for (var segment = 0; segment < tracks[track].Segments.Count; segment++)
                Verify(tracks[track].Segments[segment], tracks[track].Type, ids, $"Segment {segment + 1} of track {track + 1}");
    }

    private static void Verify(Segment segment, int type, Dictionary<string, MediaItem> media, string where)
    {
        Within(segment.Start, 0, LongestMilliseconds, $"{where}: its start");
        Within(segment.Duration, 1, LongestMilliseconds, $"{where}: its duration");
        Within(segment.Start + segment.Duration, 1, LongestMilliseconds, $"{where}: its end");
        Within(segment.SourceStart, 0, LongestMilliseconds, $"{where}: its place in the source");
        Within(segment.Speed, 0.05, 20, $"{where}: its speed");
        Within(segment.Volume, 0, 1000, $"{where}: its volume");
        Within(segment.FadeIn, 0, LongestMilliseconds, $"{where}: its fade-in");
        Within(segment.FadeOut, 0, LongestMilliseconds, $"{where}: its fade-out");
        Within(segment.CrossFade, 0, LongestMilliseconds, $"{where}: its cross-fade");
        Within(segment.Scale, 0, 100, $"{where}: its scale");
        if (segment.Position is { } position && !Enum.IsDefined(position))
            throw new RenderException($"{where}: its position is none that is known.");

        switch (type)
        {
            case TrackType.Text:
                if (segment.Text is { Length: > LongestText })
                    throw new RenderException($"{where}: its text has more than {LongestText} characters.");
                if (segment.Leaderboard is { } board)
                    Verify(board, where);
                if (segment.Style is { } style && !Enum.IsDefined(style))
                    throw new RenderException($"{where}: its style is none that is known.");
                break;
            case TrackType.Video or TrackType.Audio when segment.Source is null:
                throw new RenderException($"{where} names no media (src).");
            case TrackType.Audio when segment.Source!.StartsWith(BedPrefix, StringComparison.Ordinal):
                break;
            case TrackType.Video or TrackType.Audio:
                if (!media.TryGetValue(segment.Source!, out var item))
                    throw new RenderException($"{where} names media that is not in this project. Upload the file again and repeat the edit.");
                if (!File.Exists(item.FilePath))
                    throw new RenderException($"{where}: the file '{item.FileName}' is gone. Upload it again and repeat the edit.");
                if (type == TrackType.Audio && !item.Info.HasAudio)
                    throw new RenderException($"{where}: '{item.FileName}' has no sound, so it can't be on an audio track.");
                break;
        }
    }

    private static void Verify(Leaderboard board, string where)
    {
        if (board.Rows is not { } rows || rows.Any(row => row?.Name is null) || board.Title is null)
            throw new RenderException($"{where}: its leaderboard has a title, a row or a name that is null.");
        Within(rows.Count, 1, Leaderboard.MostRows, $"{where}: the number of its leaderboard's rows");
        Within(board.Decimals, 0, Leaderboard.MostDecimals, $"{where}: its leaderboard's decimal places (dp)");
        if (!Enum.IsDefined(board.Side))
            throw new RenderException($"{where}: its leaderboard's side is none that is known.");
        if (board.Currency is { } currency && !(currency.Length == 1 && Leaderboard.Currencies.Contains(currency, StringComparison.Ordinal)))
            throw new RenderException($"{where}: its leaderboard's currency (cur) is none of {Leaderboard.Currencies}.");
        if (board.Color is { } color && !(color.Length == 6 && color.All(char.IsAsciiHexDigit)))
            throw new RenderException($"{where}: its leaderboard's color is not of the form RRGGBB.");
        if (board.Title.Length > Leaderboard.LongestName || rows.Any(row => row.Name.Length > Leaderboard.LongestName))
            throw new RenderException($"{where}: its leaderboard has a title or name with more than {Leaderboard.LongestName} characters.");
        foreach (var row in rows)
        {
            Within(row.Rank, 1, 9999, $"{where}: a rank of its leaderboard");
            Within(row.Score, -Leaderboard.LargestScore, Leaderboard.LargestScore, $"{where}: a score of its leaderboard");
        }
    }

    private static void Within(double value, double low, double high, string what)
    {
        // NaN is within nothing.
        if (!(value >= low && value <= high))
            throw new RenderException(string.Create(CultureInfo.InvariantCulture, $"{what} is {value}; it must be between {low} and {high}."));
    }
}
