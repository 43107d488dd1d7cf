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
            var watch = new ResultWatch(host, connection, _guard, request, before, progress, pipeline);
            if (watch.IsOver)
            {
                throw NemoErrors.EditNotSent(project.Name, request.Timeout!.Value);
            }

            var result = await SendAsync(request, watch, progress, pipeline, cancellationToken).ConfigureAwait(false);
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

    private async Task<(MessageEnd End, ProjectSnapshot After)> SendAsync(
        EditRequest request,
        ResultWatch watch,
        EditProgress progress,
        IPipeline pipeline,
        CancellationToken cancellationToken
    )
    {
        var project = request.Project;
        var lines = new ReplyLines(pipeline.Inform);
        var tools = new ToolUse();
        void OnEvent(AgentEvent happened)
        {
            switch (happened)
            {
                case AgentText text:
                    progress.Say(AgentWords.Writing);
                    lines.Add(text.Text);
                    break;
                case AgentToolCall call:
                    tools.Add(call);
                    lines.Flush();
                    progress.Say(AgentWords.ForTool(call.Name));
                    break;
                case AgentToolResult result:
                    tools.Add(result);
                    progress.Say(AgentWords.Working);
                    break;
                default:
                    break;
            }
        }

        MessageEnd end;
        try
        {
            var message = EditMessage.Of(request, isFirst: watch.Before.Timeline is not { Tracks.Count: > 0 });
            end = await _guard
                .CallAsync(
                    project,
                    token =>
                        connection.Service.SendMessageAsync(token, project.SessionId, message, OnEvent, watch.TimeLeft, cancellationToken),
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
        var remarks = end.Errors.Where(IsRemark).ToList();
        if (remarks.Count < end.Errors.Count)
        {
            var errors = end.Errors.Where(error => !IsRemark(error)).ToList();
            throw await FailedAsync(watch, errors, tools, cancellationToken).ConfigureAwait(false);
        }

        var (last, after) = await ResultAsync(watch, end, tools, remarks.Count > 0, cancellationToken).ConfigureAwait(false);
        if (remarks.Count > 0)
        {
            Tell(remarks[remarks.Count - 1], last.Text, watch.HasNews(after), project, pipeline);
        }

        return (last, after);
    }

    /// <summary>The stream has ended without an error: the state shows the result.</summary>
    private static async Task<(MessageEnd End, ProjectSnapshot After)> ResultAsync(
        ResultWatch watch,
        MessageEnd end,
        ToolUse tools,
        bool hasRemarks,
        CancellationToken cancellationToken
    )
    {
        if (end.Kind == MessageEndKind.Closed)
        {
            try
            {
                var mayLag = end.Text.Length == 0 || end.HasUnread || tools.IsAny || hasRemarks;
                return (end, await watch.SettleAsync(mayLag, mayBeLate: tools.MayHaveChanged, cancellationToken).ConfigureAwait(false));
            }
            catch (NemoException error) when (ResultWatch.MayPass(error))
            {
                // The edit was sent: a result that can't be read just now must not look like a failure.
                end = end with { Kind = MessageEndKind.Broken, Reason = error.Message };
            }
        }

        return (end, await watch.RecoverAsync(end, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The reason why the model stopped, where that may have harmed only its words.</summary>
    private static bool IsRemark(AgentError error) =>
        error.Code is not null && error.Told is null && FinishCodes.Of(error.Code) is FinishKind.CutOff or FinishKind.NothingSaid;

    /// <exception cref="NemoException">Nothing was said, and nothing done.</exception>
    private static void Tell(AgentError remark, string text, bool hasChanged, Project project, IPipeline pipeline)
    {
        var isCutOff = FinishCodes.Of(remark.Code) == FinishKind.CutOff;
        if (!hasChanged && text.Length == 0)
        {
            throw NemoErrors.EditFailed(project.Name, remark.Message + " (The timeline is unchanged.)");
        }

        var what = isCutOff
            ? $"The service's reply about project '{project.Name}' was cut off at a limit of its length ({remark.Code})"
            : $"The service ended the edit of project '{project.Name}' without a closing word ({remark.Code})";
        pipeline.Warn(
            hasChanged
                ? $"{what}. The timeline has changed: check it with Get-NemoTimeline before you repeat anything."
                : $"{what}. The timeline is unchanged."
        );
    }

    /// <summary>The agent reported an error. The state shows what it did before that.</summary>
    private async Task<NemoException> FailedAsync(
        ResultWatch watch,
        List<AgentError> errors,
        ToolUse tools,
        CancellationToken cancellationToken
    )
    {
        var project = watch.Project;
        var told = errors.Find(error => error.Told is not null)?.Told;
        if (told is not null && told.Is(Ids.ProjectNotFound))
        {
            return NemoErrors.ProjectNotFound(project.Name, project.HasClips).With(cause: told);
        }

        if (told is not null && told.Is(Ids.TokenExpired))
        {
            return told.With(told.Message + " The edit had begun by then, so it was not sent again.");
        }

        string shown;
        try
        {
            var after = await watch.SettleAsync(mayLag: true, mayBeLate: false, cancellationToken).ConfigureAwait(false);
            shown =
                watch.HasChanged(after) ? " (The timeline changed before that.)"
                : tools.MayHaveChanged ? " (The timeline has not changed so far.)"
                : " (The timeline is unchanged.)";
        }
        catch (NemoException error) when (ResultWatch.MayPass(error))
        {
            shown = " (The timeline can't be read at the moment.)";
        }

        return told is null ? NemoErrors.EditFailed(project.Name, string.Join("; ", errors.Select(error => error.Message)) + shown)
            : told.Is(Ids.OutOfCredits) ? _guard.WithRegistration(told.With(told.Message + shown))
            : told.With(told.Message + shown);
    }

    private Edit Result(
        EditRequest request,
        ProjectSnapshot before,
        (MessageEnd End, ProjectSnapshot After) result,
        TimeSpan elapsed,
        decimal? used,
        IPipeline pipeline
    )
    {
        var project = request.Project;
        ProjectFinder.Apply(project, result.After);
        var timeline = result.After.Timeline;
        var changes = TimelineChanges.Between(before.Timeline, timeline);
        var reply = result.End.Text.Trim();
        if (reply.Length == 0)
        {
            reply = InsteadOfWords(result.End.HasUnread, changes);
            pipeline.Inform(reply);
        }
        else if (result.End.HasUnread)
        {
            pipeline.Verbose("Part of the answer had a form that this version can't read.");
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

    /// <summary>About 30 % of edits close without words: the changes are put into words for them.</summary>
    private static string InsteadOfWords(bool hasUnread, IReadOnlyList<string> changes)
    {
        var changed = string.Join("; ", changes) + ".";
        return (hasUnread, changes.Count) switch
        {
            (true, 0) => "The answer had a form that this version can't read; the timeline is unchanged.",
            (true, _) => "The answer had a form that this version can't read; the timeline shows: " + changed,
            (false, 0) => "The service answered without words, and the timeline is unchanged.",
            _ => changed,
        };
    }

    /// <summary>What an earlier edit found does not belong to this one.</summary>
    private static IReadOnlyList<Analysis> NewAnalyses(ProjectSnapshot before, ProjectSnapshot after)
    {
        var known = new HashSet<string>((before.Analyses ?? []).Select(analysis => analysis.Json), StringComparer.Ordinal);
        return [.. (after.Analyses ?? []).Where(analysis => !known.Contains(analysis.Json))];
    }

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
