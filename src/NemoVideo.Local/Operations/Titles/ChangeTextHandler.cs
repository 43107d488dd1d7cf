using System.Globalization;
using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Titles;

/// <summary>Changes a title or text that is there. Captions, rankings and leaderboards have operations of their own.</summary>
internal sealed class ChangeTextHandler : OperationHandler<ChangeText>
{
    public override string Tool => "change_text";

    public override Phrase Ability => new("change a title or text", "修改标题和文字");

    protected override Outcome Apply(ChangeText operation, EditContext context)
    {
        var draft = context.Draft;
        var (track, before) = Find(draft, operation.Old);
        var words = Words(before.Text ?? "", operation);
        var retimed = operation.From is not null || operation.To is not null || operation.Clip is not null;
        IReadOnlyList<TimeRange> ranges = retimed
            ? TextRanges.Of(operation.Clip, operation.From, operation.To, before.Duration, untilEnd: false, context, before.Start)
            : [new(before.Start, before.End)];
        var wanted = operation.Position ?? before.Position ?? Position.Center;
        var moved = new Phrase("", "");
        var others = draft.Texts().Where(other => other.Id != before.Id).ToList();
        List<Segment> changed = [];
        var nextId = int.Parse(draft.NewId().AsSpan(1), CultureInfo.InvariantCulture);
        foreach (var range in ranges)
        {
            var position = TextPlaces.Free(others, range, wanted, words);
            moved = position == wanted ? moved : TextPlaces.Moved(position, wanted);
            changed.Add(
                before with
                {
                    Id = changed.Count == 0 ? before.Id : $"s{nextId++}",
                    Name = words,
                    Text = words,
                    Position = position,
                    Start = range.From,
                    Duration = range.Duration,
                }
            );
        }

        var after = draft.WithTrack(
            track with
            {
                Segments = [.. track.Segments.Where(other => other.Id != before.Id).Concat(changed).OrderBy(other => other.Start)],
            }
        );
        if (ShotList.Same(after, draft))
        {
            return Outcome.NothingToDo($"The text \"{words}\" is already like that.", $"文字“{words}”已经是这样。");
        }

        var time = TimePoints.Describe(ranges);
        var name = TextPlaces.Name(changed[0].Position ?? Position.Center);
        var text = words == before.Text ? $"\"{words}\"" : $"\"{before.Text}\" to \"{words}\"";
        var chinese = words == before.Text ? $"“{words}”" : $"“{before.Text}”改为“{words}”";
        return Outcome.Done(
            after,
            $"Changed the text {text} ({time} s, {name.English}).{moved.English}",
            $"已将文字{chinese}({time} 秒,{name.Chinese})。{moved.Chinese}"
        );
    }

    private static (Track Track, Segment Text) Find(Draft draft, string? old)
    {
        var texts = draft
            .Tracks.Where(track => track.Type == TrackType.Text && track.Name is TrackName.Title or TrackName.Text)
            .SelectMany(track => track.Segments.Where(text => text is { Leaderboard: null, Text: not null }).Select(text => (track, text)))
            // The text that was added last has the highest number.
            .OrderByDescending(found => int.TryParse(found.text.Id.AsSpan(Math.Min(1, found.text.Id.Length)), out var id) ? id : 0)
            .ToList();
        if (texts.Count == 0)
        {
            throw new NotPossibleException(
                "There is no title or text to change. Add one first: put the title \"My trip\" at the beginning.",
                "没有可修改的标题或文字,请先添加,例如“在开头加上标题‘我的旅行’”。"
            );
        }

        if (string.IsNullOrWhiteSpace(old))
        {
            return texts[0];
        }

        var fitting = texts.Where(found => found.text.Text!.Contains(old.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        if (fitting.Count == 0)
        {
            var there = texts.Select(found => found.text.Text).Distinct().Take(3).ToList();
            throw new NotPossibleException(
                $"There is no text with \"{old.Trim()}\". The texts are: {string.Join(", ", there.Select(text => $"\"{text}\""))}.",
                $"没有含“{old.Trim()}”的文字。现有文字:{string.Join("、", there.Select(text => $"“{text}”"))}。"
            );
        }

        // A text that says just this is meant before one that only contains it.
        var exact = fitting.FindIndex(found => found.text.Text!.Equals(old.Trim(), StringComparison.OrdinalIgnoreCase));
        return fitting[Math.Max(0, exact)];
    }

    private static string Words(string before, ChangeText operation)
    {
        if (operation is { New: null, Position: null, From: null, To: null, Clip: null })
        {
            throw new NotPossibleException(
                "Say what to change: the words, the place or the time of the text.",
                "请说明要改什么:文字内容、位置还是时间。"
            );
        }

        if (operation.New is not { } given)
        {
            return before;
        }

        var words = string.IsNullOrWhiteSpace(operation.Old)
            ? given.Trim()
            : before.Replace(operation.Old.Trim(), given.Trim(), StringComparison.OrdinalIgnoreCase).Trim();
        return words.Length > 0
            ? words
            : throw new NotPossibleException(
                "That would leave no words. To take the text off, say: remove the text.",
                "这样文字就空了。要去掉它,请说“删除文字”。"
            );
    }
}
