namespace NemoVideo.Core.Projects;

/// <summary>A project to work on, and what it came with.</summary>
/// <param name="Clip">If a clip was given: an edit is about it.</param>
/// <param name="Edit">If an edit was given: its draft is exported.</param>
internal sealed record ProjectInput(
    Project Project,
    Clip? Clip = null,
    Edit? Edit = null,
    string? Prompt = null,
    string? Destination = null
)
{
    /// <returns>Null if the input belongs to no project.</returns>
    public static ProjectInput? Of(object? given) =>
        given switch
        {
            Project project => new(project),
            Clip { Project: { } project } clip => new(project, clip, Prompt: clip.Prompt, Destination: clip.Destination),
            Edit edit => new(edit.Project, Edit: edit, Destination: edit.Destination),
            Timeline { Project: { } project } => new(project),
            _ => null,
        };
}
