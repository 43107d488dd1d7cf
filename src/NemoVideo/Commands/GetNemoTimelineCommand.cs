using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Projects;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Shows a project's current timeline.</summary>
[Cmdlet(VerbsCommon.Get, "NemoTimeline", DefaultParameterSetName = "Input")]
[OutputType(typeof(Timeline))]
public sealed class GetNemoTimelineCommand : ProjectInputCommand
{
    /// <inheritdoc/>
    [Parameter(ParameterSetName = "Project", Position = 0, Mandatory = true)]
    [ProjectTransformation]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public override ProjectRef? Project { get; set; }

    private readonly HashSet<Project> _shown = [];

    private protected override void Take(ProjectInput input)
    {
        var project = input.Project;
        if (project.IsPlanned)
        {
            throw NemoErrors.PlannedInput(project.Name);
        }

        if (!_shown.Add(project))
        {
            return;
        }

        var finder = new ProjectFinder(NemoHost, Connect(project.Connection));
        Pump.Start(
            async (pipeline, cancellationToken) =>
            {
                await finder.RefreshAsync(project, cancellationToken).ConfigureAwait(false);
                await pipeline.EmitAsync(project.Timeline ?? new Timeline { Project = project }).ConfigureAwait(false);
            }
        );
    }
}
