using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Core.Edits;

/// <summary>Says what the agent is doing and the time elapsed, and "still working" every two minutes.</summary>
internal sealed class EditProgress(IPipeline pipeline, Project project, IClock clock, NemoOptions options)
{
    private readonly string _key = "edit:" + project.SessionId;
    private readonly DateTimeOffset _begin = clock.UtcNow;
    private volatile string _doing = AgentWords.Reading;

    public TimeSpan Elapsed => clock.UtcNow - _begin;

    public void Say(string doing)
    {
        _doing = doing;
        Report();
    }

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var told = options.StillWorkingInterval;
        try
        {
            while (true)
            {
                Report();
                await clock.Delay(options.ProgressInterval, cancellationToken).ConfigureAwait(false);
                if (Elapsed >= told)
                {
                    pipeline.Inform($"Still working on project '{project.Name}' ({Size.Of(Elapsed)}): {_doing}.");

                    // After the machine has slept, it is said once.
                    while (told <= Elapsed)
                    {
                        told += options.StillWorkingInterval;
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The edit has ended.
        }
    }

    public void End() => pipeline.Progress(new ProgressReport(_key, Activity, "", Completed: true));

    private string Activity => $"Editing project '{project.Name}'";

    private void Report() => pipeline.Progress(new ProgressReport(_key, Activity, $"{_doing} ({Size.Of(Elapsed)})"));
}
