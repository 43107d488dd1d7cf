using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Titles;

/// <summary>Puts titles, texts and captions over the picture.</summary>
internal sealed class AddTextHandler : OperationHandler<AddText>
{
    /// <summary>Milliseconds of a title, and of a text with only one end given.</summary>
    private const long DefaultDuration = 3000;

    /// <summary>Where a text goes when its place is taken, in this order.</summary>
    private static readonly Position[] Places =
    [
        Position.Bottom,
        Position.Top,
        Position.Center,
        Position.BottomLeft,
        Position.BottomRight,
        Position.TopLeft,
        Position.TopRight,
    ];

    public override string Tool => "add_text";

    public override Phrase Ability => new("add titles and texts", "添加标题和文字");

    protected override Outcome Apply(AddText operation, EditContext context)
    {
        var draft = context.Draft;
        var text = operation.Text.Trim();
        if (text.Length == 0)
        {
            throw new NotPossibleException("No words were given for the text.", "没有给出文字内容。");
        }

        var range = Range(operation, draft);
        var texts = draft
            .Tracks.Where(track => track.Type == TrackType.Text)
            .SelectMany(track => track.Segments)
            .Where(segment => segment.Leaderboard is null)
            .ToList();
        var wanted = operation.Position ?? (operation.Style == TextStyle.Title ? Position.Center : Position.Bottom);
        if (
            texts.Any(other =>
                other.Text == text
                && other.Style == operation.Style
                && other.Start == range.From
                && other.End == range.To
                && (operation.Position is null || other.Position == wanted)
            )
        )
        {
            return Outcome.NothingToDo($"The text \"{text}\" is already there.", $"文字“{text}”已经有了。");
        }

        var taken = texts
            .Where(other => other.Start < range.To && other.End > range.From)
            .Select(other => other.Position ?? Position.Center)
            .ToList();
        var position = new[] { wanted }
            .Concat(Places)
            .Cast<Position?>()
            .FirstOrDefault(place => !taken.Any(other => Collide(other, place!.Value)))
            ?? throw new NotPossibleException(
                $"There is no room left for the text \"{text}\" at that time.",
                $"该时间段已没有位置放置文字“{text}”。"
            );

        var (name, kind) = operation.Style switch
        {
            TextStyle.Title => (TrackName.Title, new Phrase("title", "标题")),
            TextStyle.Caption => (TrackName.Captions, new Phrase("caption", "字幕")),
            _ => (TrackName.Text, new Phrase("text", "文字")),
        };
        var segment = new Segment
        {
            Id = draft.NewId(),
            Name = text,
            Text = text,
            Style = operation.Style,
            Position = position,
            Start = range.From,
            Duration = range.Duration,
        };
        var track = draft.FindTrack(TrackType.Text, name);
        var after = draft.WithTrack(
            new()
            {
                Type = TrackType.Text,
                Name = name,
                Segments = [.. (track?.Segments ?? []).Append(segment).OrderBy(other => other.Start)],
            }
        );
        var time = $"{Phrase.Seconds(range.From)}-{Phrase.Seconds(range.To)}";
        var moved =
            position == wanted
                ? new Phrase("", "")
                : new Phrase(
                    $" It is {PlaceName(position).English}, because another text is already in its place.",
                    $"原位置已有其他文字,因此放在{PlaceName(position).Chinese}。"
                );
        return Outcome.Done(
            after,
            $"Added the {kind.English} \"{text}\" ({time} s).{moved.English}",
            $"已添加{kind.Chinese}“{text}”({time} 秒)。{moved.Chinese}"
        );
    }

    /// <summary>
    /// A title: the first seconds. Other texts: the whole timeline. Where only the beginning is given, three seconds
    /// from there; a text "at the end" gets the last three.
    /// </summary>
    private static TimeRange Range(AddText operation, Draft draft)
    {
        var length = draft.Duration;
        var (from, to) = (operation.From?.In(length), operation.To?.In(length));
        if (from == length && to is null or 0)
        {
            (from, to) = (length - DefaultDuration, length);
        }

        if (from >= length)
        {
            throw TimePoints.TooShort(length, TimePoints.TheTimeline);
        }

        var start = Math.Clamp(from ?? 0, 0, length);
        var end = to ?? (from is null && operation.Style != TextStyle.Title ? length : start + DefaultDuration);
        return end > start
            ? new(start, Math.Min(end, length))
            : throw new NotPossibleException("That range ends before it begins.", "这个时间范围的结束早于开始。");
    }

    /// <summary>Whether two places share part of the frame: a text in the middle of a row can be as wide as the frame.</summary>
    private static bool Collide(Position one, Position other) =>
        one == other || (Row(one) == Row(other) && (one is Position.Top or Position.Bottom || other is Position.Top or Position.Bottom));

    private static int Row(Position position) =>
        position switch
        {
            Position.Top or Position.TopLeft or Position.TopRight => 0,
            Position.Center => 1,
            _ => 2,
        };

    private static Phrase PlaceName(Position position) =>
        position switch
        {
            Position.Top => new("at the top", "顶部"),
            Position.Bottom => new("at the bottom", "底部"),
            Position.TopLeft => new("at the top left", "左上角"),
            Position.TopRight => new("at the top right", "右上角"),
            Position.BottomLeft => new("at the bottom left", "左下角"),
            Position.BottomRight => new("at the bottom right", "右下角"),
            _ => new("in the middle", "中间"),
        };
}
