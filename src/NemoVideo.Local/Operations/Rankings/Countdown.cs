using System.Globalization;
using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Rankings;

/// <summary>Makes the timeline of a ranking: the best clips from last place to first, then a table of all.</summary>
internal static class Countdown
{
    /// <summary>Milliseconds per clip.</summary>
    public const long Piece = 5000;

    private const long TableDuration = 6000;

    /// <summary>More rows can't be read in the time.</summary>
    private const int MostRows = 12;

    /// <param name="ranked">All clips, best first.</param>
    /// <param name="shown">How many of them are shown.</param>
    public static Draft Of(IReadOnlyList<RankedClip> ranked, int shown, bool chinese)
    {
        // The frame has the shape of most of the clips shown, and the rate of the best of these.
        var frame = ranked
            .Take(shown)
            .Select(clip => NewTimeline.Of([clip.Clip]).Metadata)
            .GroupBy(metadata => (metadata.Width, metadata.Height))
            .MaxBy(group => group.Count())!
            .First() with
        {
            Fit = FitMode.Blur,
        };
        List<Segment> shots = [];
        List<Segment> cards = [];
        long at = 0;
        foreach (var clip in ranked.Take(shown).Reverse())
        {
            var piece = PieceOf(clip);
            var score = Score(clip.Score);
            shots.Add(
                new()
                {
                    Id = Id(shots.Count),
                    Name = clip.Clip.FileName,
                    Source = clip.Clip.Id,
                    Start = at,
                    Duration = piece.Duration,
                    SourceStart = piece.From,
                }
            );
            cards.Add(
                new()
                {
                    Name = $"{clip.Rank}. {NameOf(clip)}: {score}",
                    Text = $"{clip.Rank}\n{NameOf(clip)}\n{score}",
                    Style = TextStyle.Rank,
                    Position = Position.BottomLeft,
                    Start = at,
                    Duration = piece.Duration,
                }
            );
            at += piece.Duration;
        }

        var last = shots[^1];
        shots.Add(
            new()
            {
                Id = Id(shots.Count),
                Name = last.Name,
                Source = last.Source,
                Start = at,
                Duration = TableDuration,
                SourceStart = Math.Max(0, last.SourceStart + last.Duration - (long)Math.Ceiling(2000 / frame.FrameRate)),
                Still = true,
            }
        );
        cards.Add(
            new()
            {
                Name = chinese ? "排名" : "Ranking",
                Text = TableOf(ranked, shown, chinese),
                Style = TextStyle.Table,
                Position = Position.Center,
                Start = at,
                Duration = TableDuration,
            }
        );
        return new()
        {
            Metadata = frame,
            Duration = at + TableDuration,
            Tracks =
            [
                new()
                {
                    Type = TrackType.Video,
                    Name = TrackName.Video,
                    Segments = shots,
                },
                new()
                {
                    Type = TrackType.Text,
                    Name = TrackName.Ranking,
                    Segments = [.. cards.Select((card, i) => card with { Id = Id(shots.Count + i) })],
                },
            ],
        };
    }

    /// <summary>The part of a clip that is shown.</summary>
    public static TimeRange PieceOf(RankedClip clip)
    {
        var info = clip.Clip.Info;
        var length = (long)(info.PictureDuration > TimeSpan.Zero ? info.PictureDuration : info.Duration).TotalMilliseconds;
        return LivelyPiece.Find(clip.Measures, Math.Max(1, length), Piece);
    }

    public static string NameOf(RankedClip clip) => Path.GetFileNameWithoutExtension(clip.Clip.FileName);

    public static string Score(double score) => score.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A title, a row per clip with tabs between its cells, and a line that says what the figures are.</summary>
    private static string TableOf(IReadOnlyList<RankedClip> ranked, int shown, bool chinese)
    {
        var rows = ranked.Take(ranked.Count > MostRows ? Math.Clamp(shown, MostRows, 2 * MostRows) : MostRows).ToList();
        var more = ranked.Count - rows.Count;
        var note = chinese
            ? $"实测分数(0-100){(more > 0 ? $",另有 {more} 个片段" : "")}"
            : $"Measured score, 0 to 100{(more > 0 ? $"; {more} more not shown" : "")}";
        return string.Join(
            '\n',
            [
                chinese ? "最终排名" : "Final ranking",
                .. rows.Select(clip => $"{clip.Rank}\t{Shorten(NameOf(clip))}\t{Score(clip.Score)}"),
                note,
            ]
        );
    }

    private static string Shorten(string name) => name.Length <= 60 ? name : name[..60] + "…";

    private static string Id(int index) => "s" + (index + 1).ToString(CultureInfo.InvariantCulture);
}
