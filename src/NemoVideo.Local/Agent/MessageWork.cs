using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Finishes;
using NemoVideo.Local.Operations.Undos;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Agent;

/// <summary>A timeline while a message is being followed.</summary>
/// <param name="memory">The message has begun in it.</param>
internal sealed class MessageWork(DraftEditor editor, ProjectState project, Instruction instruction, Memory memory, Reply reply)
    : IEditMemory
{
    private readonly MessageClips _clips = new(instruction, project.Media);
    private readonly List<Operation> _done = [];
    private readonly List<Analysis> _analyses = [];
    private readonly List<Phrase> _did = [];
    private readonly List<int> _skipped = [];
    private HashSet<string> _shown = [];
    private int _operations;
    private bool _begun;
    private bool _isNew;

    /// <summary>Null is the empty timeline.</summary>
    public Draft? Draft { get; private set; } = project.Draft;

    /// <summary>Nothing can be put on the timeline.</summary>
    public bool NoMedia { get; private set; }

    public IReadOnlyList<Operation> Done => _done;

    /// <summary>What was found out; null if nothing was.</summary>
    public IReadOnlyList<Analysis>? Analyses => _analyses.Count > 0 ? _analyses : null;

    /// <summary>Whether the timeline is another one now.</summary>
    public bool Changed =>
        BegunForExport || (_done.Count > 0 && !ReferenceEquals(Draft, project.Draft) && (_isNew || !ShotList.Same(Draft, project.Draft)));

    /// <summary>A raw clip can be exported as it is: that alone starts a timeline.</summary>
    public bool BegunForExport => _isNew && project.Draft is null && _done.Count == 0 && instruction.Operations.OfType<ExportHint>().Any();

    private EditContext Context =>
        new(Draft ?? NewTimeline.Empty, project.Media, _clips.All, memory.Past, _isNew, instruction.Chinese)
        {
            WorkFolder = project.WorkFolder,
            Memory = this,
        };

    /// <summary>
    /// Makes sure that there is a timeline: a new one with the clips that the message names, or else the one that is
    /// there, or else one with the uploads. False, with a reply, when nothing can be put on it.
    /// </summary>
    public bool Begin()
    {
        if (_begun)
        {
            return !NoMedia;
        }

        _begun = true;
        if (Draft is { Tracks.Count: > 0 } && (instruction.Clips is null || _done.Count > 0))
        {
            return true;
        }

        var shown = _clips.OfNewTimeline();
        foreach (var name in _clips.Missing)
        {
            reply.Add($"There is no clip named '{name}' in this project.", $"项目中没有名为“{name}”的片段。");
        }

        if (shown.Count == 0)
        {
            NoMedia = true;
            reply.Add("Upload a clip first, then tell me what to do with it.", "请先上传一个片段,再告诉我要做什么。");
            return false;
        }

        Draft = NewTimeline.Of(shown);
        _shown = [.. shown.Select(clip => clip.Id)];
        _isNew = true;
        return true;
    }

    /// <summary>Does an operation, and says what came of it.</summary>
    /// <returns>Null when there is nothing to do it on.</returns>
    public async Task<Outcome?> DoAsync(Operation operation, Action<AgentStep> onStep, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var number = _operations++;
        var handler = editor.HandlerOf(operation);
        if (handler.NeedsTimeline && !Begin())
        {
            return null;
        }

        onStep(new(handler.Tool, OperationArguments.Of(operation)));
        var outcome = await editor.ApplyAsync(operation, Context, cancellationToken);
        reply.Add(outcome.Text);
        _analyses.AddRange(outcome.Analyses ?? []);
        if (outcome.Kind != OutcomeKind.Done)
        {
            _skipped.Add(number);
            return outcome;
        }

        memory.Keep(operation, outcome.Draft);
        Draft = outcome.Draft;
        _begun &= Draft is not null;
        _done.Add(operation);
        _did.Add(outcome.Text);
        return outcome;
    }

    /// <summary>An export is only pointed to, but needs something to export.</summary>
    public void PointToExport()
    {
        _operations++;
        Begin();
    }

    /// <summary>How to remember the message.</summary>
    public EditMessage Remember(string message) => new(message, project.Media.Count, _skipped, Reply.Join(_did));

    /// <summary>Which uploads the new timeline does not use.</summary>
    public IEnumerable<Phrase> TellUnused()
    {
        if (!_isNew || Draft is null)
        {
            return [];
        }

        var used = Draft.Tracks.SelectMany(track => track.Segments).Select(segment => segment.Source).OfType<string>();
        return UnusedUploads.Tell(_clips.All, _shown.Concat(used).ToHashSet());
    }

    public async Task<Outcome> UndoAsync(UndoPart part, CancellationToken cancellationToken)
    {
        if (memory.Log.Without(part) is not var (rest, edit, index))
        {
            throw new NotPossibleException(part.Nothing().English, part.Nothing().Chinese);
        }

        while (rest.Edits[index] is { Begins: false, IsKnown: false })
        {
            index--;
        }

        List<Analysis> analyses = [];
        var draft = rest.Edits[index].Before;
        foreach (var again in rest.Edits.Skip(index))
        {
            draft = await RepeatAsync(again, draft, analyses, cancellationToken);
        }

        // Its number is that of an earlier edit.
        draft = draft is null ? null : draft with { Metadata = draft.Metadata with { Revision = Draft?.Metadata.Revision } };
        var change = part.Kind.Change();
        return ShotList.Same(draft, Draft)
            ? Outcome.NothingToDo(
                $"The timeline is the same without the {change.English} (\"{Reply.Quote(edit.Text)}\").",
                $"没有{change.Chinese}(“{Reply.Quote(edit.Text)}”),时间线也是一样的。"
            )
            : new(OutcomeKind.Done, draft, part.Done(Reply.Quote(edit.Text)), analyses.Count > 0 ? analyses : null);
    }

    public async Task<Outcome> AmendAsync(IReadOnlyList<Operation> operations, CancellationToken cancellationToken)
    {
        if (memory.Amending() is not { } amending)
        {
            return await NoMemory.Instance.AmendAsync(operations, cancellationToken);
        }

        var said = new Reply(instruction.Chinese);
        var state = project with { Draft = memory.Past[^1] };
        var work = new MessageWork(editor, state, amending with { Operations = operations }, Memory.Of(state.Draft), said);
        foreach (var operation in DraftEditor.Combine(operations))
        {
            var outcome = await work.DoAsync(operation, _ => { }, cancellationToken);
            if (outcome is null or { Kind: OutcomeKind.NotPossible } || (outcome.Kind != OutcomeKind.Done && operation is FitLength))
            {
                throw new NotPossibleException(
                    $"The last edit stays as it is: {said.Text.English}",
                    $"上一次编辑保持不变:{said.Text.Chinese}"
                );
            }
        }

        return new(
            OutcomeKind.Done,
            work.Draft,
            new($"Instead of the last edit: {said.Text.English}", $"已改为(代替上一次编辑):{said.Text.Chinese}"),
            work.Analyses
        );
    }

    /// <summary>Does again what a past message did.</summary>
    private async Task<Draft?> RepeatAsync(PastEdit edit, Draft? draft, List<Analysis> analyses, CancellationToken cancellationToken)
    {
        var state = project with { Draft = edit.Begins ? null : draft, Media = [.. project.Media.Take(edit.Uploads)] };
        var work = new MessageWork(editor, state, edit.Instruction, Memory.Of(state.Draft), new(instruction.Chinese));
        if (edit.Begins)
        {
            work.Begin();
        }

        foreach (var operation in edit.Operations)
        {
            if (await work.DoAsync(operation, _ => { }, cancellationToken) is { Kind: OutcomeKind.NotPossible } outcome)
            {
                var quoted = Reply.Quote(edit.Text);
                throw new NotPossibleException(
                    $"That can't be undone alone, because what came after it (\"{quoted}\") needs it: {outcome.Text.English}",
                    $"无法单独撤销,因为之后的编辑(“{quoted}”)依赖于它:{outcome.Text.Chinese}"
                );
            }
        }

        analyses.AddRange(work.Analyses ?? []);
        return work.Draft;
    }
}
