using NemoVideo.Local.Media;
using NemoVideo.Local.Rendering.Graph;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Boards;

/// <summary>
/// A board as a sequence of pictures with transparency: each distinct picture once, with the number of frames for which it
/// stays. It fades and slides in and out. Drawn beforehand, it costs an encode no more than a logo does.
/// </summary>
/// <param name="Pattern">The pictures' files, relative to the folder that ffmpeg runs in.</param>
/// <param name="Holds">For how many frames each picture stays.</param>
/// <param name="Start">The first frame on the timeline.</param>
/// <param name="Ease">For how many frames it enters and leaves.</param>
internal sealed record LeaderboardFilm(
    string Pattern,
    IReadOnlyList<long> Holds,
    (int X, int Y) Place,
    (int Width, int Height) Size,
    (int X, int Y) Slide,
    long Start,
    long Ease
)
{
    public long Count => Holds.Sum();

    /// <summary>Overlays it on a picture.</summary>
    /// <returns>The label of the result.</returns>
    public string Overlay(FilterGraph graph, FrameClock clock, string under)
    {
        var input = graph.AddInput(["-f", "image2", "-framerate", clock.Rate, "-start_number", "0", "-i", Pattern]);
        // From last to first: what is held later does not shift what is held before.
        var holds = string.Concat(
            Holds
                .Select((frames, index) => (frames, index))
                .Reverse()
                .Where(hold => hold.frames > 1)
                .Select(hold => Invariant($",loop=loop={hold.frames - 1}:size=1:start={hold.index}"))
        );
        var fades = Ease > 0 ? Invariant($",fade=t=in:s=0:n={Ease}:alpha=1,fade=t=out:s={Count - Ease}:n={Ease}:alpha=1") : "";
        var board = graph.Add(
            $"[{input}:v:0]",
            Invariant($"format=rgba,scale={Size.Width}:{Size.Height}:flags=bicubic:out_color_matrix=bt709:out_range=tv,")
                + Invariant($"format=yuva420p,setsar=1{holds},setpts=N/({clock.Rate})/TB{fades},")
                + Invariant($"setpts=PTS+{FfmpegProcess.Seconds(clock.Time(Start))}/TB")
        );
        return graph.Add(
            under + board,
            $"overlay=x='{Path(Place.X, Slide.X, clock)}':y='{Path(Place.Y, Slide.Y, clock)}':eof_action=pass:format=yuv420"
        );
    }

    /// <summary>One coordinate over time, in and out: it slows down to rest and speeds up as it leaves.</summary>
    private string Path(int place, int slide, FrameClock clock)
    {
        if (slide == 0 || Ease == 0)
        {
            return Invariant($"{place}");
        }

        var length = FfmpegProcess.Seconds(clock.Time(Ease));
        var (begin, end) = (FfmpegProcess.Seconds(clock.Time(Start)), FfmpegProcess.Seconds(clock.Time(Start + Count - Ease)));
        return Invariant($"{place}+{slide}*(pow(1-clip((t-{begin})/{length},0,1),3)+pow(clip((t-{end})/{length},0,1),3))");
    }
}
