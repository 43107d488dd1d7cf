using System.Collections.Concurrent;
using System.Threading.Channels;
using NemoVideo.Local.Agent;
using NemoVideo.Local.Store;

namespace NemoVideo.Local.Work;

/// <summary>What happens in an edit, in order; the last is a reply or a failure.</summary>
internal abstract record EditEvent;

internal sealed record StepBegan(string Id, AgentStep Step) : EditEvent;

internal sealed record StepEnded(string Id, AgentStep Step) : EditEvent;

internal sealed record EditReplied(string Text) : EditEvent;

internal sealed record EditFailed(string Message) : EditEvent;

/// <summary>
/// Runs edits, those of one project one at a time. An edit that has started goes on when its client leaves:
/// whoever lost the stream finds the result in the state.
/// </summary>
/// <param name="strict">Whether edits are charged and replies speak of buttons, as in the cloud.</param>
/// <param name="editCost">What an edit costs when strict.</param>
internal sealed class EditRunner(
    IAgent agent,
    ProjectStore projects,
    AccountStore accounts,
    bool strict,
    int editCost,
    TimeProvider clock,
    TextWriter? log
) : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<Task, bool> _running = new();

    // Not disposed: a request may still come in while the server shuts down, and then finds it cancelled.
    private readonly CancellationTokenSource _stop = new();

    /// <param name="frozen">Credits set aside for it: spent if something changed, given back otherwise.</param>
    public ChannelReader<EditEvent> Start(Project project, string message, int frozen)
    {
        var events = Channel.CreateUnbounded<EditEvent>();
        var run = Task.Run(() => RunAsync(project, message, frozen, events.Writer));
        _running[run] = true;
        _ = run.ContinueWith(ended => _running.TryRemove(ended, out _), TaskScheduler.Default);
        return events.Reader;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running.Keys);
    }

    private async Task RunAsync(Project project, string message, int frozen, ChannelWriter<EditEvent> events)
    {
        using var longest = new CancellationTokenSource(Longest, clock);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, longest.Token);
        var steps = new Steps(events);
        var changed = false;
        EditEvent last;
        try
        {
            var turn = projects.TurnOf(project.SessionId);
            await turn.WaitAsync(cancel.Token);
            try
            {
                var done = await agent.RunAsync(StateOf(project.SessionId, frozen), message, steps.Begin, cancel.Token);
                if (done.Analyses is { } analyses)
                {
                    projects.KeepAnalyses(project.SessionId, analyses);
                }

                if (done.Changed)
                {
                    projects.ChangeDraft(project.SessionId, done.Draft, done.Message ?? new(message), done.Undone, done.Amended);
                }

                changed = done.Changed;
                last = new EditReplied(done.Reply);
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            last = new EditFailed("The local backend is shutting down; nothing was changed.");
        }
        catch (OperationCanceledException) when (longest.IsCancellationRequested)
        {
            last = new EditFailed("The edit took longer than 15 minutes and was abandoned; nothing was changed.");
        }
#pragma warning disable CA1031 // Whatever went wrong in an edit is reported to its client.
        catch (Exception e)
#pragma warning restore CA1031
        {
            last = new EditFailed(
                JobFailure.Tell(e, "Edit", $"in session {project.SessionId}", "Nothing was changed; send the message again.", log)
            );
        }

        Settle(project, frozen, changed);
        steps.End();
        events.TryWrite(last);
        events.Complete();
    }

    private ProjectState StateOf(string sessionId, int frozen)
    {
        var project = projects.Find(sessionId)!;
        return new ProjectState(
            projects.ReadDraft(project, project.Draft),
            projects.MediaOf(project),
            [.. project.History.Select(number => projects.ReadDraft(project, number))],
            projects.WorkFolder(sessionId)
        )
        {
            Edits = project.Edits ?? [],
            // What is set aside for this edit comes back if nothing changes.
            Credits = strict ? new(accounts.Get(project.UserId).Available + frozen, editCost) : null,
            SpeaksAsCloud = strict,
        };
    }

    private void Settle(Project project, int frozen, bool changed)
    {
        if (frozen == 0)
        {
            return;
        }

        try
        {
            accounts.Settle(project.UserId, frozen, spend: changed);
        }
#pragma warning disable CA1031 // The edit is over: whoever waits for it must hear about it, whatever happens to its credits.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log?.WriteLine($"Credits of {project.UserId} could not be written: {e}");
        }
    }

    /// <summary>A step lasts until the next one begins.</summary>
    private sealed class Steps(ChannelWriter<EditEvent> events)
    {
        private StepBegan? _open;
        private int _count;

        public void Begin(AgentStep step)
        {
            End();
            _open = new StepBegan($"call-{++_count}", step);
            events.TryWrite(_open);
        }

        public void End()
        {
            if (_open is { } open)
            {
                events.TryWrite(new StepEnded(open.Id, open.Step));
            }

            _open = null;
        }
    }
}
