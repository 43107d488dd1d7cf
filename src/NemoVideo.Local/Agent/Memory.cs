using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Undos;

namespace NemoVideo.Local.Agent;

/// <summary>What made the timeline as it is, and as it was at each point that undo goes back to.</summary>
internal sealed class Memory
{
    private readonly List<Moment> _past = [];
    private Moment _now;
    private PastEdit _edit = new(0, "", new(), 0, []);
    private int _pastBefore;
    private int _done;

    private Memory(Draft? draft) => _now = new(draft, true, EditLog.Empty);

    /// <summary>Earlier timelines, oldest first.</summary>
    public IReadOnlyList<Draft?> Past => [.. _past.Select(moment => moment.Draft)];

    public EditLog Log => _now.Log;

    /// <summary>What the last edit did, as it was read.</summary>
    public IReadOnlyList<Operation> LastOperations { get; private set; } = [];

    /// <summary>Nothing is known but the timeline.</summary>
    public static Memory Of(Draft? draft) => new(draft);

    /// <summary>Reads the project's past messages again.</summary>
    public static Memory Of(ProjectState project, RememberedReading reading)
    {
        Memory memory = new(project.History.Count > 0 ? project.History[0] : project.Draft);
        var unknown = project.History.Count - project.Edits.Count;
        for (var entry = 0; entry < project.History.Count; entry++)
        {
            var messages = entry < unknown ? [] : project.Edits[entry - unknown];
            var after = entry + 1 < project.History.Count ? project.History[entry + 1] : project.Draft;
            memory.Recall(entry, messages, project.Media, after, reading);
        }

        return memory;
    }

    /// <summary>A message begins, which will be this entry of the history.</summary>
    public void Begin(int entry, string text, Instruction instruction, int uploads)
    {
        _edit = new(entry, text, instruction, uploads, []);
        (_pastBefore, _done) = (_past.Count, 0);
    }

    /// <summary>An operation of the message was done.</summary>
    /// <param name="draft">The timeline that came of it.</param>
    /// <param name="isKnown">Whether that is known.</param>
    public void Keep(Operation operation, Draft? draft, bool isKnown = true)
    {
        switch (operation)
        {
            case Undo:
                if (_past.Count > 0)
                {
                    _now = _past[^1];
                    _past.RemoveAt(_past.Count - 1);
                }

                break;
            case Amend amend:
                if (Amending() is { } amending)
                {
                    _now = new(draft, isKnown, With(_past[^1], amending, amend.Operations, amending.Clips is not null));
                }

                break;
            case StartOver:
                Move(null, true, EditLog.Empty);
                break;
            case UndoPart part:
                if (Log.Without(part) is var (rest, _, _))
                {
                    Move(draft, isKnown, rest);
                }

                break;
            default:
                var begins = _done == 0 && _edit.Instruction.Clips is not null;
                Move(draft, isKnown, With(_now, _edit.Instruction, [operation], begins));
                break;
        }

        _done++;
    }

    /// <summary>
    /// The instruction of an amendment: with the line of clips of the edit that it takes the place of, if that began with one. Null when
    /// there is no edit before.
    /// </summary>
    public Instruction? Amending()
    {
        if (_past.Count == 0)
        {
            return null;
        }

        var inside = _past.Count - 1 > _pastBefore;
        var replaced = Log.Edits.LastOrDefault(last => _past[^1].Log.Edits.All(before => before.Entry != last.Entry));
        return _edit.Instruction with
        {
            Listed = inside ? null : _edit.Instruction.Listed ?? (replaced is { Begins: true } ? replaced.Instruction.Listed : null),
        };
    }

    private void Recall(
        int entry,
        IReadOnlyList<EditMessage> messages,
        IReadOnlyList<MediaItem> media,
        Draft? after,
        RememberedReading reading
    )
    {
        List<Moment> past = [.. _past, _now];
        foreach (var (message, turn) in messages.Select((message, turn) => (message, turn)))
        {
            if (turn > 0)
            {
                // An amendment: the entry is in the history by now.
                _past.Clear();
                _past.AddRange(past);
            }

            var uploads = Math.Min(message.Uploads ?? media.Count, media.Count);
            var (instruction, meant) = reading.Read(
                message.Text,
                new([.. media.Take(uploads).Select(item => item.FileName)], LastOperations)
            );
            Begin(entry, message.Text, instruction, uploads);
            foreach (var (operation, index) in DraftEditor.Combine(instruction.Operations).Select((operation, index) => (operation, index)))
            {
                if (operation is not ExportHint && message.Skipped?.Contains(index) != true)
                {
                    Keep(operation, null, isKnown: false);
                }
            }

            LastOperations = meant;
            if (_done == 0)
            {
                // An export alone begins a timeline. Anything else is not known, and then nothing before it can be done again.
                _now = _now with
                {
                    Log = instruction.Operations.OfType<ExportHint>().Any() ? With(_now, instruction, [], true) : EditLog.Empty,
                };
            }
        }

        if (messages.Count == 0)
        {
            (_now, LastOperations) = (_now with { Log = EditLog.Empty }, []);
        }

        _past.Clear();
        _past.AddRange(past);
        _now = new(after, true, _now.Log);
    }

    private EditLog With(Moment before, Instruction instruction, IReadOnlyList<Operation> operations, bool begins) =>
        before.Log.With(
            _edit with
            {
                Instruction = instruction,
                Operations = operations,
                Begins = begins || (before.IsKnown && before.Draft is not { Tracks.Count: > 0 }),
                IsKnown = before.IsKnown,
                Before = before.Draft,
            }
        );

    private void Move(Draft? draft, bool isKnown, EditLog log)
    {
        _past.Add(_now);
        _now = new(draft, isKnown, log);
    }

    /// <summary>A timeline and what made it.</summary>
    private sealed record Moment(Draft? Draft, bool IsKnown, EditLog Log);
}
