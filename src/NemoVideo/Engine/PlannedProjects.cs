using NemoVideo.Core;

namespace NemoVideo.Engine;

/// <summary>Projects of a run with -WhatIf: none of them exists, but the same name means the same project.</summary>
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
