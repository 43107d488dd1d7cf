using NemoVideo.Core;

namespace NemoVideo.Engine;

/// <summary>Projects of a run under -WhatIf: nothing of them exists, but what has the same name is the same project.</summary>
internal sealed class PlannedProjects
{
    private readonly Dictionary<string, Project> _projects = new(StringComparer.Ordinal);

    public Project Get(string? name)
    {
        var key = string.IsNullOrWhiteSpace(name) ? "project" : name!;
        if (!_projects.TryGetValue(key, out var project))
        {
            _projects[key] = project = new Project { Name = key, IsPlanned = true };
        }

        return project;
    }
}
