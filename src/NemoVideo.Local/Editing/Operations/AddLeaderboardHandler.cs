using System.Globalization;
using System.Text;
using NemoVideo.Local.Agent;
using NemoVideo.Local.Editing.Leaderboards;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Standings;

namespace NemoVideo.Local.Editing.Operations;

/// <summary>Lays a ranked leaderboard over the picture, from standings that came with the instruction.</summary>
internal sealed class AddLeaderboardHandler : OperationHandler<AddLeaderboard>
{
    /// <summary>Places that are shown where there are more than fit and nobody says how many.</summary>
    private const int UsualRows = 10;

    public override string Tool => "add_leaderboard";

    public override Phrase Ability => new("show a leaderboard of standings that you give", "根据您提供的成绩显示排行榜");

    /// <summary>Nobody can know the standings from the footage without a model of it: they are asked for.</summary>
    private static NotPossibleException Ask => new(
        "Which standings shall the leaderboard show? I can't read names and scores off the footage. Give them with the instruction "
        + "(\"add a leaderboard: 1. Ana 4200, 2. Bo 3900\"), as a table with the columns name and score, "
        + "or from PowerShell with -Data (Import-Csv standings.csv); a column time makes the board change as the video goes on.",
        "排行榜要显示哪些成绩?我无法从画面中识别选手和分数。请在指令中给出(“添加排行榜:1. 小明 4200,2. 小红 3900”),"
        + "或粘贴带有“名称”和“分数”列的表格,或在 PowerShell 中使用 -Data (Import-Csv standings.csv);如有“时间”列,排行榜会随视频变化。");

    protected override Outcome Apply(AddLeaderboard operation, EditContext context)
    {
        var draft = context.Draft;
        var track = draft.FindTrack(TrackType.Text, TrackName.Leaderboard);
        if (operation.Rows is < 1)
            throw new NotPossibleException("A leaderboard needs at least one row.", "排行榜至少需要一行。");
        if (operation.Standings is { Rows.Count: > 0 } standings)
            return Show(operation, standings, draft, track);
        if (operation.Standings?.Problem is { } problem)
            throw new NotPossibleException($"{problem.English} {Ask.Text.English}", problem.Chinese + Ask.Text.Chinese);
        var looks = operation with { Standings = null };
        return track is not null && looks != new AddLeaderboard() ? Change(operation, draft, track) : throw Ask;
    }

    private static Outcome Show(AddLeaderboard operation, StandingList standings, Draft draft, Track? track)
    {
        var range = TimePoints.Range(operation.From ?? TimePoint.Start, operation.To ?? TimePoint.End, draft.Duration, TimePoints.TheTimeline);
        var all = StandingHistory.Of(standings.Rows);
        var shown = StandingHistory.Within(all, range, draft.FrameDuration());
        if (shown.Count == 0)
        {
            throw new NotPossibleException(
                $"The first standings are at {Phrase.Seconds(all[0].From)} s, after the end of the leaderboard ({Phrase.Seconds(range.To)} s).",
                $"最早的成绩在 {Phrase.Seconds(all[0].From)} 秒,晚于排行榜的结束时间({Phrase.Seconds(range.To)} 秒)。");
        }

        if (shown.Count > StandingHistory.MostChanges)
        {
            throw new NotPossibleException(
                $"The standings change {shown.Count} times; a leaderboard shows at most {StandingHistory.MostChanges} changes. Leave some of the times out.",
                $"成绩变化 {shown.Count} 次,排行榜最多支持 {StandingHistory.MostChanges} 次变化。请减少时间点。");
        }

        var most = all.Max(state => state.Rows.Count);
        var rows = Math.Min(operation.Rows ?? (most <= Leaderboard.MostRows ? most : UsualRows), Leaderboard.MostRows);
        var before = track?.Segments[0].Leaderboard;
        var chinese = standings.Rows.Count(row => row.Name.Any(c => c is >= '\u3400' and <= '\u9FFF')) * 2 > standings.Rows.Count;
        var look = new Leaderboard
        {
            Title = Short(operation.Title ?? before?.Title ?? (chinese ? "排行榜" : "Leaderboard")),
            Side = operation.Side ?? before?.Side ?? (draft.Metadata.Height > draft.Metadata.Width ? LeaderboardSide.Bottom : LeaderboardSide.Left),
            Decimals = Math.Min(Leaderboard.MostDecimals, standings.Rows.Max(row => row.Decimals)),
            Color = operation.Color ?? before?.Color,
        };

        List<Segment> segments = [];
        var next = int.Parse(draft.NewId().AsSpan(1), CultureInfo.InvariantCulture);
        foreach (var state in shown)
        {
            var board = look with { Rows = [.. state.Rows.Take(rows).Select(row => row with { Name = Short(row.Name) })] };
            segments.Add(new()
            {
                Id = "s" + (next++).ToString(CultureInfo.InvariantCulture),
                Name = look.Title,
                Text = InWords(board),
                Start = state.From,
                Duration = state.To - state.From,
                Leaderboard = board,
            });
        }

        var after = draft.WithTrack(new() { Type = TrackType.Text, Name = TrackName.Leaderboard, Segments = segments });
        var last = shown[^1].Rows;
        var time = $"{Phrase.Seconds(segments[0].Start)}-{Phrase.Seconds(segments[^1].End)}";
        var changes = segments.Count - 1;
        var english = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Added the leaderboard \"{look.Title}\" {Place(look.Side).English} ({time} s)");
        var inChinese = new StringBuilder().Append(CultureInfo.InvariantCulture, $"已在{Place(look.Side).Chinese}添加排行榜“{look.Title}”({time} 秒)");
        if (changes > 0)
        {
            english.Append(CultureInfo.InvariantCulture, $"; it changes {changes} {(changes == 1 ? "time" : "times")} and ends with");
            inChinese.Append(CultureInfo.InvariantCulture, $",变化 {changes} 次,最终为");
        }

        var places = Places(segments[^1].Leaderboard!);
        english.Append(CultureInfo.InvariantCulture, $": {places}.");
        inChinese.Append(CultureInfo.InvariantCulture, $":{places}。");
        if (last.Count > rows)
        {
            english.Append(CultureInfo.InvariantCulture, $" It shows the first {rows} of {last.Count}.");
            inChinese.Append(CultureInfo.InvariantCulture, $"显示 {last.Count} 个中的前 {rows} 个。");
        }

        var late = all.Count(state => state.From >= range.To);
        if (late > 0)
        {
            english.Append(CultureInfo.InvariantCulture, $" Standings after {Phrase.Seconds(range.To)} s are not shown.");
            inChinese.Append(CultureInfo.InvariantCulture, $"{Phrase.Seconds(range.To)} 秒之后的成绩未显示。");
        }

        if (standings.Problem is { } problem)
        {
            english.Append(' ').Append(problem.English);
            inChinese.Append(problem.Chinese);
        }

        if (Timeline.Same(after, draft))
            return Outcome.NothingToDo("That leaderboard is there already.", "该排行榜已经有了。");
        var analysis = new Analysis("leaderboard", look.Title, [.. last.Select(row => new AnalysisItem { Rank = row.Rank, Name = row.Name, Score = row.Score })]);
        return new(OutcomeKind.Done, after, new(english.ToString(), inChinese.ToString()), [analysis]);
    }

    /// <summary>Another look for the leaderboard that is there; its standings stay.</summary>
    private static Outcome Change(AddLeaderboard operation, Draft draft, Track track)
    {
        var range = operation.From is null && operation.To is null
            ? new TimeRange(0, draft.Duration)
            : TimePoints.Range(operation.From ?? TimePoint.Start, operation.To ?? TimePoint.End, draft.Duration, TimePoints.TheTimeline);
        var single = track.Segments.Count == 1;
        List<Segment> segments = [];
        foreach (var segment in track.Segments)
        {
            var said = operation.From is not null || operation.To is not null;
            // Standings that don't change can be shown at any time; others only while they hold.
            var (from, to) = said && single ? (range.From, range.To) : (Math.Max(segment.Start, range.From), Math.Min(segment.End, range.To));
            if (to - from < draft.FrameDuration() || segment.Leaderboard is not { } board)
                continue;
            board = board with
            {
                Title = Short(operation.Title ?? board.Title),
                Side = operation.Side ?? board.Side,
                Color = operation.Color ?? board.Color,
                Rows = [.. board.Rows.Take(operation.Rows ?? Leaderboard.MostRows)],
            };
            segments.Add(segment with { Start = from, Duration = to - from, Name = board.Title, Text = InWords(board), Leaderboard = board });
        }

        if (segments.Count == 0)
            throw new NotPossibleException("There are no standings at that time.", "该时间段没有成绩。");
        var after = draft.WithTrack(track with { Segments = segments });
        if (Timeline.Same(after, draft))
            return Outcome.NothingToDo("The leaderboard is so already.", "排行榜已经是这样了。");
        var now = segments[^1].Leaderboard!;
        var time = $"{Phrase.Seconds(segments[0].Start)}-{Phrase.Seconds(segments[^1].End)}";
        return Outcome.Done(
            after,
            $"Changed the leaderboard: \"{now.Title}\" {Place(now.Side).English}, {now.Rows.Count} {(now.Rows.Count == 1 ? "row" : "rows")} ({time} s).",
            $"已修改排行榜:“{now.Title}”,{Place(now.Side).Chinese},{now.Rows.Count} 行({time} 秒)。");
    }

    /// <summary>The board as a client shows it that knows nothing of boards: "Top players: 1. Ana 4,200, 2. Bo 3,900".</summary>
    private static string InWords(Leaderboard board) => $"{board.Title}: {Places(board)}";

    private static string Places(Leaderboard board) => string.Join(
        ", ", board.Rows.Select(row => $"{row.Rank.ToString(CultureInfo.InvariantCulture)}. {row.Name} {ScoreText.Of(row.Score, board.Decimals)}"));

    private static Phrase Place(LeaderboardSide side) => side switch
    {
        LeaderboardSide.Right => new("on the right", "右侧"),
        LeaderboardSide.Bottom => new("at the bottom", "底部"),
        _ => new("on the left", "左侧"),
    };

    /// <summary>In whole letters; what is drawn is shortened by its measured width.</summary>
    private static string Short(string text)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= Leaderboard.LongestName) return text;
        var kept = new StringInfo(text);
        var length = Math.Min(kept.LengthInTextElements, Leaderboard.LongestName - 1);
        while (length > 0 && kept.SubstringByTextElements(0, length).Length >= Leaderboard.LongestName) length--;
        return kept.SubstringByTextElements(0, length).TrimEnd() + "…";
    }
}
