using System.Globalization;
using NemoVideo.Local.Language.Tables;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Frames;
using NemoVideo.Local.Operations.Leaderboards;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Tracks;
using NemoVideo.Local.Operations.Trims;
using NemoVideo.Local.Timeline;
using static NemoVideo.Tests.Operations.Drafts;

namespace NemoVideo.Tests.Operations;

public sealed class LeaderboardTests
{
    private static readonly IReadOnlyList<MediaItem> Media = [Video("a", 60)];

    [Fact]
    public void Ties_share_a_rank_and_the_next_counts_on()
    {
        Assert.Equal("1 Bo 5, 2 Ana 3, 2 Cy 3, 4 Di -1", Rows(Given(("Ana", 3), ("Bo", 5), ("Cy", 3), ("Di", -1))));
        // A numbered list only says the order; equal scores are equal.
        Assert.Equal("1 Bo 5, 2 Ana 3, 2 Cy 3", Rows(Given(new Standing("Bo", 5, null, 1), new("Ana", 3, null, 2), new("Cy", 3, null, 3))));
        // Fewer strokes are better when the places say so.
        Assert.Equal(
            "1 Bo 68, 2 Ana 70, 2 Cy 70",
            Rows(Given(new Standing("Bo", 68, null, 1), new("Ana", 70, null, 2), new("Cy", 70, null, 3)))
        );
    }

    [Fact]
    public void Standings_change_with_time()
    {
        var outcome = Add(
            Given(
                new Standing("Ana", 100),
                new Standing("Bo", 90),
                new Standing("Bo", 150, TimeSpan.FromSeconds(20)),
                new Standing("Cy", 120, TimeSpan.FromSeconds(20)),
                new Standing("Di", 1, TimeSpan.FromSeconds(90))
            )
        );
        var segments = Board(outcome.Draft!);
        Assert.Equal([(0L, 20_000L), (20_000, 60_000)], segments.Select(segment => (segment.Start, segment.End)));
        Assert.Equal("1 Ana 100, 2 Bo 90", Rows(segments[0].Leaderboard!.Rows));
        Assert.Equal("1 Bo 150, 2 Cy 120, 3 Ana 100", Rows(segments[1].Leaderboard!.Rows));
        Assert.Equal("Leaderboard: 1. Bo 150, 2. Cy 120, 3. Ana 100", segments[1].Text);
        Assert.Contains("after 60 s are not shown", outcome.Text.English, StringComparison.Ordinal);
        Assert.Equal(["Bo", "Cy", "Ana"], Assert.Single(outcome.Analyses!).Items.Select(item => item.Name));
    }

    [Fact]
    public void Cuts_carry_a_changing_board_along()
    {
        var draft = Add(
            Given(
                new Standing("Ana", 1),
                new Standing("Ana", 2, TimeSpan.FromSeconds(20)),
                new Standing("Ana", 3, TimeSpan.FromSeconds(40))
            )
        ).Draft!;
        var cut = Apply(draft, Media, new CutRange(new(TimeSpan.FromSeconds(10)), new(TimeSpan.FromSeconds(30)))).Draft!;
        Assert.Equal([(0L, 10_000L), (10_000, 20_000), (20_000, 40_000)], Board(cut).Select(segment => (segment.Start, segment.End)));
    }

    [Fact]
    public void Without_standings_it_asks_in_both_languages()
    {
        var outcome = Apply(NewTimeline.Of(Media), Media, new AddLeaderboard());
        Assert.Equal(OutcomeKind.NotPossible, outcome.Kind);
        Assert.Contains("1. Ana 4200, 2. Bo 3900", outcome.Text.English, StringComparison.Ordinal);
        Assert.Contains("-Data (Import-Csv standings.csv)", outcome.Text.English, StringComparison.Ordinal);
        Assert.Contains("-Data (Import-Csv standings.csv)", outcome.Text.Chinese, StringComparison.Ordinal);
        Assert.Contains("?", outcome.Text.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Board_can_be_changed_and_removed()
    {
        var draft = Add(Given(("Ana", 3), ("Bo", 2), ("Cy", 1))).Draft!;
        var changed = Apply(draft, Media, new AddLeaderboard(Side: LeaderboardSide.Right, Title: "Final", Rows: 2)).Draft!;
        var board = Assert.Single(Board(changed));
        Assert.Equal(("Final", LeaderboardSide.Right, 2), (board.Leaderboard!.Title, board.Leaderboard.Side, board.Leaderboard.Rows.Count));
        Assert.Equal("Final: 1. Ana 3, 2. Bo 2", board.Text);
        // A title has its own place, and goes alone.
        var titled = Apply(changed, Media, new AddText("Cup", TextStyle.Title)).Draft!;
        Assert.Equal(Position.Center, titled.FindTrack(TrackType.Text, TrackName.Title)!.Segments[0].Position);
        Assert.NotEmpty(Board(Apply(titled, Media, new RemoveTrack(TrackKind.Text)).Draft!));
        Assert.Null(Apply(titled, Media, new RemoveTrack(TrackKind.Leaderboard)).Draft!.FindTrack(TrackType.Text, TrackName.Leaderboard));
    }

    [Fact]
    public void Twelve_are_shown_and_of_more_the_first_ten()
    {
        Assert.Equal(12, Board(Add(Many(12)).Draft!)[0].Leaderboard!.Rows.Count);
        var outcome = Add(Many(30));
        Assert.Equal(10, Board(outcome.Draft!)[0].Leaderboard!.Rows.Count);
        Assert.Contains("the first 10 of 30", outcome.Text.English, StringComparison.Ordinal);
        Assert.Equal(
            12,
            Board(Apply(NewTimeline.Of(Media), Media, new AddLeaderboard(Many(30), Rows: 25)).Draft!)[0].Leaderboard!.Rows.Count
        );

        static StandingList Many(int count) =>
            Given([.. Enumerable.Range(1, count).Select(n => ("P" + n.ToString(CultureInfo.InvariantCulture), 1000.0 - n))]);
    }

    [Theory]
    [InlineData(4200, 0, "4,200")]
    [InlineData(-3.5, 2, "-3.50")]
    [InlineData(-0.2, 0, "0")]
    [InlineData(1234567.891, 1, "1,234,567.9")]
    public void Scores_are_written_for_people(double score, int decimals, string expected) =>
        Assert.Equal(expected, ScoreText.Of(score, decimals));

    [Theory]
    [InlineData(1234567890123)]
    [InlineData(-1e15)]
    [InlineData(double.PositiveInfinity)]
    public void Scores_that_no_board_can_show_are_refused_in_the_edit(double score)
    {
        var outcome = Add(Given(("Ana", 1), ("Bo", score)));
        Assert.Equal(OutcomeKind.NotPossible, outcome.Kind);
        Assert.Contains("The score of Bo is too large", outcome.Text.English, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.Done, Add(Given(("Ana", 1), ("Bo", 1e12))).Kind);
    }

    [Fact]
    public void Of_a_name_given_twice_the_last_score_counts_and_it_is_said()
    {
        var outcome = Add(Given(("Ana", 1200), ("Bo", 900), ("Bo", 950)));
        Assert.Equal("1 Ana 1200, 2 Bo 950", Rows(Board(outcome.Draft!)[0].Leaderboard!.Rows));
        Assert.Contains("Given more than once: Bo; the last score counts.", outcome.Text.English, StringComparison.Ordinal);
        outcome = Add(Given(new Standing("Bo", 9, null, 1), new("Bo", 8, null, 2)));
        Assert.Equal("1 Bo 9, 2 Bo 8", Rows(Board(outcome.Draft!)[0].Leaderboard!.Rows));
        Assert.Contains("all are shown", outcome.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_lap_times_the_shortest_leads()
    {
        var board = Assert.Single(
            Board(Add(Given(new Standing("Ana", 83.125, null, null, 3, IsTime: true), new("Bo", 82.5, null, null, 1, IsTime: true))).Draft!)
        );
        Assert.Equal("Leaderboard: 1. Bo 1:22.500, 2. Ana 1:23.125", board.Text);
        Assert.Equal(OutcomeKind.NotPossible, Add(Given(new Standing("Ana", 83, IsTime: true), new("Bo", 900))).Kind);
    }

    [Fact]
    public void Money_keeps_its_sign()
    {
        Assert.Equal(
            "Leaderboard: 1. Bo $1,200, 2. Ana -$3",
            Board(Add(Given(new Standing("Ana", -3, Currency: "$"), new("Bo", 1200, Currency: "$"))).Draft!)[0].Text
        );
        var mixed = Add(Given(new Standing("Ana", 3, Currency: "$"), new("Bo", 1200, Currency: "€")));
        Assert.Equal("Leaderboard: 1. Bo 1,200, 2. Ana 3", Board(mixed.Draft!)[0].Text);
        Assert.Contains("not all in the same currency", mixed.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_is_updated_whole_or_by_the_row()
    {
        var draft = Apply(
            NewTimeline.Of(Media),
            Media,
            new AddLeaderboard(Given(("Ana", 3), ("Bo", 2), ("Cy", 1)), "Cup", LeaderboardSide.Right)
        ).Draft!;
        var row = Apply(draft, Media, new AddLeaderboard(Given(("bo", 9)), Update: true));
        Assert.Equal("Cup: 1. Bo 9, 2. Ana 3, 3. Cy 1", Assert.Single(Board(row.Draft!)).Text);
        Assert.StartsWith("Updated the leaderboard \"Cup\" on the right (0-60 s)", row.Text.English, StringComparison.Ordinal);
        var whole = Apply(draft, Media, new AddLeaderboard(Given(("Ana", 5), ("Bo", 3)), Update: true)).Draft!;
        Assert.Equal("Cup: 1. Ana 5, 2. Bo 3", Assert.Single(Board(whole)).Text);
        // Of a board that changes, the last standings.
        var changing = Add(Given(new Standing("Ana", 1), new Standing("Bo", 2, TimeSpan.FromSeconds(20)))).Draft!;
        var after = Board(Apply(changing, Media, new AddLeaderboard(Given(("Ana", 9)), Update: true)).Draft!);
        Assert.Equal(["1 Ana 1", "1 Ana 9, 2 Bo 2"], after.Select(segment => Rows(segment.Leaderboard!.Rows)));
    }

    [Fact]
    public void The_place_goes_with_the_frame_unless_it_was_asked_for()
    {
        var wide = Add(Given(("Ana", 3), ("Bo", 2))).Draft!;
        Assert.Equal(LeaderboardSide.Left, Board(wide)[0].Leaderboard!.Side);
        var tall = Apply(wide, Media, new SetFrame(9, 16));
        Assert.Equal(LeaderboardSide.Bottom, Board(tall.Draft!)[0].Leaderboard!.Side);
        Assert.Contains("The leaderboard is now at the bottom.", tall.Text.English, StringComparison.Ordinal);
        var asked = Apply(wide, Media, new AddLeaderboard(Side: LeaderboardSide.Right)).Draft!;
        Assert.Equal(LeaderboardSide.Right, Board(Apply(asked, Media, new SetFrame(9, 16)).Draft!)[0].Leaderboard!.Side);
    }

    [Fact]
    public void A_board_can_go_without_a_title_and_leave_early()
    {
        var outcome = Apply(
            NewTimeline.Of(Media),
            Media,
            new AddLeaderboard(Given(("Ana", 3), ("Bo", 2)), "", To: new(TimeSpan.FromSeconds(5)))
        );
        var board = Assert.Single(Board(outcome.Draft!));
        Assert.Equal(("", 0L, 5000L), (board.Leaderboard!.Title, board.Start, board.End));
        Assert.StartsWith("Added the leaderboard without a title on the left (0-5 s)", outcome.Text.English, StringComparison.Ordinal);
        var shorter = Apply(outcome.Draft!, Media, new AddLeaderboard(To: new(TimeSpan.FromSeconds(3)))).Draft!;
        Assert.Equal((0L, 3000L), (Board(shorter)[0].Start, Board(shorter)[0].End));
    }

    private static Outcome Add(StandingList standings) => Apply(NewTimeline.Of(Media), Media, new AddLeaderboard(standings));

    private static IReadOnlyList<Segment> Board(Draft draft) => draft.FindTrack(TrackType.Text, TrackName.Leaderboard)!.Segments;

    private static StandingList Given(params (string Name, double Score)[] rows) =>
        new([.. rows.Select(row => new Standing(row.Name, row.Score))]);

    private static StandingList Given(params Standing[] rows) => new(rows);

    private static string Rows(StandingList standings) => Rows(StandingHistory.Of(standings.Rows)[0].Rows);

    private static string Rows(IReadOnlyList<LeaderboardRow> rows) =>
        string.Join(", ", rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Rank} {row.Name} {row.Score}")));
}
