using System.Globalization;

namespace NemoVideo.Local.Model;

/// <summary>
/// What makes a draft impossible to render whatever its media are: numbers beyond the <see cref="Limits"/>, and what is missing.
/// Drafts are posted by clients, so nothing in them can be trusted.
/// </summary>
internal static class DraftLimits
{
    /// <summary>What is wrong with it and in which segment, for users; null when nothing is.</summary>
    public static string? Problem(Draft draft) => Problems(draft).FirstOrDefault();

    private static double Longest { get; } = Limits.Longest.TotalMilliseconds;

    private static IEnumerable<string> Problems(Draft draft)
    {
        if (draft.Metadata is not { } frame)
        {
            yield return "The draft has no metadata (m).";
            yield break;
        }

        var ofFrame = Beyond(frame.Width, Limits.SmallestSide, Limits.LargestSide, "The draft's width")
            ?? Beyond(frame.Height, Limits.SmallestSide, Limits.LargestSide, "The draft's height")
            ?? Beyond((double)frame.Width * frame.Height, 0, Limits.FramePixels, "The number of pixels in the draft's frame")
            ?? Beyond(frame.FrameRate, Limits.SlowestFrameRate, Limits.FastestFrameRate, "The draft's frame rate")
            ?? Beyond(draft.Duration, 0, Longest, "The draft's duration in ms")
            ?? (
                frame.Loudness is { } loudness
                    ? Beyond(loudness, Limits.LeastLoudness, Limits.MostLoudness, "The draft's loudness (lufs)")
                    : null
            )
            ?? (Enum.IsDefined(frame.Fit) ? null : "The draft's fit is not a known value.");
        if (ofFrame is not null)
        {
            yield return ofFrame;
        }

        var tracks = draft.Tracks ?? [];
        if (tracks.Count > Limits.MostTracks)
        {
            yield return $"The draft has {tracks.Count} tracks; at most {Limits.MostTracks} can be rendered.";
        }

        if (tracks.Any(track => track?.Segments is null || track.Segments.Any(segment => segment is null)))
        {
            yield return "The draft has a track or a segment that is null.";
            yield break;
        }

        var count = tracks.Sum(track => track.Segments.Count);
        if (count > Limits.MostSegments)
        {
            yield return $"The draft has {count} segments; at most {Limits.MostSegments} can be rendered.";
        }

        var boards = tracks.Sum(track => track.Segments.Count(segment => segment.Leaderboard is not null));
        if (boards > Limits.MostBoards)
        {
            yield return $"The draft has {boards} leaderboards; at most {Limits.MostBoards} can be rendered.";
        }

        var beds = tracks
            .Where(track => track.Type == TrackType.Audio)
            .SelectMany(track => track.Segments)
            .Where(segment => segment.IsBed)
            .DistinctBy(segment => segment.Source)
            .Count();
        if (beds > Limits.MostBeds)
        {
            yield return $"The draft has {beds} different music beds ({Segment.BedPrefix}<seed>); at most "
                + $"{Limits.MostBeds} can be rendered. Use a seed again, or upload the music.";
        }

        for (var track = 0; track < tracks.Count; track++)
        {
            for (var segment = 0; segment < tracks[track].Segments.Count; segment++)
            {
                if (
                    Problem(tracks[track].Segments[segment], tracks[track].Type, $"Segment {segment + 1} of track {track + 1}") is
                    { } problem
                )
                {
                    yield return problem;
                }
            }
        }
    }

    private static string? Problem(Segment segment, int type, string where) =>
        Beyond(segment.Start, 0, Longest, $"{where}: its start in ms")
        ?? Beyond(segment.Duration, 1, Longest, $"{where}: its duration in ms")
        ?? Beyond(segment.Start + segment.Duration, 1, Longest, $"{where}: its end in ms")
        ?? Beyond(segment.SourceStart, 0, Longest, $"{where}: its place in the source in ms")
        ?? Beyond(segment.Speed, Limits.Slowest, Limits.Fastest, $"{where}: its speed")
        ?? Beyond(segment.Volume, 0, Limits.Loudest, $"{where}: its volume")
        ?? Beyond(segment.FadeIn, 0, Longest, $"{where}: its fade-in")
        ?? Beyond(segment.FadeOut, 0, Longest, $"{where}: its fade-out")
        ?? Beyond(segment.CrossFade, 0, Longest, $"{where}: its cross-fade")
        ?? Beyond(segment.Scale, 0, 100, $"{where}: its scale")
        ?? (segment.Position is { } position && !Enum.IsDefined(position) ? $"{where}: its position is not a known value." : null)
        ?? type switch
        {
            TrackType.Text when segment.Text is { Length: > Limits.LongestText } =>
                $"{where}: its text has more than {Limits.LongestText} characters.",
            TrackType.Text when segment.Style is { } style && !Enum.IsDefined(style) => $"{where}: its style is not a known value.",
            TrackType.Text when segment.Leaderboard is { } board => Problem(board, where),
            TrackType.Video or TrackType.Audio when segment.Source is null => $"{where} names no media (src).",
            _ => null,
        };

    private static string? Problem(Leaderboard board, string where)
    {
        if (board.Rows is not { } rows || rows.Any(row => row?.Name is null) || board.Title is null)
        {
            return $"{where}: its leaderboard has a title, a row or a name that is null.";
        }

        if (!Enum.IsDefined(board.Side))
        {
            return $"{where}: its leaderboard's side is not a known value.";
        }

        if (
            board.Currency is { } currency
            && !(currency.Length == 1 && Leaderboard.Currencies.Contains(currency, StringComparison.Ordinal))
        )
        {
            return $"{where}: its leaderboard's currency (cur) is not one of {Leaderboard.Currencies}.";
        }

        if (board.Color is { } color && !(color.Length == 6 && color.All(char.IsAsciiHexDigit)))
        {
            return $"{where}: its leaderboard's color is not in the form RRGGBB.";
        }

        if (board.Title.Length > Leaderboard.LongestName || rows.Any(row => row.Name.Length > Leaderboard.LongestName))
        {
            return $"{where}: its leaderboard has a title or name with more than {Leaderboard.LongestName} characters.";
        }

        return Beyond(rows.Count, 1, Leaderboard.MostRows, $"{where}: the number of its leaderboard's rows")
            ?? Beyond(board.Decimals, 0, Leaderboard.MostDecimals, $"{where}: its leaderboard's decimal places (dp)")
            ?? rows.Select(row =>
                    Beyond(row.Rank, 1, 9999, $"{where}: a rank of its leaderboard")
                    ?? Beyond(row.Score, -Leaderboard.LargestScore, Leaderboard.LargestScore, $"{where}: a score of its leaderboard")
                )
                .FirstOrDefault(problem => problem is not null);
    }

    private static string? Beyond(double value, double low, double high, string what) =>
        // NaN is never in range.
        value >= low
        && value <= high
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{what} is {value}; it must be between {low} and {high}.");
}
