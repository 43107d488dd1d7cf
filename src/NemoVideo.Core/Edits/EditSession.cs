using NemoVideo.Core.Accounts;
using NemoVideo.Core.Clips;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Projects;
using NemoVideo.Core.Words;

namespace NemoVideo.Core.Edits;

/// <summary>
/// Sends one instruction and finds out its result. An edit happens once: after a stream that broke or stayed silent, the
/// state decides; if it can't, the result is <c>Nemo.EditUnconfirmed</c>.
/// </summary>
internal sealed class EditSession(NemoHost host, Connection connection)
{
    private readonly AccountGuard _guard = new(host, connection);

    /// <summary>Makes one edit. Edits of one project wait for each other.</summary>
    public async Task<Edit> RunAsync(EditRequest request, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (PromptAdvice.For(request.Prompt, connection.Skill) is { } hint)
        {
            pipeline.Warn(hint);
        }

        var project = request.Project;
        await project.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        var progress = new EditProgress(pipeline, project, host.Clock, host.Options);
        using var ticking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ticks = progress.RunAsync(ticking.Token);
        var mark = connection.Spending.Begin();
        try
        {
            var before = await StateAsync(project, cancellationToken).ConfigureAwait(false);
            ClipCopies.Look(project, before, pipeline);
            var balance = mark < 0 ? null : await BalanceAsync(cancellationToken).ConfigureAwait(false);
            var result = await SendAsync(request, before.Timeline, progress, pipeline, cancellationToken).ConfigureAwait(false);
            var left = mark < 0 ? null : await BalanceAsync(cancellationToken).ConfigureAwait(false);
            var alone = connection.Spending.End(mark);
            mark = 0;
            connection.Credits = left ?? connection.Credits;
            return Result(request, before, result, progress.Elapsed, alone && left is not null ? balance - left : null, pipeline);
        }
        catch (NemoException error)
        {
            error.Target ??= project.Name;
            throw;
        }
        finally
        {
            if (mark != 0)
            {
                connection.Spending.End(mark);
            }

            ticking.Cancel();
            await ticks.ConfigureAwait(false);
            progress.End();
            project.Gate.Release();
        }
    }

    private async Task<(string Reply, ProjectSnapshot After)> SendAsync(
        EditRequest request,
        Timeline? before,
        EditProgress progress,
        IPipeline pipeline,
        CancellationToken cancellationToken
    )
    {
        var project = request.Project;
        var lines = new ReplyLines(pipeline.Inform);
        var usedTools = false;
        void OnEvent(AgentEvent happened)
        {
            switch (happened)
            {
                case AgentText text:
                    progress.Say(AgentWords.Writing);
                    lines.Add(text.Text);
                    break;
                case AgentToolCall call:
                    usedTools = true;
                    lines.Flush();
                    progress.Say(AgentWords.ForTool(call.Name));
                    break;
                case AgentToolResult:
                    progress.Say(AgentWords.Working);
                    break;
                default:
                    break;
            }
        }

        MessageEnd end;
        try
        {
            var message = EditMessage.Of(request, isFirst: before is not { Tracks.Count: > 0 });
            end = await _guard
                .CallAsync(
                    project,
                    token => connection.Service.SendMessageAsync(token, project.SessionId, message, OnEvent, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (NemoException error) when (error.Delivery == Delivery.Unknown)
        {
            // The message may have been accepted: it is not sent again.
            end = new MessageEnd(MessageEndKind.Broken, "", [], error.Message);
        }

        // From here on, the session holds something that a new one would not.
        project.IsFresh = false;
        project.HasState = true;
        lines.Flush();
        if (end.Errors.Count > 0)
        {
            throw await FailedAsync(project, before, end.Errors, cancellationToken).ConfigureAwait(false);
        }

        if (end.Kind == MessageEndKind.Closed)
        {
            try
            {
                return (
                    end.Text,
                    await SettleAsync(project, before, mayLag: end.Text.Length == 0 || usedTools, cancellationToken).ConfigureAwait(false)
                );
            }
            catch (NemoException error) when (MayPass(error))
            {
                // The edit was sent: a result that can't be read just now must not look like a failure.
                end = end with { Kind = MessageEndKind.Broken, Reason = error.Message };
            }
        }

        return (end.Text, await RecoverAsync(project, before, end, progress, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The agent reported an error. The state shows what it did before that.</summary>
    private async Task<NemoException> FailedAsync(
        Project project,
        Timeline? before,
        IReadOnlyList<AgentError> errors,
        CancellationToken cancellationToken
    )
    {
        var said = string.Join("; ", errors.Select(error => error.Message));
        try
        {
            var after = await SettleAsync(project, before, mayLag: true, cancellationToken).ConfigureAwait(false);
            said += HasChanged(before, after.Timeline) ? " (The timeline changed before that.)" : " (The timeline is unchanged.)";
        }
        catch (NemoException error) when (MayPass(error))
        {
            said += " (The timeline can't be read at the moment.)";
        }

        return NemoErrors.EditFailed(project.Name, said);
    }

    /// <summary>The stream ended properly. The state may lag behind it.</summary>
    private async Task<ProjectSnapshot> SettleAsync(Project project, Timeline? before, bool mayLag, CancellationToken cancellationToken)
    {
        var state = await StateAsync(project, cancellationToken).ConfigureAwait(false);
        for (var tries = 1; mayLag && tries < host.Options.SilentStateTries && !HasChanged(before, state.Timeline); tries++)
        {
            await host.Clock.Delay(host.Options.SilentStateWait, cancellationToken).ConfigureAwait(false);
            state = await StateAsync(project, cancellationToken).ConfigureAwait(false);
        }

        return state;
    }

    /// <summary>The stream broke: wait, read the state, and keep asking (30 s, then every 60 s, up to the 15 minutes).</summary>
    private async Task<ProjectSnapshot> RecoverAsync(
        Project project,
        Timeline? before,
        MessageEnd end,
        EditProgress progress,
        CancellationToken cancellationToken
    )
    {
        var why = end.Kind == MessageEndKind.TimedOut ? "it took too long" : $"the connection broke ({end.Reason ?? "no reason given"})";
        progress.Say("waiting for the timeline to show the result");
        var broke = host.Clock.UtcNow;
        var wait = host.Options.FirstStateWait;
        do
        {
            if (end.Kind == MessageEndKind.Broken)
            {
                await host.Clock.Delay(wait, cancellationToken).ConfigureAwait(false);
                wait = host.Options.NextStateWait;
            }

            try
            {
                var state = await StateAsync(project, cancellationToken).ConfigureAwait(false);
                if (HasChanged(before, state.Timeline))
                {
                    return state;
                }
            }
            catch (NemoException error) when (MayPass(error))
            {
                // Still unreachable: the next attempt may get through.
            }
        } while (end.Kind == MessageEndKind.Broken && progress.Elapsed < host.Options.MessageTimeout);

        throw NemoErrors.EditUnconfirmed(project.Name, why, host.Clock.UtcNow - broke);
    }

    private Edit Result(
        EditRequest request,
        ProjectSnapshot before,
        (string Reply, ProjectSnapshot After) result,
        TimeSpan elapsed,
        decimal? used,
        IPipeline pipeline
    )
    {
        var project = request.Project;
        ProjectFinder.Apply(project, result.After);
        var timeline = result.After.Timeline;
        var changes = TimelineChanges.Between(before.Timeline, timeline);
        var reply = result.Reply.Trim();
        if (reply.Length == 0)
        {
            // About 30 % of edits close without words: the changes are put into words for them.
            reply =
                changes.Count == 0
                    ? "The service answered without words, and the timeline is unchanged."
                    : string.Join("; ", changes) + ".";
            pipeline.Inform(reply);
        }

        return new Edit
        {
            Prompt = request.Prompt,
            Reply = reply,
            Changes = changes,
            Outcome = changes.Count == 0 ? EditOutcome.Unchanged : EditOutcome.Changed,
            Timeline = timeline,
            Analyses = NewAnalyses(before, result.After),
            Clips = request.Clips.Count > 0 ? request.Clips : project.Clips,
            CreditsUsed = used,
            Elapsed = elapsed,
            NextActions = GuiTalk.Read(reply, project, request.Prompt),
            Project = project,
            Destination = request.Destination,
        };
    }

    /// <summary>What an earlier edit found does not belong to this one.</summary>
    private static IReadOnlyList<Analysis> NewAnalyses(ProjectSnapshot before, ProjectSnapshot after)
    {
        var known = new HashSet<string>((before.Analyses ?? []).Select(analysis => analysis.Json), StringComparer.Ordinal);
        return [.. (after.Analyses ?? []).Where(analysis => !known.Contains(analysis.Json))];
    }

    /// <summary>Anything but a lost account or session: the next attempt may get through.</summary>
    private static bool MayPass(NemoException error) => error.Kind is not (ErrorKind.AuthenticationError or ErrorKind.ObjectNotFound);

    private static bool HasChanged(Timeline? before, Timeline? after) => before?.Fingerprint != after?.Fingerprint;

    private Task<ProjectSnapshot> StateAsync(Project project, CancellationToken cancellationToken) =>
        _guard.StateAsync(project, cancellationToken);

    private async Task<decimal?> BalanceAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await connection.Service.GetCreditsOnceAsync(connection.Token, cancellationToken).ConfigureAwait(false)).Available;
        }
        catch (NemoException)
        {
            // An edit does not fail because its price is unknown.
            return null;
        }
    }
}
