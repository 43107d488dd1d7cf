using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Titles;

/// <summary>Puts titles, texts and captions over the picture.</summary>
internal sealed class AddTextHandler : OperationHandler<AddText>
{
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

        // A title: the first seconds. Other texts: the whole timeline.
        var ranges = TextRanges.Of(
            operation.Clip,
            operation.From,
            operation.To,
            TextRanges.DefaultDuration,
            untilEnd: operation.Style != TextStyle.Title,
            context
        );
        var wanted = operation.Position ?? (operation.Style == TextStyle.Title ? Position.Center : Position.Bottom);
        var moved = new Phrase("", "");
        List<TimeRange> added = [];
        foreach (var range in ranges)
        {
            if (draft.Texts().Any(other => IsThere(other, range)))
            {
                continue;
            }

            var position = TextPlaces.Free(draft.Texts(), range, wanted, text);
            moved = position == wanted ? moved : TextPlaces.Moved(position, wanted);
            draft = With(draft, operation.Style, text, position, range);
            added.Add(range);
        }

        if (added.Count == 0)
        {
            return Outcome.NothingToDo($"The text \"{text}\" is already there.", $"文字“{text}”已经有了。");
        }

        var kind = operation.Style switch
        {
            TextStyle.Title => new Phrase("title", "标题"),
            TextStyle.Caption => new Phrase("caption", "字幕"),
            _ => new Phrase("text", "文字"),
        };
        var time = TimePoints.Describe(added);
        return Outcome.Done(
            draft,
            $"Added the {kind.English} \"{text}\" ({time} s).{moved.English}",
            $"已添加{kind.Chinese}“{text}”({time} 秒)。{moved.Chinese}"
        );

        bool IsThere(Segment other, TimeRange range) =>
            other.Text == text
            && other.Style == operation.Style
            && other.Start == range.From
            && other.End == range.To
            && (operation.Position is null || other.Position == wanted);
    }

    private static Draft With(Draft draft, TextStyle style, string text, Position position, TimeRange range)
    {
        var name = style switch
        {
            TextStyle.Title => TrackName.Title,
            TextStyle.Caption => TrackName.Captions,
            _ => TrackName.Text,
        };
        var segment = new Segment
        {
            Id = draft.NewId(),
            Name = text,
            Text = text,
            Style = style,
            Position = position,
            Start = range.From,
            Duration = range.Duration,
        };
        return draft.WithTrack(
            new()
            {
                Type = TrackType.Text,
                Name = name,
                Segments = [.. (draft.FindTrack(TrackType.Text, name)?.Segments ?? []).Append(segment).OrderBy(other => other.Start)],
            }
        );
    }
}
