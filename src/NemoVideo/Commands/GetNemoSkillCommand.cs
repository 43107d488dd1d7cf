using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Skills;

namespace NemoVideo.Commands;

/// <summary>Shows the built-in skills, or reads a skill document.</summary>
[Cmdlet(VerbsCommon.Get, "NemoSkill")]
[OutputType(typeof(Skill))]
public sealed class GetNemoSkillCommand : NemoCommand
{
    /// <summary>Name (wildcards are allowed), or path of a document.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Skill", "Path")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SkillCompleter))]
    public string[] Name { get; set; } = ["*"];

    private protected override void Process()
    {
        foreach (var name in Name)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = BuiltInSkills.All.Where(skill => pattern.IsMatch(skill.Name)).ToList();
            if (found.Count > 0)
            {
                WriteObject(found, enumerateCollection: true);
            }
            else if (
                !WildcardPattern.ContainsWildcardCharacters(name)
                || File.Exists(SessionState.Path.GetUnresolvedProviderPathFromPSPath(name))
            )
            {
                try
                {
                    WriteObject(new SkillFinder(NemoHost).Find(SessionState.Path.GetUnresolvedProviderPathFromPSPath(name)));
                }
                catch (NemoException error)
                {
                    WriteNemoError(
                        error.Is(Ids.SkillNotFound) ? NemoErrors.SkillNotFound(name, BuiltInSkills.All.Select(skill => skill.Name)) : error
                    );
                }
            }
        }
    }
}
