using NemoVideo.Local.Agent;
using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Tests.Operations;

namespace NemoVideo.Tests.Agent;

/// <summary>Messages to an agent one after another, and the project that comes of them, as the server keeps it.</summary>
internal sealed class Conversation
{
    private readonly EditingAgent _agent;

    /// <param name="read">Null: every message is given with its reading.</param>
    public Conversation(IReadOnlyList<MediaItem> media, Func<string, ReadingContext, Instruction>? read)
    {
        State = new(null, media, [], Path.GetTempPath());
        _agent = new(DraftEditor.Create(new(new Drafts.NoPauses(), new Drafts.NoFootage(), new Drafts.Alike())), (message, context) =>
            Answers.TryGetValue(message, out var known) ? known : read!(message, context)
        );
    }

    /// <summary>How messages are read that the reader does not read.</summary>
    public Dictionary<string, Instruction> Answers { get; } = [];

    public ProjectState State { get; set; }

    public void Upload(MediaItem item) => State = State with { Media = [.. State.Media, item] };

    public Task<AgentTurn> SayAsync(string message, params Operation[] operations) =>
        SayAsync(message, operations.Length > 0 ? new Instruction { Operations = operations } : null);

    public async Task<AgentTurn> SayAsync(string message, Instruction? reading)
    {
        if (reading is not null)
        {
            Answers[message] = reading;
        }

        var turn = await _agent.RunAsync(State, message, _ => { }, CancellationToken.None);
        if (!turn.Changed)
        {
            return turn;
        }

        State = State with
        {
            Draft = turn.Draft,
            History =
                turn.Undone ? [.. State.History.SkipLast(1)]
                : turn.Amended ? State.History
                : [.. State.History, State.Draft],
            Edits =
                turn.Undone ? [.. State.Edits.SkipLast(1)]
                : turn.Amended ? [.. State.Edits.SkipLast(1), [.. State.Edits[^1], turn.Message!]]
                : [.. State.Edits, [turn.Message!]],
        };
        return turn;
    }
}
