using System.Globalization;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Graph;

namespace NemoVideo.Local.Rendering.Boards;

/// <summary>Draws a draft's leaderboards into a folder before the draft is rendered.</summary>
internal sealed class LeaderboardPainter(FfmpegProcess ffmpeg, string folder, int width, int height)
{
    private const double EaseSeconds = 0.5;
    private const double MoveSeconds = 0.7;

    private readonly TextMasks _masks = new(ffmpeg, folder);
    private int _films;

    public async Task<IReadOnlyList<LeaderboardFilm>> PaintAsync(Draft draft, CancellationToken cancellationToken)
    {
        var clock = new FrameClock(draft.Metadata.FrameRate);
        List<LeaderboardFilm> films = [];
        foreach (var track in draft.Tracks.Where(track => track.Type == TrackType.Text))
        {
            foreach (var run in Runs(track.Segments.Where(segment => segment.Leaderboard is not null)))
            {
                if (clock.Frame(run[^1].End) > clock.Frame(run[0].Start))
                {
                    films.Add(await PaintAsync(run, clock, cancellationToken));
                }
            }
        }

        return films;
    }

    /// <summary>Segments that follow one another without a gap, in the same place: one board that changes.</summary>
    private static List<List<Segment>> Runs(IEnumerable<Segment> segments)
    {
        List<List<Segment>> runs = [];
        foreach (var segment in segments.OrderBy(segment => segment.Start))
        {
            if (
                runs.Count > 0
                && runs[^1][^1] is var last
                && last.End == segment.Start
                && last.Leaderboard!.Side == segment.Leaderboard!.Side
                && last.Leaderboard.Title == segment.Leaderboard.Title
            )
            {
                runs[^1].Add(segment);
            }
            else
            {
                runs.Add([segment]);
            }
        }

        return runs;
    }

    private async Task<LeaderboardFilm> PaintAsync(List<Segment> run, FrameClock clock, CancellationToken cancellationToken)
    {
        var boards = run.Select(segment => segment.Leaderboard!).ToList();
        var look = await BoardLook.MakeAsync(_masks, boards, width, height, cancellationToken);
        var number = _films++;
        List<long> holds = [];
        for (var index = 0; index < run.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var frames = clock.Frame(run[index].End) - clock.Frame(run[index].Start);
            if (index > 0)
            {
                var moves = (int)Math.Min(Math.Round(MoveSeconds * clock.FramesPerSecond), frames - 1);
                for (var move = 1; move <= moves; move++, frames--)
                {
                    Save(look.Between(boards[index - 1], boards[index], (double)move / (moves + 1)), 1);
                }
            }

            if (frames > 0)
            {
                Save(look.Still(boards[index]), frames);
            }
        }

        var ease = Math.Min((long)Math.Round(EaseSeconds * clock.FramesPerSecond), holds.Sum() / 3);
        var layout = look.Layout;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"board{number}-%05d.png"),
            holds,
            layout.Place,
            layout.Size,
            layout.Slide,
            clock.Frame(run[0].Start),
            ease
        );

        void Save(Canvas picture, long frames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PngFile.Write(
                Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"board{number}-{holds.Count:00000}.png")),
                picture
            );
            holds.Add(frames);
        }
    }
}
