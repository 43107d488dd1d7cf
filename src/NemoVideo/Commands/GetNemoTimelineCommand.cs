using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Projects;

namespace NemoVideo.Commands;

/// <summary>Shows the timeline of a project as it is now.</summary>
[Cmdlet(VerbsCommon.Get, "NemoTimeline", DefaultParameterSetName = "Input")]
[OutputType(typeof(Timeline))]
public sealed class GetNemoTimelineCommand : NemoCommand
{
    /// <summary>Clips, edits or projects.</summary>
    [Parameter(ParameterSetName = "Input", ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? InputObject { get; set; }

    /// <summary>Project: a name or a session id.</summary>
    [Parameter(ParameterSetName = "Project", Position = 0, Mandatory = true)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    private readonly HashSet<Project> _shown = [];

    private protected override void Process()
    {
        foreach (var input in InputObject ?? [])
        {
            var project = ((input as PSObject)?.BaseObject ?? input) switch
            {
                Clip clip => clip.Project,
                Edit edit => edit.Project,
                Project given => given,
                Timeline timeline => timeline.Project,
                _ => null,
            };
            if (project is null || project.IsPlanned)
            {
                if (input is not null)
                {
                    WriteNemoError(project is null ? NemoErrors.InputNotAccepted(input) : NemoErrors.PlannedInput(project.Name));
                }
            }
            else if (_shown.Add(project))
            {
                Show(project, Connect(project.Connection));
            }
        }
    }

    private protected override void End()
    {
        if (MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            return;
        }

        var connection = Connect();
        Show(Await((_, cancellationToken) => new ProjectFinder(NemoHost, connection).ForUseAsync(Project, cancellationToken)), connection);
    }

    private void Show(Project project, Connection connection)
    {
        var finder = new ProjectFinder(NemoHost, connection);
        Pump.Start(async (pipeline, cancellationToken) =>
        {
            await finder.RefreshAsync(project, cancellationToken).ConfigureAwait(false);
            await pipeline.EmitAsync(project.Timeline ?? new Timeline { Project = project }).ConfigureAwait(false);
        });
    }
}
