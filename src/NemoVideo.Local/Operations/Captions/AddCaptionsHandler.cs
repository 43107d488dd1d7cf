using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Captions;

/// <summary>
/// Puts captions with their times on one track. Times refer to the timeline as it is now. One is shown at a time: each ends
/// where the next begins, and one without an end stays for as long as it takes to read.
/// </summary>
internal sealed class AddCaptionsHandler : OperationHandler<AddCaptions>
{
    /// <summary>Milliseconds: the minimum, and what each character takes to read (about 15 per second, or 5 Chinese ones).</summary>
    private const long Shortest = 2000;
    private const long PerCharacter = 65;
    private const long PerWideCharacter = 200;

    public override string Tool => "add_captions";

    public override Phrase Ability => new("add captions with given times", "按给定时间添加字幕");

    protected override Outcome Apply(AddCaptions operation, EditContext context)
    {
        var draft = context.Draft;
        if (operation.Captions.Count == 0)
        {
            throw new NotPossibleException(
                "I can't transcribe speech, so I need captions with their times. For example, say \"captions: 0:01-0:03 "
                    + "Hello; 0:04 Welcome\", paste SubRip text, or give rows with start, end and text.",
                "我无法听写内容,请给出带时间的字幕。例如“字幕:0:01-0:03 你好;0:04 欢迎”,或粘贴 SRT 文本,或给出含开始、结束和文字的表格。"
            );
        }

        var sorted = operation.Captions.OrderBy(caption => caption.From.Offset).ToList();
        List<Segment> captions = [];
        var late = 0;
        var id = int.Parse(draft.NewId().AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < sorted.Count; i++)
        {
            var start = (long)sorted[i].From.Offset.TotalMilliseconds;
            var end = sorted[i].To is { } to ? (long)to.Offset.TotalMilliseconds : start + ReadingTime(sorted[i].Text);
            if (end <= start)
            {
                throw new NotPossibleException(
                    $"The caption \"{sorted[i].Text}\" ends before it begins.",
                    $"字幕“{sorted[i].Text}”的结束时间早于开始时间。"
                );
            }

            if (i + 1 < sorted.Count)
            {
                end = Math.Min(end, (long)sorted[i + 1].From.Offset.TotalMilliseconds);
            }

            end = Math.Min(end, draft.Duration);
            if (end - start < draft.FrameDuration())
            {
                late++;
                continue;
            }

            captions.Add(
                new()
                {
                    Id = $"s{id++}",
                    Name = sorted[i].Text,
                    Text = sorted[i].Text,
                    Style = TextStyle.Caption,
                    Position = Place(draft, start, end),
                    Start = start,
                    Duration = end - start,
                }
            );
        }

        if (captions.Count == 0)
        {
            throw new NotPossibleException(
                $"All captions come after the end of the timeline ({Phrase.Seconds(draft.Duration)} s).",
                $"所有字幕都在时间线结束({Phrase.Seconds(draft.Duration)} 秒)之后。"
            );
        }

        // Existing captions stay, except where new ones take their time.
        var before = draft.FindTrack(TrackType.Text, TrackName.Captions)?.Segments ?? [];
        var kept = before.Where(old => !captions.Any(caption => caption.Start < old.End && caption.End > old.Start)).ToList();
        if (
            kept.Count + captions.Count == before.Count
            && captions.All(caption => before.Any(old => old with { Id = caption.Id } == caption))
        )
        {
            return Outcome.NothingToDo("These captions are already there.", "这些字幕已经有了。");
        }

        var after = draft.WithTrack(
            new()
            {
                Type = TrackType.Text,
                Name = TrackName.Captions,
                Segments = [.. kept.Concat(captions).OrderBy(caption => caption.Start)],
            }
        );
        return Outcome.Done(
            after,
            $"Added {captions.Count} "
                + $"{(captions.Count == 1 ? "caption" : "captions")}.{(late > 0 ? $" Left out {late} with no time on the timeline." : "")}",
            $"已添加 {captions.Count} 条字幕。{(late > 0 ? $"另有 {late} 条在时间线上没有时间,未添加。" : "")}"
        );
    }

    private static long ReadingTime(string text) =>
        Math.Max(Shortest, text.Sum(letter => letter >= '\u2E80' ? PerWideCharacter : PerCharacter));

    /// <summary>At the bottom, unless another text is there at that time.</summary>
    private static Position Place(Draft draft, long start, long end) =>
        draft
            .Tracks.Where(track => track.Type == TrackType.Text && track.Name != TrackName.Captions)
            .SelectMany(track => track.Segments)
            .Any(text =>
                text.Start < end && text.End > start && text.Position is Position.Bottom or Position.BottomLeft or Position.BottomRight
            )
            ? Position.Top
            : Position.Bottom;
}
