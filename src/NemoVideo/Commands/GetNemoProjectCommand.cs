using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Projects;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Shows projects with their clips and generated media.</summary>
[Cmdlet(VerbsCommon.Get, "NemoProject")]
[OutputType(typeof(Project))]
public sealed class GetNemoProjectCommand : NemoCommand
{
    /// <summary>Names, session ids or objects that belong to a project; by default all projects of the connection.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "SessionId")]
    [ProjectTransformation(Several = true)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectRef[]? Project { get; set; }

    /// <summary>Asks for an address that opens the project in a browser.</summary>
    [Parameter]
    public SwitchParameter BrowserLink { get; set; }

    private protected override void Process()
    {
        var references = Project is { Length: > 0 } ? Project : Connect().KnownProjects.Select(project => new ProjectRef(project));
        foreach (var reference in references)
        {
            var finder = new ProjectFinder(NemoHost, Connect(reference));
            Pump.Start(
                async (pipeline, cancellationToken) =>
                {
                    var project = await finder.ForUseAsync(reference, cancellationToken).ConfigureAwait(false);
                    await finder.RefreshAsync(project, cancellationToken).ConfigureAwait(false);
                    if (BrowserLink)
                    {
                        project.BrowserLink = await finder.LinkAsync(project, cancellationToken).ConfigureAwait(false);
                    }

                    await pipeline.EmitAsync(project).ConfigureAwait(false);
                }
            );
        }
    }
}
