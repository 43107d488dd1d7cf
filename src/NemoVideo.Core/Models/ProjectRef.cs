namespace NemoVideo.Core;

/// <summary>What <c>-Project</c> takes: a project by its name, by its session id, or as an object that belongs to it.</summary>
public sealed class ProjectRef
{
    /// <summary>The project of this name or session id.</summary>
    public ProjectRef(string nameOrId) => NameOrId = nameOrId;

    /// <summary>This project.</summary>
    public ProjectRef(Project project)
    {
        Project = project;
        NameOrId = project.Name;
    }

    /// <summary>Its name, or the session id if that was given.</summary>
    public string NameOrId { get; }

    /// <summary>The project itself, if it was given.</summary>
    internal Project? Project { get; }

    /// <inheritdoc/>
    public override string ToString() => NameOrId;
}
