using System.Globalization;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tables;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Captions;
using NemoVideo.Local.Operations.Frames;
using NemoVideo.Local.Operations.Leaderboards;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Tracks;
using static NemoVideo.Tests.Language.Reading;

namespace NemoVideo.Tests.Language;

/// <summary>How people ask for a leaderboard, and how they give its standings.</summary>
public sealed class LeaderboardWordingTests
{
    [Theory]
    [InlineData("add a leaderboard: 1. Ana 4200, 2. Bo 3900", "Ana 4200 #1, Bo 3900 #2")]
    [InlineData("add a leaderboard: Ana: 4200; Bo: 3900", "Ana 4200, Bo 3900")]
    [InlineData("Add a leaderboard with Ana 4200 and Bo 3900.", "Ana 4200, Bo 3900")]
    [InlineData("Add a leaderboard.\n1. Ana 4200\n2. Bo 3900", "Ana 4200 #1, Bo 3900 #2")]
    [InlineData("add a leaderboard: 1) Ana - 4,200 pts, 2) Bo - 3,900 pts", "Ana 4200 #1, Bo 3900 #2")]
    [InlineData("leaderboard: #1 Ana 4200, #2 Bo 3900", "Ana 4200 #1, Bo 3900 #2")]
    [InlineData("show the standings: Ana (4200), Bo (3900)", "Ana 4200, Bo 3900")]
    [InlineData("show the standings: Ana = 42.5, Bo = -3.25", "Ana 42.5, Bo -3.25")]
    [InlineData("Leaderboard: Ana 4,200, Bo 3,900", "Ana 4200, Bo 3900")]
    [InlineData("leaderboard: Ana 4.2k, Bo 3900", "Ana 4200, Bo 3900")]
    [InlineData(
        "leaderboard: 1. Tom and Jerry 90, 2. Team 7 80, 3. Zoë O'Neil-Smith 70",
        "Tom and Jerry 90 #1, Team 7 80 #2, Zoë O'Neil-Smith 70 #3"
    )]
    [InlineData("leaderboard: \"Cut, the Pauses\" 90, \"Bo\" 80", "Cut, the Pauses 90, Bo 80")]
    [InlineData("1. Ana 4200, 2. Bo 3900", "Ana 4200 #1, Bo 3900 #2")]
    [InlineData("Ana: 4200; Bo: 3900", "Ana 4200, Bo 3900")]
    [InlineData("添加排行榜:小明 4200分,小红 3900分", "小明 4200, 小红 3900")]
    [InlineData("添加排行榜：小明4200分、小红3900分", "小明 4200, 小红 3900")]
    [InlineData("生成排行榜:第一名小明4200分,第二名小红3900分", "小明 4200 #1, 小红 3900 #2")]
    [InlineData("添加排行榜：1、小明：4200，2、小红：3900", "小明 4200 #1, 小红 3900 #2")]
    [InlineData("排行榜:小明 1.2万,小红 9000", "小明 12000, 小红 9000")]
    [InlineData("1. 小明 4200, 2. 小红 3900", "小明 4200 #1, 小红 3900 #2")]
    [InlineData("add a leaderboard\nPlayer\tScore\nAna\t4200\nBo\t3900", "Ana 4200, Bo 3900")]
    [InlineData("add a leaderboard\nplayer,score\nAna,4200\nBo,3900", "Ana 4200, Bo 3900")]
    [InlineData("add a leaderboard\nAna\t4200\nBo\t3900", "Ana 4200, Bo 3900")]
    [InlineData("add a leaderboard\n| Player | Score |\n| --- | --- |\n| Ana | 4,200 |\n| B\\|o | 3900 |", "Ana 4200, B|o 3900")]
    [InlineData("add a leaderboard\nName | Score\n--- | ---\nAna | 4200\nBo | 3900", "Ana 4200, Bo 3900")]
    [InlineData("添加排行榜\n| 选手 | 积分 |\n|---|---|\n| 小明 | 42 |\n| 小红 | 39 |", "小明 42, 小红 39")]
    [InlineData("leaderboard: at 0:00: Ana 100, Bo 90; at 0:20: Bo 150, Cy 120", "Ana 100 @0, Bo 90 @0, Bo 150 @20, Cy 120 @20")]
    [InlineData("leaderboard: 0:10 Ana 100, 0:20 Bo 150", "Ana 100 @10, Bo 150 @20")]
    [InlineData("leaderboard 1. Ana 4200 2. Bo 3900", "Ana 4200 #1, Bo 3900 #2")]
    [InlineData("Please make a top 3 leaderboard: 1st Ana with 4200 points, 2nd Bo with 3900 points", "Ana 4200 #1, Bo 3900 #2")]
    [InlineData(
        "generate a ranked leaderboard overlay showing top performers from this match footage: Ana 4200, Bo 3900",
        "Ana 4200, Bo 3900"
    )]
    [InlineData("leaderboard: 小明 100 在0:10, 小红 150 在0:20", "小明 100 @10, 小红 150 @20")]
    [InlineData("leaderboard: Ana 100 at 0:10, Bo 150 at 0:20", "Ana 100 @10, Bo 150 @20")]
    [InlineData("Leaderboard: Ana has 4200 points, Bo has 3900 points, Cy has 3100 points", "Ana 4200, Bo 3900, Cy 3100")]
    [InlineData("add a leaderboard with Ana at 4200 and Bo at 3900", "Ana 4200, Bo 3900")]
    [InlineData("leaderboard: Ana had 10, Bo had 20", "Ana 10, Bo 20")]
    [InlineData("show the standings: Ana scores 10, Bo scored 20", "Ana 10, Bo 20")]
    [InlineData("leaderboard: Ana 1st 100, Bo 2nd 90", "Ana 100 #1, Bo 90 #2")]
    [InlineData("leaderboard: first place Ana with 4200, second place Bo with 3900", "Ana 4200 #1, Bo 3900 #2")]
    [InlineData("Add a leaderboard: 1st place: Ana 4200, 2nd place: Bo 3900", "Ana 4200 #1, Bo 3900 #2")]
    [InlineData("leaderboard: Ana 1e15, Bo 3900", "Ana 1000000000000000, Bo 3900")]
    [InlineData("leaderboard: Ana 1000000000000000000, Bo 3900", "Ana 1E+18, Bo 3900")]
    [InlineData("leaderboard: 1. Ana 1:22.5, 2. Bo 1:23.125", "Ana 82.5 #1, Bo 83.125 #2")]
    [InlineData("add a leaderboard: Ana $900, Bo $1,200.50, Cy -$3", "Ana 900, Bo 1200.5, Cy -3")]
    [InlineData("add a leaderboard: Ana €1,200, Bo 900 €", "Ana 1200, Bo 900")]
    [InlineData("add a leaderbord: Ana 3, Bo 2", "Ana 3, Bo 2")]
    [InlineData("add a leader board with Ana 3 and Bo 2", "Ana 3, Bo 2")]
    [InlineData("add a learderboard: Ana 3, Bo 2", "Ana 3, Bo 2")]
    [InlineData("add a leaderboard: Ana 3, Bo 2, make it 9:16", "Ana 3, Bo 2")]
    [InlineData("add a leaderboard: Ana 3, Bo 2, vertical 9:16", "Ana 3, Bo 2")]
    [InlineData("update the leaderboard: Ana 5, Bo 3", "Ana 5, Bo 3")]
    [InlineData("update the leaderboard: Ana 5", "Ana 5")]
    [InlineData("add a leaderboard: Ana 4200, Bo 3900, and don't show Bo", "Ana 4200")]
    [InlineData("add a leaderboard: Ana 3, Bo 2, Cy 1, without Bo", "Ana 3, Cy 1")]
    [InlineData("add a leaderboard: Ana 3, Bo 2, Cy 1. Don't show Bo or Cy", "Ana 3")]
    [InlineData("添加排行榜:小明 3,小红 2,不要显示小红", "小明 3")]
    public void Standings_are_read(string message, string expected)
    {
        var instruction = Read(message);
        Assert.Equal(expected, Describe(Board(instruction).Standings));
        Assert.Empty(instruction.NotUnderstood);
    }

    [Theory]
    [InlineData("| team | pts | at |\n| --- | --- | --- |\n| Reds | 3 | 0:10 |\n| Blues | 1 | 0:20 |", "Reds 3 @10, Blues 1 @20")]
    [InlineData("| 队伍 | 得分 | 时间 |\n| --- | --- | --- |\n| 红队 | 3 | 10秒 |\n| 蓝队 | 1 | 20 |", "红队 3 @10, 蓝队 1 @20")]
    [InlineData("| Id | Who | Kills | Deaths |\n| --- | --- | --- | --- |\n| a1 | Ana | 12 | 3 |\n| b2 | Bo | 9 | 4 |", "Ana 12, Bo 9")]
    [InlineData(
        "| Rank | Nation | Medals |\n| --- | --- | --- |\n| 1 | Norway | 37 |\n| 2 | Germany | 27 |",
        "Norway 37 #1, Germany 27 #2"
    )]
    [InlineData("| 1 | Ana | 42 |\n| 2 | Bo | 39 |", "Ana 42 #1, Bo 39 #2")]
    [InlineData("| Name | Score |\n| --- | --- |\n| Ana | 4 |\n| Bo |  |\n| Cy | n/a |", "Ana 4")]
    public void Columns_are_found_by_name_or_content(string table, string expected)
    {
        var read = StandingTable.ReadMarkdown(table);
        Assert.Equal(expected, Describe(read));
        Assert.Equal(table.Contains("n/a", StringComparison.Ordinal), read.Problem is not null);
    }

    [Theory]
    [InlineData(
        "| Id | Team | Player | Wins | Points |\n| --- | --- | --- | --- | --- |\n| 1 | Reds | Ana | 3 | 90 |\n| 2 | Blues | Bo | 5 | 80 |",
        "Ana 90, Bo 80",
        "Names are from \"Player\", scores from \"Points\"."
    )]
    [InlineData(
        "| Who | Kills | Deaths |\n| --- | --- | --- |\n| Ana | 12 | 3 |\n| Bo | 9 | 4 |",
        "Ana 12, Bo 9",
        "Names are from \"Who\", scores from \"Kills\"."
    )]
    [InlineData("| Name | Score |\n| --- | --- |\n| Ana | 12 |\n| Bo | 9 |", "Ana 12, Bo 9", null)]
    [InlineData("| Driver | Lap |\n| --- | --- |\n| Ana | 1:22.5 |\n| Bo | 1:23 |", "Ana 82.5, Bo 83", null)]
    [InlineData("| Driver | Time |\n| --- | --- |\n| Ana | 1:22.5 |\n| Bo | 1:23 |", "Ana 82.5, Bo 83", null)]
    public void The_most_fitting_columns_are_taken_and_told(string table, string expected, string? note)
    {
        var read = StandingTable.ReadMarkdown(table);
        Assert.Equal(
            expected,
            string.Join(", ", read.Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Name} {row.Score}")))
        );
        Assert.Equal(note, read.Note?.English);
    }

    [Theory]
    [InlineData("Don't add a leaderboard: 1. Ana 4200, 2. Bo 3900")]
    [InlineData("I do not want a leaderboard with Ana 4200, Bo 3900")]
    [InlineData("不要添加排行榜:小明 4200分,小红 3900分")]
    [InlineData("do not add the leaderboard\n\n| Player | Score |\n| --- | --- |\n| Ana | 4200 |\n| Bo | 3900 |")]
    public void A_declined_leaderboard_is_not_added(string message)
    {
        var instruction = Read(message);
        Assert.Empty(instruction.Operations);
        Assert.NotEmpty(instruction.Declined);
    }

    [Fact]
    public void Remarks_apart_from_the_board_are_heeded()
    {
        var board = Board(Read("leaderboard: Ana 4200, Bo 3900; remove the leaderboard after 5 seconds"));
        Assert.Equal((null, At(5)), (board.From, board.To));
        var untitled = Read("add a leaderboard with no title: Ana 1, Bo 2");
        Assert.Equal("", Board(untitled).Title);
        Assert.Empty(untitled.Declined);
        var top = Read(
            "add a leaderboard, vertical, with music, top 2\n\n| Player | Score |\n| --- | --- |\n| Ana | 3 |\n| Bo | 2 |\n| Cy | 1 |"
        );
        Assert.Equal(2, Board(top).Rows);
        Assert.Empty(top.NotUnderstood);
        Assert.Contains(top.Operations, operation => operation is SetFrame);
        Assert.Contains(top.Operations, operation => operation is AddMusic);
        // What isn't on the board is no remark on it.
        Assert.Equal(["don't show Di"], Read("add a leaderboard: Ana 4200, Bo 3900, and don't show Di").Declined);
    }

    [Fact]
    public void Captions_and_standings_come_together()
    {
        var instruction = Read(
            "add these captions and a leaderboard: Ana 1, Bo 2\n\n| start | end | text |\n| --- | --- | --- |\n| 0:01 | 0:"
                + "03 | Hello |\n| 0:03 | 0:05 | Bye |"
        );
        Assert.Equal("Ana 1, Bo 2", Describe(Board(instruction).Standings));
        Assert.Equal(2, Assert.Single(instruction.Operations.OfType<AddCaptions>()).Captions.Count);
        Assert.Null(instruction.Table);
    }

    [Fact]
    public void A_table_without_scores_is_told()
    {
        var read = StandingTable.ReadMarkdown("| Name | Colour |\n| --- | --- |\n| Ana | red |\n| Bo | blue |");
        Assert.Empty(read.Rows);
        Assert.Contains("no score column", read.Problem!.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add a leaderboard on the right titled \"Top 5 players\": 1. Ana 4200, 2. Bo 3900", "Top 5 players", "Right", null)]
    [InlineData("add a leaderboard: 1. Ana 4200, 2. Bo 3900 on the right, titled 'Final'", "Final", "Right", null)]
    [InlineData("show the top 3 standings along the bottom with the title 'Final': Ana 3, Bo 2, Cy 1", "Final", "Bottom", 3)]
    [InlineData("leaderboard: Ana 3, Bo 2, Cy 1. Put it on the left, show only the top 2", null, "Left", 2)]
    [InlineData("在右侧添加排行榜,标题为“总成绩”,显示前3名:小明 4,小红 3,小刚 2,小李 1", "总成绩", "Right", 3)]
    [InlineData("在底部显示排行榜：小明 4，小红 3", null, "Bottom", null)]
    public void Title_side_and_rows_are_read(string message, string? title, string? side, int? rows)
    {
        var instruction = Read(message);
        var board = Board(instruction);
        Assert.Equal((title, side, rows), (board.Title, board.Side?.ToString(), board.Rows));
        Assert.True(board.Standings!.Rows.Count >= 2);
        Assert.Empty(instruction.NotUnderstood);
    }

    [Fact]
    public void Times_and_colour_are_read()
    {
        var board = Board(Read("add a red leaderboard from 0:05 to 0:20: Ana 3, Bo 2"));
        Assert.Equal((At(5), At(20), "E5484D"), (board.From, board.To, board.Color));
        Assert.Equal("Ana 3, Bo 2", Describe(board.Standings));
        board = Board(Read("add a leaderboard: Ana 3, Bo 2 in the last 10 seconds"));
        Assert.Equal((FromEnd(10), TimePoint.End), (board.From, board.To));
    }

    [Theory]
    [InlineData("generate a ranked leaderboard overlay showing top performers from this match footage")]
    [InlineData(
        "adding ranked leaderboard graphics to competition or gaming videos for gaming creators, esports organizers, sports marketers"
    )]
    [InlineData("make a leaderboard showing the top players of this match")]
    [InlineData("Please add a scoreboard overlay to this clip")]
    [InlineData("show the standings")]
    [InlineData("生成一个排行榜,显示比赛中的最佳选手")]
    [InlineData("为游戏主播给视频加上排行榜")]
    [InlineData("为这段比赛视频添加排行榜叠加层")]
    public void A_leaderboard_without_standings_is_asked_for(string message)
    {
        var instruction = Read(message);
        Assert.Null(Board(instruction).Standings);
        Assert.Empty(instruction.NotUnderstood);
    }

    [Theory]
    [InlineData("cut out the pauses, trim to the first 10 seconds, set the volume to 50%, fade out over 2 seconds")]
    [InlineData("remove 0:05 to 0:10, speed: 2x")]
    [InlineData("add the title 'Ana 4200, Bo 3900' at the beginning")]
    [InlineData("rank these videos by engagement score and show me the top performers")]
    [InlineData("in the order 2, 1, 3")]
    [InlineData("I need this in 4:3")]
    [InlineData("改成9:16")]
    [InlineData("start at 0:10")]
    public void Other_instructions_are_no_leaderboard(string message) =>
        Assert.DoesNotContain(Read(message).Operations, operation => operation is AddLeaderboard);

    [Fact]
    public void Other_operations_stay_beside_it()
    {
        var instruction = Read(
            "cut out the pauses, add a leaderboard: 1. Ana 4200, 2. Bo 3900, then add background music at 20% and put the "
                + "title 'Cup' at the beginning"
        );
        Assert.Equal(
            ["CutPauses", "AddLeaderboard", "AddMusic", "AddText"],
            instruction.Operations.Select(operation => operation.GetType().Name)
        );
        Assert.Equal("Ana 4200 #1, Bo 3900 #2", Describe(Board(instruction).Standings));
        Assert.Empty(instruction.NotUnderstood);
        AssertReads("remove the leaderboard", new RemoveTrack(TrackKind.Leaderboard));
        AssertReads("删除排行榜", new RemoveTrack(TrackKind.Leaderboard));
        Assert.Empty(Read("don't add a leaderboard").Operations);
    }

    private static AddLeaderboard Board(Instruction instruction) => Assert.Single(instruction.Operations.OfType<AddLeaderboard>());

    private static string Describe(StandingList? standings) =>
        string.Join(
            ", ",
            standings!.Rows.Select(row =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Name} {row.Score}{(row.Rank is { } rank ? $" #{rank}" : "")}{(row.At is { } at ? $" @{at.TotalSeconds}" : "")}"
                )
            )
        );
}
