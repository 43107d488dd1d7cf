using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Agent;

/// <summary>Answers questions about a project from its state; changes nothing.</summary>
/// <param name="project">As it is after the message's operations.</param>
/// <param name="editor">What can be done.</param>
internal sealed class Answers(ProjectState project, DraftEditor editor)
{
    public Phrase To(Question question) =>
        question switch
        {
            Question.LastEdit => LastEdit(),
            Question.Credits => Credits(),
            Question.Abilities => Abilities(),
            Question.Other => new(
                "I can't answer that. I can tell how long the video is, which clips there are, what is on the timeline (music, texts, "
                    + "the frame), what the last edit did, how many credits are left, and what I can do.",
                "这个问题我无法回答。我可以告诉你:视频有多长、有哪些片段、时间线上有什么(音乐、文字、画幅)、上一次编辑做了什么、还剩多少积分,以及我能做什么。"
            ),
            Question.Music when project.Draft is not { Tracks.Count: > 0 } => new("There is no music.", "没有音乐。"),
            Question.Texts when project.Draft is not { Tracks.Count: > 0 } => new("There are no texts.", "没有文字。"),
            _ when project.Draft is not { Tracks.Count: > 0 } => Empty(),
            Question.Length => Length(project.Draft),
            Question.Clips => Clips(project.Draft),
            Question.Timeline => Timeline(project.Draft),
            Question.Music => TimelineWords.Music(project.Draft) ?? new("There is no music.", "没有音乐。"),
            Question.Texts => TimelineWords.Texts(project.Draft) ?? new("There are no texts.", "没有文字。"),
            Question.Frame => TimelineWords.Frame(project.Draft),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };

    private Phrase Empty()
    {
        if (project.Media.Count == 0)
        {
            return new("Nothing is on the timeline yet, and nothing is uploaded.", "时间线上还没有内容,也还没有上传文件。");
        }

        var (english, chinese) = Files(project.Media);
        return project.Media.Count == 1
            ? new(
                $"Nothing is on the timeline yet; {project.Media[0].FileName} is uploaded{LengthOf(project.Media[0]).English}.",
                $"时间线上还没有内容;已上传 {chinese}。"
            )
            : new(
                $"Nothing is on the timeline yet; uploaded: {english}, {Total()} s in all.",
                $"时间线上还没有内容;已上传:{chinese},共 {Total()} 秒。"
            );

        string Total() =>
            Phrase.Number(project.Media.Where(item => item.Info.Kind == MediaKind.Video).Sum(item => item.Info.Duration.TotalSeconds));
    }

    private static Phrase Length(Draft draft)
    {
        var (seconds, clips) = (Phrase.Seconds(draft.Duration), draft.Clips().Count);
        return clips == 1
            ? new($"The video is {seconds} s long.", $"视频长 {seconds} 秒。")
            : new($"The video is {seconds} s long and made of {clips} clips.", $"视频长 {seconds} 秒,由 {clips} 个片段组成。");
    }

    private Phrase Clips(Draft draft)
    {
        var clips = TimelineWords.Clips(draft);
        var used = draft.Tracks.SelectMany(track => track.Segments).Select(segment => segment.Source).ToHashSet();
        var unused = project.Media.Where(item => !used.Contains(item.Id)).ToList();
        return unused.Count == 0
            ? clips
            : Reply.Join([clips, new($"Not on the timeline: {Files(unused).English}.", $"不在时间线上的文件:{Files(unused).Chinese}。")]);
    }

    private static Phrase Timeline(Draft draft) =>
        Reply.Join([
            .. new[]
            {
                Length(draft),
                TimelineWords.Clips(draft),
                TimelineWords.Music(draft),
                TimelineWords.Texts(draft),
                TimelineWords.Logo(draft),
                TimelineWords.Board(draft),
                TimelineWords.Fades(draft),
                TimelineWords.Frame(draft),
            }.OfType<Phrase>(),
        ]);

    private Phrase LastEdit()
    {
        if (project.Edits.Count == 0 || project.Edits[^1] is not [.., var last])
        {
            return project.Draft is null
                ? new("Nothing has been edited yet.", "还没有做过编辑。")
                : new("I don't remember the last edit.", "我不记得上一次编辑了。");
        }

        var message = Reply.Quote(last.Text);
        return last.Did is { English.Length: > 0 } did
            ? new(
                $"The last edit was \"{message}\": {char.ToLowerInvariant(did.English[0])}{did.English[1..]}",
                $"上一次编辑是“{message}”:{did.Chinese}"
            )
            : new($"The last edit was \"{message}\".", $"上一次编辑是“{message}”。");
    }

    private Phrase Credits() =>
        project.Credits is not { } credits
            ? new("Nothing is charged here: edits and exports are free.", "这里不收费:编辑和导出都是免费的。")
            : new(
                $"There are {credits.Available} credits left; an edit that changes something costs {credits.EditCost}, "
                    + "and an export nothing.",
                $"还剩 {credits.Available} 积分;有改动的编辑每次 {credits.EditCost} 积分,导出免费。"
            );

    private Phrase Abilities()
    {
        var abilities = editor.Handlers.Select(handler => handler.Ability).OfType<Phrase>().ToList();
        return new(
            $"I can {string.Join(", ", abilities.Select(ability => ability.English))}. For example: cut out the pauses, "
                + $"add background music and put the title \"My trip\" at the beginning.",
            $"我可以:{string.Join("、", abilities.Select(ability => ability.Chinese))}。例如:剪掉停顿,添加背景音乐,并在开头加上标题“我的旅行”。"
        );
    }

    private static Phrase Files(IReadOnlyList<MediaItem> items) =>
        new(
            string.Join(", ", items.Select(item => item.FileName + LengthOf(item).English)),
            string.Join("、", items.Select(item => item.FileName + LengthOf(item).Chinese))
        );

    private static Phrase LengthOf(MediaItem item) =>
        item.Info.Kind == MediaKind.Image
            ? new("", "")
            : new($" ({Phrase.Number(item.Info.Duration.TotalSeconds)} s)", $"({Phrase.Number(item.Info.Duration.TotalSeconds)} 秒)");
}
