namespace NemoVideo.Lists.Building;

/// <summary>Instructions in English, with the scenes and checks that they share.</summary>
internal sealed partial class BuildingEnglish : IList
{
    public string Name => "Building, English";

    private static Scene Cooking { get; } = new(("kitchen.mp4", 15), ("market.mp4", 24), ("dinner.mp4", 18));

    private static Scene Review { get; } = new(("unboxing.mp4", 45), ("setup.mp4", 30), ("outro.mp4", 6));

    private static Scene Trip { get; } = new(("IMG_2041.mp4", 14), ("IMG_2042.mp4", 9), ("IMG_2043.mp4", 22), ("IMG_2050.mp4", 11));

    private static Scene Goals { get; } =
        new(("volley.mp4", 12), ("header.mp4", 9), ("penalty.mp4", 14), ("free_kick.mp4", 16), ("solo_run.mp4", 11), ("own_goal.mp4", 10));

    private static Scene Brand { get; } = new(("promo.mp4", 30), ("acme_logo.png", 0), ("theme.mp3", 120));

    private static Scene TripAndPhotos { get; } = new(("trip.mp4", 20), ("IMG_1.jpg", 0), ("IMG_2.jpg", 0));

    private static Scene Lecture { get; } = new(("lecture.mp4", 1500));

    private static Scene Podcast { get; } = new(("podcast_ep12.mp4", 900));

    private static Scene Quiz { get; } = new(("quiz_night.mp4", 240));

    public IEnumerable<Said> All() => [.. Order(), .. Cuts(), .. Pace(), .. Sound(), .. Words(), .. Picture(), .. Sentences(), .. Turns()];

    private static bool InOrder(View v, params string[] files) => v.Order.SequenceEqual(files);

    private static bool Ratio(View v, int width, int height) =>
        Math.Abs(v.Width * height - v.Height * width) <= 2 * Math.Max(width, height);

    /// <summary>A fade of no length in particular.</summary>
    private static bool Some(double fade) => fade is >= 0.2 and <= 4;

    private static double FadeIn(View v) => v.Shots.Count > 0 ? v.Shots[0].FadeIn : double.NaN;

    private static double FadeOut(View v) => v.Shots.Count > 0 ? v.Shots[^1].FadeOut : double.NaN;

    private static bool Fades(View v, string file) =>
        v.Of(file) is { Count: > 0 } shots && Some(shots[0].FadeIn) && Some(shots[^1].FadeOut);

    /// <summary>Every shot but the first begins with a cross-fade.</summary>
    private static bool Blended(View v) => v.Shots.Count > 1 && v.Shots.Skip(1).All(shot => Some(shot.CrossFade));

    private static bool Has(View v, string name, double score) =>
        v.Boards.Any(board => board.Rows.Any(row => row.Name == name && row.Score == score));
}
