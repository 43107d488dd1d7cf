namespace NemoVideo.Lists.Blind;

/// <summary>Instructions that nobody who works on the readers has seen.</summary>
internal sealed partial class Measuring : IList
{
    public string Name => "Measuring";

    private static Scene Vlog { get; } = new(("airport.mp4", 14), ("market.mp4", 22), ("sunset.mp4", 10));

    private static Scene Unboxing { get; } = new(("unboxing.mp4", 45), ("outro.mp4", 6));

    private static Scene Wedding { get; } = new(("ceremony.mp4", 60), ("speech.mp4", 40), ("dance.mp4", 30), ("waltz.mp3", 150));

    private static Scene Lecture { get; } = new(("lecture.mp4", 120));

    private static Scene Cooking { get; } = new(("chop.mp4", 12), ("fry.mp4", 18), ("plate.mp4", 9), ("jazz.mp3", 100));

    private static Scene Brand { get; } = new(("promo.mp4", 30), ("emblem.png", 0));

    private static Scene Garden { get; } = new(("rose.jpg", 0), ("tulip.jpg", 0), ("daisy.jpg", 0), ("oak.jpg", 0));

    private static Scene Trip { get; } = new(("hike.mp4", 30), ("map.jpg", 0), ("summit.jpg", 0));

    private static Scene Kart { get; } = new(("race1.mp4", 25), ("race2.mp4", 25), ("final.mp4", 30));

    private static Scene Town { get; } = new(("片头.mp4", 6), ("古镇.mp4", 24), ("夜市.mp4", 18));

    private static Scene Interview { get; } = new(("采访.mp4", 50));

    private static Scene Hesitant { get; } = new(("采访.mp4", 50)) { Pauses = [(6, 8), (20, 20.5), (31, 34)] };

    private static Scene Marriage { get; } = new(("接亲.mp4", 20), ("仪式.mp4", 40), ("敬酒.mp4", 16), ("喜庆.mp3", 90));

    private static Scene Pets { get; } = new(("猫.mp4", 12), ("狗.mp4", 15), ("兔子.mp4", 10));

    private static Scene Shop { get; } = new(("探店.mp4", 32), ("店标.png", 0));

    private static Scene Seasons { get; } = new(("春.jpg", 0), ("夏.jpg", 0), ("秋.jpg", 0), ("冬.jpg", 0));

    private static Scene Game { get; } = new(("比赛.mp4", 300));

    public IEnumerable<Said> All() =>
        [
            .. EnglishShots(),
            .. EnglishPicture(),
            .. EnglishTurns(),
            .. EnglishSentences(),
            .. ChineseShots(),
            .. ChinesePicture(),
            .. ChineseTurns(),
            .. ChineseSentences(),
        ];

    /// <summary>Whether the files on the timeline come in this order.</summary>
    private static bool Is(View v, params string[] order) => v.Order.SequenceEqual(order);

    /// <summary>Whether the scene's videos are all shown from their start to their end, but for some, in whatever order.</summary>
    private static bool Whole(View v, Scene scene, params string[] except) =>
        Videos(scene).Where(file => !except.Contains(file.Name)).All(file => v.ShowsOnly(file.Name, (0, file.Seconds)));

    /// <summary>Likewise, with all videos there in the order in which they were uploaded.</summary>
    private static bool Kept(View v, Scene scene, params string[] except) =>
        Whole(v, scene, except) && Is(v, [.. Videos(scene).Select(file => file.Name)]);

    private static IEnumerable<(string Name, double Seconds)> Videos(Scene scene) =>
        scene.Files.Where(file => file.Name.EndsWith(".mp4", StringComparison.Ordinal));

    private static bool Between(double value, double low, double high) => value > low && value < high;

    /// <summary>Whether one text has these words, in that place.</summary>
    private static bool In(View v, string words, string place) =>
        v.Texts.Count(text => text.Words.Contains(words, StringComparison.OrdinalIgnoreCase)) == 1
        && v.Texts.Any(text => text.Words.Contains(words, StringComparison.OrdinalIgnoreCase) && text.Place == place);

    /// <summary>Whether the speeds of clips at their fifth second are these.</summary>
    private static bool Speeds(View v, params (string Name, double Speed)[] clips) =>
        clips.All(clip => View.Alike(v.SpeedAt(clip.Name, 5), clip.Speed));

    /// <summary>Whether the volumes of clips at their fifth second are these.</summary>
    private static bool Volumes(View v, params (string Name, double Volume)[] clips) =>
        clips.All(clip => View.Alike(v.VolumeAt(clip.Name, 5), clip.Volume));
}
