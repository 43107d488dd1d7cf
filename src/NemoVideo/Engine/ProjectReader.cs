using System.Management.Automation;
using NemoVideo.Core;
using NemoVideo.Core.Projects;

namespace NemoVideo.Engine;

/// <summary>Determines which project is meant, for every parameter that takes one.</summary>
internal static class ProjectReader
{
    private const string Deserialized = "Deserialized.NemoVideo.Core.";

    private static readonly string[] Kinds = [nameof(Project), nameof(Clip), nameof(Edit), nameof(Timeline)];

    /// <returns>Null if the value names no project.</returns>
    public static ProjectRef? Read(object? given)
    {
        var bare = Bare(given);
        if (bare is ProjectRef reference)
        {
            return reference;
        }

        if (ProjectInput.Of(bare) is { } input)
        {
            return new ProjectRef(input.Project);
        }

        if (KindOf(given) is { } kind)
        {
            return OfRemains((PSObject)given!, kind);
        }

        // A number as typed: 007 stays 007.
        return bare is string or ValueType && given!.ToString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? new ProjectRef(text)
            : null;
    }

    public static object? Bare(object? given) => given is PSObject wrapped ? wrapped.BaseObject : given;

    /// <summary>What an object was before it went through a job, remoting or a file; null for anything else.</summary>
    public static string? KindOf(object? given) =>
        given is PSObject wrapped ? Kinds.FirstOrDefault(kind => wrapped.TypeNames.Contains(Deserialized + kind)) : null;

    public static string? Text(PSObject remains, string name) =>
        remains.Properties[name]?.Value?.ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static ProjectRef? OfRemains(PSObject remains, string kind)
    {
        if (Text(remains, nameof(Project.SessionId)) is { } sessionId)
        {
            return new ProjectRef(sessionId);
        }

        // Only planned objects have no session.
        var name = Text(remains, kind == nameof(Project) ? nameof(Project.Name) : nameof(Clip.Project));
        return name is null ? null : new ProjectRef(new Project { Name = name, IsPlanned = true });
    }
}
