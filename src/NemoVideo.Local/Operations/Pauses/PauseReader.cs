using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Pauses;

/// <summary>"cut out the pauses", "remove silences longer than 1 second", "去掉停顿".</summary>
internal sealed partial class PauseReader : IOperationReader
{
    public IEnumerable<Operation> Read(Clause clause)
    {
        if (!clause.Has(Wanted()) || clause.Has(OnlyOne()))
        {
            return [];
        }

        var longer = Longer().Match(clause.Text);
        return [new CutPauses(longer.Success ? Quantities.Time(longer.Groups["t"].Value) : null)];
    }

    [GeneratedRegex(
        $@"(?<!quick )\b(?:{Remove}|tighten|close|shorten|condense|reduce|minimi[sz]e|cut down)\b(?: up| out| off| down| on)?[^,;]{{0,60}}?\b{Pause}\b|\b{Pause}\b.{{0,30}}?\b(?:removed?|gone|cut|out|taken|deleted?|trimmed|tightened)\b|\bjump[ -]?cuts?\b|\b(?:silence|pause)[ -](?:removal|cutting)|(?:{ZhRemove}|缩短|收紧|减少|压缩).{{0,15}}?{ZhPause}|{ZhRemove}.{{0,6}}静音|{ZhPause}.{{0,12}}?(?:{ZhRemove}|缩短|收紧)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Wanted();

    // The pause in one place is not all pauses.
    [GeneratedRegex(
        $@"{Pause} (?:(?:at|in|from|near) (?:the )?(?:very )?(?:start|beginning|end|middle|first|last|\{{)|between the clips)|(?:开头|结尾|末尾|最后)的?{ZhPause}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex OnlyOne();

    [GeneratedRegex(
        @"(?:longer|more|greater|bigger|over|above|exceed(?:ing|s)?|at least|lasting|last)\s*(?:than|or equal to)?\s*(?:about )?\{(?<t>[\d.]+)\}|\{(?<t>[\d.]+)\}\s*(?:or (?:longer|more)|and (?:longer|up|more)|\+|plus)|[>≥]=?\s*\{(?<t>[\d.]+)\}|(?:超过|大于|长于|多于|长过|至少)\s*\{(?<t>[\d.]+)\}|\{(?<t>[\d.]+)\}(?:以上|及以上)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Longer();
}
