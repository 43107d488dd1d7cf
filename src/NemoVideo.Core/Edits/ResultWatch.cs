using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Core.Edits;

/// <summary>Reads the state after a message, as often as it takes to tell what became of the edit.</summary>
internal sealed class ResultWatch(
    NemoHost host,
    Connection connection,
    AccountGuard guard,
    EditRequest request,
    ProjectSnapshot before,
    EditProgress progress,
    IPipeline pipeline
)
{
    private const string Waiting = "waiting for the timeline to show the result";

    public Project Project => request.Project;

    public ProjectSnapshot Before => before;

    /// <summary>Of the time that the user gave the edit; null if none was given.</summary>
    public TimeSpan? TimeLeft => request.Timeout is { } time ? Later(time - progress.Elapsed, TimeSpan.FromMilliseconds(1)) : null;

    public bool IsOver => request.Timeout <= progress.Elapsed;

    public bool HasChanged(ProjectSnapshot after) => before.Timeline?.Fingerprint != after.Timeline?.Fingerprint;

    /// <summary>Anything but a lost account or session: the next attempt may get through.</summary>
    public static bool MayPass(NemoException error) => error.Kind is not (ErrorKind.AuthenticationError or ErrorKind.ObjectNotFound);

    /// <summary>The stream ended properly. The state may lag behind it.</summary>
    /// <param name="mayLag">By seconds.</param>
    /// <param name="mayBeLate">By minutes: a tool ran that changes something.</param>
    public async Task<ProjectSnapshot> SettleAsync(bool mayLag, bool mayBeLate, CancellationToken cancellationToken)
    {
        var state = await StateAsync(cancellationToken).ConfigureAwait(false);
        for (var tries = 1; mayLag && tries < host.Options.SilentStateTries && !HasNews(state) && !IsOver; tries++)
        {
            await WaitAsync(host.Options.SilentStateWait, cancellationToken).ConfigureAwait(false);
            state = await StateAsync(cancellationToken).ConfigureAwait(false);
        }

        // The local backend has its state in memory.
        return mayBeLate && !HasNews(state) && !connection.IsLocal && host.Options.LateStateTries > 0
            ? await WaitForChangeAsync(state, cancellationToken).ConfigureAwait(false)
            : state;
    }

    /// <summary>The stream broke: wait, read the state, and keep asking (30 s, then every 60 s, up to the 15 minutes).</summary>
    public async Task<ProjectSnapshot> RecoverAsync(MessageEnd end, CancellationToken cancellationToken)
    {
        var why = end.Kind == MessageEndKind.TimedOut ? "it took too long" : end.Reason?.TrimEnd('.') ?? "the connection broke";
        progress.Say(Waiting);
        var broke = host.Clock.UtcNow;
        var wait = host.Options.FirstStateWait;
        do
        {
            if (end.Kind == MessageEndKind.Broken)
            {
                await WaitAsync(wait, cancellationToken).ConfigureAwait(false);
                wait = host.Options.NextStateWait;
            }

            if (await TryStateAsync(cancellationToken).ConfigureAwait(false) is { } state && HasChanged(state))
            {
                return state;
            }
        } while (end.Kind == MessageEndKind.Broken && progress.Elapsed < (request.Timeout ?? host.Options.MessageTimeout));

        throw request.Timeout is { } time
            ? NemoErrors.EditTimedOut(Project.Name, time)
            : NemoErrors.EditUnconfirmed(Project.Name, why, host.Clock.UtcNow - broke);
    }

    /// <summary>The agent's tools ran, but the timeline is as it was: the change may show later.</summary>
    private async Task<ProjectSnapshot> WaitForChangeAsync(ProjectSnapshot state, CancellationToken cancellationToken)
    {
        var (first, next, tries) = (host.Options.FirstLateStateWait, host.Options.NextLateStateWait, host.Options.LateStateTries);
        pipeline.Inform(
            $"The service has worked on project '{Project.Name}', but its timeline is as it was. Waiting for a change to show, up to "
                + $"{Size.Of(first + TimeSpan.FromTicks(next.Ticks * (tries - 1)))}."
        );
        progress.Say(Waiting);
        for (var wait = first; tries > 0; tries--, wait = next)
        {
            await WaitAsync(wait, cancellationToken).ConfigureAwait(false);
            state = await TryStateAsync(cancellationToken).ConfigureAwait(false) ?? state;
            if (HasNews(state))
            {
                break;
            }

            if (IsOver)
            {
                throw NemoErrors.EditTimedOut(Project.Name, request.Timeout!.Value);
            }
        }

        return state;
    }

    /// <summary>The timeline has changed, or there is something new that was found in the footage.</summary>
    public bool HasNews(ProjectSnapshot after) => HasChanged(after) || after.Analyses?.Count > (before.Analyses?.Count ?? 0);

    private Task<ProjectSnapshot> StateAsync(CancellationToken cancellationToken) =>
        guard.CallAsync(Project, token => connection.Service.GetStateAsync(token, Project.SessionId, cancellationToken), cancellationToken);

    /// <summary>Null if it can't be read at the moment.</summary>
    private async Task<ProjectSnapshot?> TryStateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await StateAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NemoException error) when (MayPass(error))
        {
            return null;
        }
    }

    /// <summary>Not beyond the time that the user gave the edit.</summary>
    private Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        wait = TimeLeft < wait ? TimeLeft.Value : wait;
        WireLog.Wait(wait, $"the timeline of project '{Project.Name}' is read again: it shows no change yet");
        return host.Clock.Delay(wait, cancellationToken);
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
