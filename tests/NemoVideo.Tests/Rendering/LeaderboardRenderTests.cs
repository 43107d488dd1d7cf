using System.Globalization;
using System.Text.RegularExpressions;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering;
using NemoVideo.Local.Rendering.Boards;
using static NemoVideo.Tests.Rendering.RenderSources;

namespace NemoVideo.Tests.Rendering;

/// <summary>Boards as they are on the rendered frames: what a text recogniser reads, and where the rows are.</summary>
public sealed partial class LeaderboardRenderTests(RenderSources sources) : IClassFixture<RenderSources>
{
    private static readonly string[] Names =
    [
        "Marcus",
        "Helena",
        "Oliver",
        "Sophie",
        "Duncan",
        "Amelia",
        "Victor",
        "Ingrid",
        "Bruno",
        "Celine",
        "Robert",
        "Nadia",
    ];

    [Theory]
    [InlineData(12, 1280, 720, "Left", "white")]
    [InlineData(3, 1280, 720, "Bottom", "white")]
    [InlineData(12, 1280, 720, "Bottom", "black")]
    [InlineData(8, 720, 1280, "Right", "black")]
    [InlineData(5, 960, 960, "Right", "white")]
    public async Task Every_name_and_score_is_read_on_bright_and_dark(int rows, int width, int height, string side, string color)
    {
        var board = Of(
            "Top players",
            Enum.Parse<LeaderboardSide>(side),
            [.. Names.Take(rows).Select((name, index) => (index + 1, name, 4200.0 - (index * 317)))]
        );
        var file = await RenderAsync(color, width, height, (0, 1000, board));
        foreach (var (row, text) in board.Rows.Zip(await ReadRowsAsync(file, board, width, height)))
        {
            Assert.Contains(row.Name, text, StringComparison.Ordinal);
            Assert.Contains(ScoreText.Of(row.Score, 0), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Chinese_names_negative_and_decimal_scores_are_read()
    {
        var board = Of("排行榜", LeaderboardSide.Left, (1, "欧阳娜娜", 1234.5), (2, "王小明", 99), (3, "李红", -3.5)) with { Decimals = 1 };
        var file = await RenderAsync("black", 1280, 720, (0, 1000, board));
        var reading = await ReadAsync(file, board, 1280, 720);
        foreach (var (row, name) in board.Rows.Zip(await reading.RowsAsync(0.6, "chi_sim")))
        {
            Assert.Contains(row.Name, name.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        foreach (var (row, score) in board.Rows.Zip(await reading.RowsAsync(0.6)))
        {
            Assert.Contains(ScoreText.Of(row.Score, 1), score, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Long_names_end_in_an_ellipsis_before_the_score()
    {
        var board = Of(
            "Standings",
            LeaderboardSide.Left,
            (1, "Maximilian Alexander Featherstonehaugh the Third of Cholmondeley", 4200),
            (2, "Bo", 3900)
        );
        var file = await RenderAsync("black", 1280, 720, (0, 1000, board));
        var text = (await ReadRowsAsync(file, board, 1280, 720))[0];
        Assert.StartsWith("Maximilian Alexander", text.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("Third", text, StringComparison.Ordinal);
        Assert.Contains("4,200", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_move_to_their_new_places()
    {
        var before = Of("Standings", LeaderboardSide.Left, (1, "Marcus", 100), (2, "Helena", 90), (3, "Oliver", 10));
        var after = Of("Standings", LeaderboardSide.Left, (1, "Helena", 150), (2, "Marcus", 100), (3, "Sophie", 60));
        var file = await RenderAsync("black", 1280, 720, (0, 1000, before), (1000, 2500, after));
        var reading = await ReadAsync(file, before, 1280, 720);
        Assert.Contains("Marcus", await reading.RowAsync(0, 0.9), StringComparison.Ordinal);
        var moved = await reading.RowsAsync(1.8);
        Assert.Contains("Helena", moved[0], StringComparison.Ordinal);
        Assert.Contains("Marcus", moved[1], StringComparison.Ordinal);
        Assert.Contains("Sophie", moved[2], StringComparison.Ordinal);
        Assert.Contains("60", moved[2], StringComparison.Ordinal);
        // Half way, the climber is between its places: it is read there, with a score on its way up.
        var between = await reading.RowAsync(0, 1.36, down: 0.5);
        Assert.Contains("Helena", between, StringComparison.Ordinal);
        Assert.InRange(int.Parse(Digits().Match(between).ValueSpan, CultureInfo.InvariantCulture), 100, 140);
    }

    [Fact]
    public async Task Board_eases_in_and_out_and_stays_within_its_time()
    {
        var board = Of("Standings", LeaderboardSide.Left, (1, "Marcus", 100), (2, "Helena", 90));
        var file = await RenderAsync("black", 1280, 720, (500, 2500, board));
        var blue = (await ColorsAsync(file, "crop=100:12:230:50")).Select(color => color.B).ToArray();
        Assert.All(blue[..15], level => Assert.InRange(level, 0, 4));
        Assert.InRange(blue[20], 5, blue[40] - 5);
        Assert.True(blue[40] > 90, $"The headline is {blue[40]} blue.");
        Assert.InRange(blue[70], 5, blue[40] - 5);
        Assert.All(blue[76..], level => Assert.InRange(level, 0, 4));
    }

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1080, 1080)]
    public async Task Long_names_that_begin_alike_are_told_apart_at_the_bottom(int width, int height)
    {
        // In a wide frame two columns have room for them; in a square one they are cut where they are alike.
        var board = Of(
            "Final",
            LeaderboardSide.Bottom,
            [
                .. Names
                    .Take(8)
                    .Select((name, index) => (index + 1, "International Competitor of the Northern League " + name, 4200.0 - index)),
            ]
        );
        var file = await RenderAsync("black", width, height, (0, 1000, board));
        foreach (var (row, text) in board.Rows.Zip(await ReadRowsAsync(file, board, width, height)))
        {
            Assert.StartsWith("International", text.Trim(), StringComparison.Ordinal);
            Assert.Contains(Names[row.Rank - 1], text, StringComparison.Ordinal);
            Assert.Contains(ScoreText.Of(row.Score, 0), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_long_score_leaves_the_other_names_whole()
    {
        var board = Of(
            "Final",
            LeaderboardSide.Bottom,
            [.. Names.Take(8).Select((name, index) => (index + 1, name, index == 0 ? 987_654_321_000.0 : 900 - index))]
        );
        var file = await RenderAsync("white", 1080, 1080, (0, 1000, board));
        foreach (var (row, text) in board.Rows.Zip(await ReadRowsAsync(file, board, 1080, 1080)))
        {
            Assert.Contains(row.Name, text, StringComparison.Ordinal);
            Assert.Contains(ScoreText.Of(row.Score, 0), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Lap_times_money_and_boards_without_a_title_are_drawn()
    {
        var laps = Of("", LeaderboardSide.Left, (1, "Marcus", 82.5), (2, "Helena", 83.125)) with { IsTime = true, Decimals = 3 };
        var file = await RenderAsync("black", 1280, 720, (0, 1000, laps));
        var times = await ReadRowsAsync(file, laps, 1280, 720);
        Assert.Contains("1:22.500", times[0], StringComparison.Ordinal);
        Assert.Contains("1:23.125", times[1], StringComparison.Ordinal);
        var prizes = Of("Prizes", LeaderboardSide.Left, (1, "Marcus", 1200), (2, "Helena", 900)) with { Currency = "$" };
        file = await RenderAsync("black", 1280, 720, (0, 1000, prizes));
        Assert.Contains("$1,200", (await ReadRowsAsync(file, prizes, 1280, 720))[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1080, 1920)]
    [InlineData(1080, 1080)]
    [InlineData(320, 180)]
    public void Boards_stay_in_the_safe_area(int width, int height)
    {
        foreach (var side in Enum.GetValues<LeaderboardSide>())
        {
            for (var rows = 1; rows <= Leaderboard.MostRows; rows++)
            {
                var layout = BoardLayout.Of(BoardSizes.Of(width, height, side, rows), width, width + (width / 20.0));
                var boxes = layout
                    .Slots.Append(layout.Header)
                    .Select(box => box with { X = box.X + layout.Place.X, Y = box.Y + layout.Place.Y })
                    .ToList();
                Assert.Equal(rows + 1, boxes.Count);
                Assert.All(boxes, box =>
                {
                    Assert.InRange(box.X, (width * 0.05) - 1.01, width);
                    Assert.InRange(box.Right, 0, (width * 0.95) + 1.01);
                    // Players of short videos lay their own buttons over the ends of a tall frame.
                    var margin = height > width ? 0.11 : 0.05;
                    Assert.InRange(box.Y, (height * margin) - 1.01, height);
                    Assert.InRange(box.Bottom, 0, (height * (1 - margin)) + 1.01);
                });
                for (var one = 0; one < boxes.Count; one++)
                {
                    for (var other = one + 1; other < boxes.Count; other++)
                    {
                        Assert.True(
                            boxes[one].Right <= boxes[other].X
                                || boxes[other].Right <= boxes[one].X
                                || boxes[one].Bottom <= boxes[other].Y
                                || boxes[other].Bottom <= boxes[one].Y,
                            $"Two parts of a board of {rows} rows overlap at {side}."
                        );
                    }
                }

                Assert.True(layout.Room(width / 20.0) > 0);
            }
        }
    }

    public static TheoryData<string> Broken { get; } = ["rows", "none", "name", "score", "rank", "color", "decimals", "side", "null"];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Hostile_boards_are_refused(string what)
    {
        var row = new LeaderboardRow
        {
            Rank = 1,
            Name = "Ana",
            Score = 1,
        };
        var board = new Leaderboard { Title = "T", Rows = [row] };
        board = what switch
        {
            "rows" => board with { Rows = [.. Enumerable.Repeat(row, 13)] },
            "none" => board with { Rows = [] },
            "name" => board with { Rows = [row with { Name = new('a', 81) }] },
            "score" => board with { Rows = [row with { Score = double.NaN }] },
            "rank" => board with { Rows = [row with { Rank = 0 }] },
            "color" => board with { Color = "red';" },
            "decimals" => board with { Decimals = 30 },
            "side" => board with { Side = (LeaderboardSide)9 },
            _ => board with { Rows = null! },
        };
        await Assert.ThrowsAsync<RenderException>(() => RenderAsync("black", 320, 180, (0, 1000, board)));
    }

    private static Leaderboard Of(string title, LeaderboardSide side, params (int Rank, string Name, double Score)[] rows) =>
        new()
        {
            Title = title,
            Side = side,
            Rows =
            [
                .. rows.Select(row => new LeaderboardRow
                {
                    Rank = row.Rank,
                    Name = row.Name,
                    Score = row.Score,
                }),
            ],
        };

    private async Task<string> RenderAsync(string color, int width, int height, params (long From, long To, Leaderboard Board)[] boards)
    {
        if (sources.Media.All(item => item.Id != color))
        {
            await sources.AddAsync(color, color + ".png", $"-f lavfi -i color={color}:s=320x180:d=1 -frames:v 1");
        }

        var draft = Draft(
            Video(
                new Segment
                {
                    Source = color,
                    Duration = Math.Max(boards[^1].To, 1000) + (boards[0].From > 0 ? 500 : 0),
                    Still = true,
                }
            ),
            Text([
                .. boards.Select(board => new Segment
                {
                    Start = board.From,
                    Duration = board.To - board.From,
                    Leaderboard = board.Board,
                }),
            ])
        );
        return await sources.RenderAsync(
            draft with
            {
                Metadata = draft.Metadata with { Width = width, Height = height, Fit = FitMode.Fill },
            }
        );
    }

    private async Task<string[]> ReadRowsAsync(string file, Leaderboard board, int width, int height) =>
        await (await ReadAsync(file, board, width, height)).RowsAsync(0.6);

    private Task<BoardReading> ReadAsync(string file, Leaderboard board, int width, int height) =>
        BoardReading.OfAsync(sources.Folder, file, board, width, height);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
