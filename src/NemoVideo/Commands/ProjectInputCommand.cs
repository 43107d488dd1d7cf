using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Projects;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Common to all cmdlets that work on projects: the ones piped in, the one named, or else the current one.</summary>
public abstract class ProjectInputCommand : NemoCommand
{
    /// <summary>Clips, edits, timelines, projects, or names of projects.</summary>
    [Parameter(ParameterSetName = "Input", ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? InputObject { get; set; }

    /// <summary>Project: its name, its session id or an object that belongs to it.</summary>
    [Parameter(ParameterSetName = "Project", Mandatory = true)]
    [ProjectTransformation]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public virtual ProjectRef? Project { get; set; }

    /// <summary>One project to work on. What it throws is this project's error; the others continue.</summary>
    private protected abstract void Take(ProjectInput input);

    /// <summary>After the last project.</summary>
    private protected virtual void AfterInput() { }

    /// <summary>The project meant by a parameter or an input; without either, the current one.</summary>
    private protected virtual Project Find(ProjectRef? reference)
    {
        // One that outlived its connection is looked for on another.
        if (reference?.Project is { Connection: not { IsClosed: true } } given)
        {
            return given;
        }

        var connection = Connect();
        return Await((_, cancellationToken) => new ProjectFinder(NemoHost, connection).ForUseAsync(reference, cancellationToken));
    }

    private protected sealed override void Process()
    {
        foreach (var input in InputObject ?? [])
        {
            if (input is not null)
            {
                TakeOne(() => Read(input));
            }
        }
    }

    private protected sealed override void End()
    {
        // Even an empty pipeline counts as input, and -InputObject $null as none: the current project is meant only if there is neither.
        if (!MyInvocation.ExpectingInput && !MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            var project = Find(Project);
            TakeOne(() => new ProjectInput(project));
        }

        AfterInput();
    }

    private ProjectInput Read(object given)
    {
        if (ProjectInput.Of(ProjectReader.Bare(given)) is { } input)
        {
            return input;
        }

        var project = Find(ProjectReader.Read(given) ?? throw NemoErrors.InputNotAccepted(ProjectReader.Bare(given)));
        if (given is not PSObject remains || ProjectReader.KindOf(remains) is not { } kind)
        {
            return new ProjectInput(project);
        }

        if (project.IsPlanned)
        {
            throw NemoErrors.PlannedInput(project.Name);
        }

        return new ProjectInput(
            project,
            kind == nameof(Clip) ? ClipOf(project, remains) : null,
            Prompt: kind == nameof(Clip) ? ProjectReader.Text(remains, nameof(Clip.Prompt)) : null,
            Destination: ProjectReader.Text(remains, nameof(Clip.Destination))
        );
    }

    private static Clip ClipOf(Project project, PSObject remains)
    {
        var address = ProjectReader.Text(remains, nameof(Clip.RemoteUri));
        var name = ProjectReader.Text(remains, nameof(Clip.Name));
        return project.Clips.FirstOrDefault(clip => address is not null && clip.RemoteUri?.ToString() == address)
            ?? project.Clips.FirstOrDefault(clip => clip.Name == name)
            ?? throw NemoErrors.ClipNotInProject(name ?? "The clip", project.Name);
    }

    private void TakeOne(Func<ProjectInput> read)
    {
        ProjectInput? input = null;
        try
        {
            input = read();
            Take(input);
        }
        catch (NemoException error)
        {
            error.Target ??= input?.Project.Name;
            WriteNemoError(error);
        }
    }
}
