using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;

namespace NemoVideo.Core.Skills;

/// <summary>Finds what <c>-Skill</c> names: a built-in profile or a document.</summary>
internal sealed class SkillFinder(NemoHost host)
{
    /// <param name="nameOrPath">Name of a built-in profile, or full path of a document.</param>
    public Skill Find(string? nameOrPath, string? version = null)
    {
        var name = string.IsNullOrWhiteSpace(nameOrPath) ? BuiltInSkills.Default : nameOrPath!;
        var skill = BuiltInSkills.Find(name)
            ?? (File.Exists(name) ? host.Client.ReadSkill(Path.GetFullPath(name)) : null)
            ?? throw NemoErrors.SkillNotFound(name, BuiltInSkills.All.Select(known => known.Name));
        return string.IsNullOrWhiteSpace(version) ? skill : skill.WithVersion(version!);
    }
}
