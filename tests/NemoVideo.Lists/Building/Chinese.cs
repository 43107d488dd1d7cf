namespace NemoVideo.Lists.Building;

/// <summary>Chinese instructions; a third of them has several sentences or turns.</summary>
internal sealed partial class BuildingChinese : IList
{
    public string Name => "Building, Chinese";

    private static Scene Travel { get; } = new(("机场.mp4", 12), ("古城.mp4", 30), ("日落.mp4", 18), ("轻音乐.mp3", 120));

    private static Scene Cooking { get; } = new(("备菜.mp4", 25), ("下锅.mp4", 40), ("装盘.mp4", 15));

    private static Scene Wedding { get; } = new(("迎亲.mp4", 30), ("仪式.mp4", 60), ("敬酒.mp4", 40));

    private static Scene Seaside { get; } = new(("片头.mp4", 8), ("采访.mp4", 20), ("海边.mp4", 12));

    private static Scene Product { get; } = new(("产品介绍.mp4", 60), ("公司标志.png", 0));

    private static Scene Lecture { get; } = new(("第一讲.mp4", 300));

    private static Scene Podcast { get; } = new(("播客.mp4", 90)) { Pauses = [(5, 8), (30, 34), (50, 51), (70, 75)] };

    public IEnumerable<Said> All() => [.. Clips(), .. Trims(), .. Pace(), .. Sound(), .. Words(), .. Picture(), .. Several(), .. Asked()];

    /// <summary>These files in this order, each once: together as long as they should be.</summary>
    private static bool InOrder(View v, double seconds, params string[] names) =>
        v.Order.SequenceEqual(names) && View.Same(v.Duration, seconds);

    private static bool Whole(View v, string file, double seconds) => v.ShowsOnly(file, (0, seconds));

    private static bool Shaped(View v, double width, double height) => View.Alike((double)v.Width / v.Height, width / height);

    /// <summary>A usual length of a fade.</summary>
    private static bool Usual(double seconds) => seconds is >= 0.2 and <= 4;

    private static bool Scored(BoardView board, string name, double score) => board.Rows.Any(row => row.Name == name && row.Score == score);
}
