using NemoVideo.Core.Errors;
using NemoVideo.Core.Projects;

namespace NemoVideo.Core.Edits;

/// <summary>
/// Makes edits from what comes down a pipeline: clips with the same project and the same prompt, in whatever order they came,
/// are one edit; edits, timelines and projects that are piped in continue with their project's timeline, once for each
/// project. Edits keep the order of their first input.
/// </summary>
/// <param name="prompt">The instruction for all of them; without it, each input's own.</param>
internal sealed class EditPlanner(string? prompt)
{
    private readonly List<Group> _groups = [];

    public void Add(ProjectInput input)
    {
        var words = string.IsNullOrWhiteSpace(prompt) ? input.Prompt : prompt;
        var group = _groups.FirstOrDefault(known =>
            ReferenceEquals(known.Project, input.Project) && string.Equals(known.Prompt, words, StringComparison.Ordinal)
        );
        if (group is null)
        {
            _groups.Add(group = new Group(input.Project, words));
        }

        group.Destinations.Add(input.Destination);
        if (input.Clip is not null)
        {
            group.Clips.Add(input.Clip);
        }
    }

    /// <returns>The edits, with an error for each that can't be made.</returns>
    public IEnumerable<(EditRequest? Request, NemoException? Error)> Plan(string? data)
    {
        foreach (var group in _groups)
        {
            var destinations = group.Destinations.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.Ordinal).ToList();
            if (string.IsNullOrWhiteSpace(group.Prompt))
            {
                yield return (null, NemoErrors.PromptMissing(group.Project.Name));
            }
            else if (destinations.Count > 1)
            {
                yield return (null, NemoErrors.DestinationConflict(group.Project.Name, group.Prompt!, destinations!));
            }
            else
            {
                yield return (new EditRequest(group.Project, group.Prompt!, group.Clips, destinations.FirstOrDefault(), data), null);
            }
        }
    }

    private sealed class Group(Project project, string? prompt)
    {
        public Project Project { get; } = project;

        public string? Prompt { get; } = prompt;

        public List<string?> Destinations { get; } = [];

        public List<Clip> Clips { get; } = [];
    }
}
