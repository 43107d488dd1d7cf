using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Lists;

/// <summary>A shot on the timeline; all times in seconds.</summary>
/// <param name="Name">The clip's file name.</param>
/// <param name="Start">Where it begins on the timeline.</param>
/// <param name="From">Where it begins in its file.</param>
/// <param name="To">Where it ends in its file.</param>
/// <param name="Volume">Percent of its own level.</param>
/// <param name="CrossFade">Length of the cross-fade from the shot before it.</param>
/// <param name="Still">A photo or a frozen frame.</param>
internal sealed record ShotView(
    string Name,
    double Start,
    double End,
    double From,
    double To,
    double Speed,
    double Volume,
    double FadeIn,
    double FadeOut,
    double CrossFade,
    bool Still
)
{
    public double Duration => End - Start;
}

/// <summary>Words over the picture.</summary>
/// <param name="Place">center, top, bottom, top-left …</param>
/// <param name="Style">title, text or caption.</param>
internal sealed record TextView(string Words, double Start, double End, string Place, string Style);

/// <summary>A stretch of background music.</summary>
/// <param name="Name">The file's.</param>
/// <param name="Made">The backend makes it.</param>
internal sealed record MusicView(
    string Name,
    bool Made,
    double Start,
    double End,
    double Volume,
    double FadeIn,
    double FadeOut,
    bool Ducks
);

/// <summary>An image over the picture. <paramref name="Width"/> in percent of the frame's.</summary>
internal sealed record LogoView(string Name, double Start, double End, string Place, double Width);

/// <summary>A leaderboard over the picture.</summary>
internal sealed record BoardView(string Title, string Side, IReadOnlyList<(string Name, double Score)> Rows, double Start, double End);

/// <summary>What an edit may have changed.</summary>
[Flags]
internal enum Aspect
{
    None = 0,

    /// <summary>Which parts of which files are shown, in which order, how often.</summary>
    Shots = 1,
    Speed = 2,
    Volume = 4,
    Fades = 8,
    CrossFades = 16,
    Music = 32,
    Texts = 64,
    Logo = 128,
    Frame = 256,
    Loudness = 512,
    Board = 1024,
}

/// <summary>A timeline as a list's predicates see it. Comparisons of times allow for 0.1 s, and of other figures for 1 %.</summary>
internal sealed class View(Draft draft, string reply, View? before)
{
    private const double Near = 0.1;

    /// <summary>The timeline before the last turn (for the first turn: the videos as they were uploaded).</summary>
    public View Before => before ?? this;

    public Draft Draft => draft;

    public string Reply => reply;

    public double Duration => draft.Duration / 1000.0;

    public int Width => draft.Metadata.Width;

    public int Height => draft.Metadata.Height;

    /// <summary>fit, fill or blur.</summary>
    public string Fit =>
        draft.Metadata.Fit switch
        {
            FitMode.Fill => "fill",
            FitMode.Blur => "blur",
            _ => "fit",
        };

    /// <summary>LUFS; null where it was not asked for.</summary>
    public double? Loudness => draft.Metadata.Loudness;

    public IReadOnlyList<ShotView> Shots { get; } =
    [
        .. draft
            .Shots()
            .Select(shot => new ShotView(
                shot.Name,
                shot.Start / 1000.0,
                shot.End / 1000.0,
                shot.SourceStart / 1000.0,
                (shot.SourceStart + (shot.Still ? 0 : shot.Duration * shot.Speed)) / 1000.0,
                shot.Speed,
                shot.Volume,
                shot.FadeIn / 1000.0,
                shot.FadeOut / 1000.0,
                shot.CrossFade / 1000.0,
                shot.Still
            )),
    ];

    /// <summary>The files on the timeline, in the order in which they first appear, each once.</summary>
    public IReadOnlyList<string> Order => [.. Shots.Select(shot => shot.Name).Distinct()];

    public IReadOnlyList<TextView> Texts => [.. Of(TrackType.Text).Where(text => text.Leaderboard is null).Select(Text)];

    public IReadOnlyList<TextView> Captions => [.. Texts.Where(text => text.Style == "caption")];

    public IReadOnlyList<TextView> Titles => [.. Texts.Where(text => text.Style is "title" or "text")];

    public IReadOnlyList<MusicView> Music =>
        [
            .. Of(TrackType.Audio)
                .Select(music => new MusicView(
                    music.Name,
                    music.IsBed,
                    music.Start / 1000.0,
                    music.End / 1000.0,
                    music.Volume,
                    music.FadeIn / 1000.0,
                    music.FadeOut / 1000.0,
                    music.Duck
                )),
        ];

    public IReadOnlyList<LogoView> Logos =>
        [
            .. draft
                .Tracks.Where(track => track.Type == TrackType.Video && track.Name == TrackName.Logo)
                .SelectMany(track => track.Segments)
                .Select(logo => new LogoView(logo.Name, logo.Start / 1000.0, logo.End / 1000.0, Place(logo.Position), logo.Scale)),
        ];

    public IReadOnlyList<BoardView> Boards =>
        [
            .. Of(TrackType.Text)
                .Where(text => text.Leaderboard is not null)
                .Select(text => new BoardView(
                    text.Leaderboard!.Title,
                    text.Leaderboard.Side.ToString().ToLowerInvariant(),
                    [.. text.Leaderboard.Rows.Select(row => (row.Name, row.Score))],
                    text.Start / 1000.0,
                    text.End / 1000.0
                )),
        ];

    /// <summary>Whether the last turn changed anything.</summary>
    public bool Changed => before is not null && Changes != Aspect.None;

    /// <summary>What the last turn changed.</summary>
    public Aspect Changes
    {
        get
        {
            var was = Before;
            return Differ(Aspect.Shots, view => view.Pieces())
                | Differ(Aspect.Speed, view => view.ByMoment(shot => shot.Speed, 1))
                | Differ(Aspect.Volume, view => view.ByMoment(shot => shot.Volume, 100))
                | Differ(Aspect.Fades, view => string.Join(' ', view.FadeList()))
                | Differ(Aspect.CrossFades, view => string.Join(' ', view.Shots.Select(shot => shot.CrossFade).Where(fade => fade > 0)))
                | Differ(Aspect.Music, view => string.Join(' ', view.Music.Select(music => music with { Start = 0, End = 0 }).Distinct()))
                | Differ(Aspect.Music, view => string.Concat(view.Playing()))
                | Differ(Aspect.Texts, view => string.Join(' ', view.Texts.Select(text => (text.Words, text.Place, text.Style))))
                | Differ(Aspect.Logo, view => string.Join(' ', view.Logos.Select(logo => (logo.Name, logo.Place, logo.Width))))
                | Differ(Aspect.Frame, view => $"{view.Width}x{view.Height} {view.Fit}")
                | Differ(Aspect.Loudness, view => $"{view.Loudness}")
                | Differ(Aspect.Board, view =>
                    string.Join(' ', view.Boards.Select(board => board.Title + board.Side + string.Join(',', board.Rows)))
                );

            Aspect Differ(Aspect aspect, Func<View, string> of) => of(this) == of(was) ? Aspect.None : aspect;
        }
    }

    /// <summary>Whether all of that part of a file is shown, at whatever speed (seconds of the file).</summary>
    public bool Shows(string file, double from, double to)
    {
        var at = from;
        foreach (var shot in Shots.Where(shot => shot.Name == file && !shot.Still).OrderBy(shot => shot.From))
        {
            if (shot.From <= at + Near && shot.To > at)
            {
                at = shot.To;
            }
        }

        return at >= to - Near;
    }

    /// <summary>Whether exactly these parts of a file are shown: those in between, before and after are not.</summary>
    public bool ShowsOnly(string file, params (double From, double To)[] parts) =>
        parts.All(part => Shows(file, part.From, part.To))
        && Shots
            .Where(shot => shot.Name == file && !shot.Still)
            .All(shot => parts.Any(part => shot.From >= part.From - Near && shot.To <= part.To + Near));

    /// <summary>Whether no moment of that part of a file is shown.</summary>
    public bool Lacks(string file, double from, double to) =>
        Shots.Where(shot => shot.Name == file).All(shot => shot.To <= from + Near || shot.From >= to - Near);

    /// <summary>The speed at which a moment of a file is shown; NaN where it is not shown.</summary>
    public double SpeedAt(string file, double second) => At(file, second)?.Speed ?? double.NaN;

    /// <summary>The volume of a clip's own sound at a moment of a file, in percent; NaN where it is not shown.</summary>
    public double VolumeAt(string file, double second) => At(file, second)?.Volume ?? double.NaN;

    /// <summary>The shots of a file.</summary>
    public IReadOnlyList<ShotView> Of(string file) => [.. Shots.Where(shot => shot.Name == file)];

    /// <summary>The music's volume at a moment of the timeline, in percent; 0 where there is none.</summary>
    public double MusicAt(double second) => Music.FirstOrDefault(music => music.Start <= second + 1e-6 && music.End > second)?.Volume ?? 0;

    /// <summary>Whether a text with these words (any part of it, ignoring case) is shown at a moment of the timeline.</summary>
    public bool TextAt(double second, string words) =>
        Texts.Any(text => text.Start <= second && text.End > second && text.Words.Contains(words, StringComparison.OrdinalIgnoreCase));

    public bool LogoAt(double second) => Logos.Any(logo => logo.Start <= second && logo.End > second);

    public bool BoardAt(double second) => Boards.Any(board => board.Start <= second && board.End > second);

    /// <summary>Whether the reply has any of these words, ignoring case.</summary>
    public bool Says(params string[] any) => any.Any(words => reply.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>Two times in seconds that are the same.</summary>
    public static bool Same(double one, double other) => Math.Abs(one - other) <= Near;

    /// <summary>Two figures (percent, factors) that are the same.</summary>
    public static bool Alike(double one, double other) => Math.Abs(one - other) <= Math.Abs(other) * 0.01;

    private ShotView? At(string file, double second) =>
        Shots.FirstOrDefault(shot => shot.Name == file && (shot.Still || (shot.From <= second + 1e-6 && shot.To > second)));

    /// <summary>Neighbouring pieces of a file as one.</summary>
    private string Pieces()
    {
        List<(string Name, double From, double To)> pieces = [];
        foreach (var shot in Shots)
        {
            var to = shot.Still ? shot.From + shot.Duration : shot.To;
            if (pieces.Count > 0 && pieces[^1].Name == shot.Name && !shot.Still && Same(pieces[^1].To, shot.From))
            {
                pieces[^1] = pieces[^1] with { To = to };
            }
            else
            {
                pieces.Add((shot.Name, shot.From, to));
            }
        }

        return string.Join(' ', pieces.Select(piece => $"{piece.Name} {piece.From:0.0}-{piece.To:0.0}"));
    }

    /// <summary>A value of the parts of files that are shown, where it is not the usual one.</summary>
    private string ByMoment(Func<ShotView, double> value, double usual) =>
        string.Join(
            ' ',
            Shots
                .Where(shot => !shot.Still && Math.Abs(value(shot) - usual) > 0.001)
                .Select(shot => $"{shot.Name} {shot.From:0.0}-{shot.To:0.0} {value(shot):0.##}")
        );

    /// <summary>Where music plays, in twentieths: music over the whole stays that when the timeline gets another length.</summary>
    private IEnumerable<char> Playing() => Enumerable.Range(0, 20).Select(i => MusicAt(Duration * (i + 0.5) / 20) > 0 ? '1' : '0');

    private IEnumerable<string> FadeList() =>
        Shots
            .SelectMany(shot => (string[])[Fade("in", shot.Name, shot.FadeIn), Fade("out", shot.Name, shot.FadeOut)])
            .Where(fade => fade.Length > 0);

    private static string Fade(string kind, string name, double seconds) => seconds > 0 ? $"{kind} {name} {seconds:0.0}" : "";

    private IEnumerable<Segment> Of(int type) => draft.Tracks.Where(track => track.Type == type).SelectMany(track => track.Segments);

    private static TextView Text(Segment text) =>
        new(
            text.Text ?? "",
            text.Start / 1000.0,
            text.End / 1000.0,
            Place(text.Position),
            text.Style?.ToString().ToLowerInvariant() ?? "text"
        );

    private static string Place(Position? position) =>
        position switch
        {
            Position.Top => "top",
            Position.Bottom => "bottom",
            Position.TopLeft => "top-left",
            Position.TopRight => "top-right",
            Position.BottomLeft => "bottom-left",
            Position.BottomRight => "bottom-right",
            _ => "center",
        };
}
