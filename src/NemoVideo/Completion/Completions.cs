using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NemoVideo.Core;
using NemoVideo.Core.Skills;
using NemoVideo.Engine;

namespace NemoVideo.Completion;

/// <summary>Common to all completers: quoting, and never an error when Tab is pressed.</summary>
internal abstract class NameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        var word = wordToComplete.Trim('\'', '"');
        foreach (var (name, tip) in Names(fakeBoundParameters))
        {
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                var text = name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.')
                    ? name
                    : "'" + name.Replace("'", "''") + "'";
                yield return new CompletionResult(text, name, CompletionResultType.ParameterValue, tip);
            }
        }
    }

    private protected abstract IEnumerable<(string Name, string Tip)> Names(IDictionary bound);
}

/// <summary>Names of the built-in skills.</summary>
internal sealed class SkillCompleter : NameCompleter
{
    private protected override IEnumerable<(string Name, string Tip)> Names(IDictionary bound) =>
        BuiltInSkills.All.Select(skill => (skill.Name, skill.Description ?? skill.Name));
}

/// <summary>The connection's projects.</summary>
internal sealed class ProjectCompleter : NameCompleter
{
    private protected override IEnumerable<(string Name, string Tip)> Names(IDictionary bound) =>
        (bound["Connection"] as Connection ?? DefaultConnection.Current)?.KnownProjects.Select(project => (project.Name, project.SessionId))
        ?? [];
}

/// <summary>Ids of the exports in the journal.</summary>
internal sealed class ExportIdCompleter : NameCompleter
{
    private protected override IEnumerable<(string Name, string Tip)> Names(IDictionary bound) =>
        ModuleHost.Create().Journal.Read(_ => { }).Select(entry => (entry.Id, $"{entry.State}: {entry.Destination}"));
}
