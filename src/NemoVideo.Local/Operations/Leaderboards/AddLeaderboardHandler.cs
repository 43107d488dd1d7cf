using System.Globalization;
using System.Text;
using NemoVideo.Local.Language.Tables;
using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Leaderboards;

/// <summary>Puts a ranked leaderboard over the picture, from standings that came with the instruction.</summary>
internal sealed class AddLeaderboardHandler : OperationHandler<AddLeaderboard>
{
    /// <summary>Places shown when there are more than fit and no number is given.</summary>
    private const int UsualRows = 10;

    public override string Tool => "add_leaderboard";

    public override Phrase Ability => new("show a leaderboard of the standings you give", "根据您提供的成绩显示排行榜");

    /// <summary>The standings can't be known from the footage without a model: the reply asks for them.</summary>
    private static NotPossibleException Ask =>
        new(
            "Which standings should the leaderboard show? I can't read names and scores from the footage. Give them in the instruction "
                + "(\"add a leaderboard: 1. Ana 4200, 2. Bo 3900\"), as a table with the columns name and score, "
                + "or from PowerShell with -Data (Import-Csv standings.csv); a time column makes the board change as the video goes on.",
            "排行榜要显示哪些成绩?我无法从画面中识别选手和分数。请在指令中给出(“添加排行榜:1. 小明 4200,2. 小红 3900”),"
                + "或粘贴带有“名称”和“分数”列的表格,或在 PowerShell 中使用 -Data (Import-Csv standings.csv);如有“时间”列,排行榜会随视频变化。"
        );

    protected override Outcome Apply(AddLeaderboard operation, EditContext context)
    {
        var draft = context.Draft;
        var track = draft.FindTrack(TrackType.Text, TrackName.Leaderboard);
        if (operation.Rows is < 1)
        {
            throw new NotPossibleException("A leaderboard needs at least one row.", "排行榜至少需要一行。");
        }

        if (operation.Standings is { Rows.Count: > 0 } standings)
        {
            Verify(standings.Rows);
            return track is not null && operation.Update is true && standings.Rows.Count == 1
                ? Correct(operation, standings, draft, track)
                : Show(operation, standings, draft, track);
        }

        if (operation.Standings?.Problem is { } problem)
        {
            throw new NotPossibleException($"{problem.English} {Ask.Text.English}", problem.Chinese + Ask.Text.Chinese);
        }

        var looks = operation with { Standings = null, Update = null };
        return track is not null && looks != new AddLeaderboard() ? Change(operation, draft, track) : throw Ask;
    }

    private static void Verify(IReadOnlyList<Standing> rows)
    {
        if (rows.FirstOrDefault(row => !(Math.Abs(row.Score) <= Leaderboard.LargestScore)) is { } large)
        {
            var most = ScoreText.Of(Leaderboard.LargestScore, 0);
            throw new NotPossibleException(
                $"The score of {Short(large.Name)} is too large: a leaderboard shows scores up to {most}. Give it in "
                    + $"thousands or millions.",
                $"{Short(large.Name)} 的分数过大:排行榜最多显示到 {most}。请改用千或百万为单位。"
            );
        }

        if (rows.Any(row => row.IsTime) && !rows.All(row => row.IsTime))
        {
            throw new NotPossibleException(
                "Some of the scores are times and some are not, so they can't be ranked together. Write them all the same way.",
                "部分分数是时间,部分不是,无法一起排名。请统一写法。"
            );
        }
    }

    /// <summary>One row's new score for the existing board; a new name joins it. If the board changes, the last standings count.</summary>
    private static Outcome Correct(AddLeaderboard operation, StandingList given, Draft draft, Track track)
    {
        var changing = track.Segments.Count > 1 || given.Rows[0].At is not null;
        List<Standing> rows = [];
        foreach (var segment in track.Segments)
        {
            var board = segment.Leaderboard!;
            rows.AddRange(
                board.Rows.Select(row => new Standing(
                    row.Name,
                    row.Score,
                    changing ? TimeSpan.FromMilliseconds(segment.Start) : null,
                    null,
                    board.Decimals,
                    board.IsTime,
                    board.Currency
                ))
            );
        }

        var last = track.Segments[^1].Leaderboard!;
        var now = given.Rows[0] with
        {
            Rank = null,
            At = changing ? given.Rows[0].At ?? TimeSpan.FromMilliseconds(track.Segments[^1].Start) : null,
        };
        now = now with { Currency = now.Currency ?? last.Currency };
        var same = rows.FindIndex(row => row.Name.Equals(now.Name, StringComparison.OrdinalIgnoreCase));
        if (same >= 0 && !changing)
        {
            rows[same] = now with { Name = rows[same].Name };
        }
        else
        {
            rows.Add(same >= 0 ? now with { Name = rows[same].Name } : now);
        }

        Verify(rows);
        // Where less is better, it stays that way.
        if (!changing && !now.IsTime && last.Rows[0].Score < last.Rows[^1].Score)
        {
            rows = [.. rows.OrderBy(row => row.Score).Select((row, index) => row with { Rank = index + 1 })];
        }

        var from = operation.From ?? new TimePoint(TimeSpan.FromMilliseconds(track.Segments[0].Start));
        var to = operation.To ?? new TimePoint(TimeSpan.FromMilliseconds(track.Segments[^1].End));
        return Show(operation with { From = from, To = to }, given with { Rows = rows }, draft, track);
    }

    /// <summary>The last of several scores that a name has at one time, unless each has its own place.</summary>
    private static (IReadOnlyList<Standing> Rows, IReadOnlyList<string> Twice, bool Kept) Single(IReadOnlyList<Standing> rows)
    {
        var groups = rows.GroupBy(row => (Name: row.Name.ToUpperInvariant(), row.At)).Where(group => group.Count() > 1).ToList();
        if (groups.Count == 0)
        {
            return (rows, [], false);
        }

        List<string> twice = [.. groups.Select(group => group.Last().Name)];
        if (rows.All(row => row.Rank is not null))
        {
            return (rows, twice, true);
        }

        var left = groups.SelectMany(group => group.SkipLast(1)).ToHashSet(ReferenceEqualityComparer.Instance);
        return ([.. rows.Where(row => !left.Contains(row))], twice, false);
    }

    private static Outcome Show(AddLeaderboard operation, StandingList standings, Draft draft, Track? track)
    {
        var (single, twice, kept) = Single(standings.Rows);
        standings = standings with { Rows = single };
        var range = TimePoints.Range(
            operation.From ?? TimePoint.Start,
            operation.To ?? TimePoint.End,
            draft.Duration,
            TimePoints.TheTimeline
        );
        var all = StandingHistory.Of(standings.Rows);
        var shown = StandingHistory.Within(all, range, draft.FrameDuration());
        if (shown.Count == 0)
        {
            throw new NotPossibleException(
                $"The first standings are at {Phrase.Seconds(all[0].From)} s, after the end of the leaderboard "
                    + $"({Phrase.Seconds(range.To)} s).",
                $"最早的成绩在 {Phrase.Seconds(all[0].From)} 秒,晚于排行榜的结束时间({Phrase.Seconds(range.To)} 秒)。"
            );
        }

        if (shown.Count > Limits.MostBoards)
        {
            throw new NotPossibleException(
                $"The standings change {shown.Count} times; a leaderboard shows at most {Limits.MostBoards} changes. "
                    + $"Leave some of the times out.",
                $"成绩变化 {shown.Count} 次,排行榜最多支持 {Limits.MostBoards} 次变化。请减少时间点。"
            );
        }

        var most = all.Max(state => state.Rows.Count);
        var rows = Math.Min(operation.Rows ?? (most <= Leaderboard.MostRows ? most : UsualRows), Leaderboard.MostRows);
        var before = track?.Segments[0].Leaderboard;
        var chinese = standings.Rows.Count(row => row.Name.Any(c => c is >= '\u3400' and <= '\u9FFF')) * 2 > standings.Rows.Count;
        var currencies = standings.Rows.Select(row => row.Currency).Distinct().ToList();
        var look = new Leaderboard
        {
            Title = Short(operation.Title ?? before?.Title ?? (chinese ? "排行榜" : "Leaderboard")),
            Side = operation.Side ?? before?.Side ?? Leaderboard.UsualSide(draft.Metadata.Width, draft.Metadata.Height),
            AutoSide = operation.Side is null && before?.AutoSide is not false,
            IsTime = standings.Rows[0].IsTime,
            Currency = currencies is [var only] ? only : null,
            Decimals = Math.Min(Leaderboard.MostDecimals, standings.Rows.Max(row => row.Decimals)),
            Color = operation.Color ?? before?.Color,
        };

        List<Segment> segments = [];
        var next = int.Parse(draft.NewId().AsSpan(1), CultureInfo.InvariantCulture);
        foreach (var state in shown)
        {
            var board = look with { Rows = [.. state.Rows.Take(rows).Select(row => row with { Name = Short(row.Name) })] };
            segments.Add(
                new()
                {
                    Id = "s" + (next++).ToString(CultureInfo.InvariantCulture),
                    Name = NameOf(look),
                    Text = InWords(board),
                    Start = state.From,
                    Duration = state.To - state.From,
                    Leaderboard = board,
                }
            );
        }

        var after = draft.WithTrack(
            new()
            {
                Type = TrackType.Text,
                Name = TrackName.Leaderboard,
                Segments = segments,
            }
        );
        var last = shown[^1].Rows;
        var time = $"{Phrase.Seconds(segments[0].Start)}-{Phrase.Seconds(segments[^1].End)}";
        var changes = segments.Count - 1;
        var english = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{(operation.Update is true && track is not null ? "Updated" : "Added")} the "
                + $"leaderboard{Titled(look).English} {Place(look.Side).English} ({time} s)"
        );
        var inChinese = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"已在{Place(look.Side).Chinese}{(operation.Update is true && track is not null ? "更新" : "添加")}排行榜"
                + $"{Titled(look).Chinese}({time} 秒)"
        );
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

        if (twice.Count > 0)
        {
            var names = string.Join(", ", twice.Take(5).Select(Short));
            english.Append(
                CultureInfo.InvariantCulture,
                $" Given more than once: {names}; {(kept ? "all are shown" : "the last score counts")}."
            );
            inChinese.Append(CultureInfo.InvariantCulture, $"重复给出:{names};{(kept ? "全部显示" : "以最后的分数为准")}。");
        }

        if (currencies.Count > 1)
        {
            english.Append(" The scores are not all in the same currency, so they are shown without one.");
            inChinese.Append("分数的货币不一致,因此不显示货币符号。");
        }

        foreach (var remark in (Phrase?[])[standings.Note, standings.Problem])
        {
            if (remark is null)
            {
                continue;
            }

            english.Append(' ').Append(remark.English);
            inChinese.Append(remark.Chinese);
        }

        if (ShotList.Same(after, draft))
        {
            return Outcome.NothingToDo("That leaderboard is already there.", "该排行榜已经有了。");
        }

        var analysis = new Analysis(
            "leaderboard",
            NameOf(look),
            [
                .. last.Select(row => new AnalysisItem
                {
                    Rank = row.Rank,
                    Name = row.Name,
                    Score = row.Score,
                }),
            ]
        );
        return new(OutcomeKind.Done, after, new(english.ToString(), inChinese.ToString()), [analysis]);
    }

    /// <summary>A new look for the existing leaderboard; its standings stay.</summary>
    private static Outcome Change(AddLeaderboard operation, Draft draft, Track track)
    {
        // Where its time isn't given, it stays as it is.
        var range =
            operation.From is null && operation.To is null
                ? new TimeRange(0, draft.Duration)
                : TimePoints.Range(
                    operation.From ?? new TimePoint(TimeSpan.FromMilliseconds(track.Segments[0].Start)),
                    operation.To ?? TimePoint.End,
                    draft.Duration,
                    TimePoints.TheTimeline
                );
        var single = track.Segments.Count == 1;
        List<Segment> segments = [];
        foreach (var segment in track.Segments)
        {
            var said = operation.From is not null || operation.To is not null;
            // Standings that don't change can be shown at any time; others only while they hold.
            var (from, to) =
                said && single ? (range.From, range.To) : (Math.Max(segment.Start, range.From), Math.Min(segment.End, range.To));
            if (to - from < draft.FrameDuration() || segment.Leaderboard is not { } board)
            {
                continue;
            }

            board = board with
            {
                Title = Short(operation.Title ?? board.Title),
                Side = operation.Side ?? board.Side,
                AutoSide = operation.Side is null && board.AutoSide,
                Color = operation.Color ?? board.Color,
                Rows = [.. board.Rows.Take(operation.Rows ?? Leaderboard.MostRows)],
            };
            segments.Add(
                segment with
                {
                    Start = from,
                    Duration = to - from,
                    Name = NameOf(board),
                    Text = InWords(board),
                    Leaderboard = board,
                }
            );
        }

        if (segments.Count == 0)
        {
            throw new NotPossibleException("There are no standings at that time.", "该时间段没有成绩。");
        }

        var after = draft.WithTrack(track with { Segments = segments });
        if (ShotList.Same(after, draft))
        {
            return Outcome.NothingToDo("The leaderboard already looks like that.", "排行榜已经是这样了。");
        }

        var now = segments[^1].Leaderboard!;
        var time = $"{Phrase.Seconds(segments[0].Start)}-{Phrase.Seconds(segments[^1].End)}";
        return Outcome.Done(
            after,
            $"Changed the leaderboard:{(now.Title.Length > 0 ? Titled(now).English : " without a title")} "
                + $"{Place(now.Side).English}, {now.Rows.Count} {(now.Rows.Count == 1 ? "row" : "rows")} ({time} s).",
            $"已修改排行榜:{Titled(now).Chinese},{Place(now.Side).Chinese},{now.Rows.Count} 行({time} 秒)。"
        );
    }

    /// <summary>The board as a client that knows nothing of boards shows it: "Top players: 1. Ana 4,200, 2. Bo 3,900".</summary>
    private static string InWords(Leaderboard board) => $"{NameOf(board)}: {Places(board)}";

    private static string NameOf(Leaderboard board) => board.Title.Length > 0 ? board.Title : TrackName.Leaderboard;

    private static Phrase Titled(Leaderboard board) =>
        board.Title.Length > 0 ? new($" \"{board.Title}\"", $"“{board.Title}”") : new(" without a title", "(无标题)");

    private static string Places(Leaderboard board) =>
        string.Join(
            ", ",
            board.Rows.Select(row => $"{row.Rank.ToString(CultureInfo.InvariantCulture)}. {row.Name} {board.Write(row.Score)}")
        );

    public static Phrase Place(LeaderboardSide side) =>
        side switch
        {
            LeaderboardSide.Right => new("on the right", "右侧"),
            LeaderboardSide.Bottom => new("at the bottom", "底部"),
            _ => new("on the left", "左侧"),
        };

    /// <summary>Shortened to whole letters; what is drawn is shortened by its measured width.</summary>
    private static string Short(string text)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= Leaderboard.LongestName)
        {
            return text;
        }

        var kept = new StringInfo(text);
        var length = Math.Min(kept.LengthInTextElements, Leaderboard.LongestName - 1);
        while (length > 0 && kept.SubstringByTextElements(0, length).Length >= Leaderboard.LongestName)
        {
            length--;
        }

        return kept.SubstringByTextElements(0, length).TrimEnd() + "…";
    }
}
