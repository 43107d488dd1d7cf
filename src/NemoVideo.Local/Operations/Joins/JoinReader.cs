using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>"join the clips", "put b.mp4 first", "in the order 3, 1, 2", "合并片段", "先放b.mp4再放a.mp4".</summary>
internal sealed partial class JoinReader : IOperationReader
{
    public IEnumerable<Operation> Read(Clause clause)
    {
        var clips = clause.Clips;
        if (Numbers().Match(clause.Text) is { Success: true } numbers)
        {
            return [new JoinClips([.. numbers.Groups["n"].Captures.Select(c => new ClipReference(Quantities.Count(c.Value)))])];
        }

        if (clause.Has(Reversed()))
        {
            return clause.ClipNames.Count < 2 ? [] : [new JoinClips([.. Numbered(clause).Reverse()])];
        }

        if (clips.Count == 2 && clause.Has(After()))
        {
            return [new JoinClips([clips[1], clips[0]])];
        }

        if (clips.Count == 2 && clause.Has(Before()))
        {
            return [new JoinClips(clips)];
        }

        if (clips.Count == 2 && clause.Has(Swap()))
        {
            return Swapped(clause, clips);
        }

        if (clips.Count > 0 && clause.Has(AtEnd()))
        {
            return AtTheEnd(clause, clips);
        }

        if (clips.Count > 0 && clause.Has(First()))
        {
            return [new JoinClips(clips)];
        }

        if (!clause.Has(Wanted()))
        {
            return [];
        }

        return [new JoinClips(clips.Count > 1 ? clips : null)];
    }

    private static IEnumerable<ClipReference> Numbered(Clause clause) =>
        Enumerable.Range(1, clause.ClipNames.Count).Select(n => new ClipReference(n));

    /// <summary>Needs to know the other clips: they come first.</summary>
    private static IEnumerable<Operation> AtTheEnd(Clause clause, IReadOnlyList<ClipReference> last) =>
        clause.ClipNames.Count == 0 ? [] : [new JoinClips([.. Numbered(clause).Where(c => !last.Any(l => Same(clause, c, l))), .. last])];

    private static IEnumerable<Operation> Swapped(Clause clause, IReadOnlyList<ClipReference> pair)
    {
        if (clause.ClipNames.Count == 0)
        {
            return [];
        }

        return
        [
            new JoinClips([
                .. Numbered(clause)
                    .Select(c =>
                        Same(clause, c, pair[0]) ? pair[1]
                        : Same(clause, c, pair[1]) ? pair[0]
                        : c
                    ),
            ]),
        ];
    }

    private static bool Same(Clause clause, ClipReference numbered, ClipReference said) =>
        said.Number == numbered.Number
        || said.Number == -1 && numbered.Number == clause.ClipNames.Count
        || said.Name is not null && said.Name.Equals(clause.ClipNames[numbered.Number!.Value - 1], StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"\b(?:join|merge|combine|concat(?:enate)?|stitch|splice|string|glue|link|connect|assemble|compile)\b.{0,40}(?:\b(?:clips?|videos?|files?|footage|them|all|everything|these|together|recordings?|parts?|pieces?|shots?|segments?)\b|§|‹)|\bput\b.{0,40}\b(?:together|one after (?:the other|another)|in a row|back to back|end to end|in sequence)\b|\bone after (?:the other|another)\b|\bback to back\b|\binto (?:one|a single|1) (?:video|clip|file|movie|piece)\b|合并|拼接|拼在一起|拼起来|连接|接在一起|接起来|合在一起|合成|串起来|串在一起|连在一起|连起来|剪在一起|放在一起|组合",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Wanted();

    [GeneratedRegex(
        @"\b(?:order|sequence)\b\D{0,6}(?<n>\d{1,2})(?:\s*(?:,\s*and|,\s*then|,|and|then|-|>|->)?\s*(?<n>\d{1,2}))+|(?:顺序|次序)\D{0,4}(?<n>\d{1,2})(?:\s*[,、-]?\s*(?<n>\d{1,2}))+|按\s*(?<n>\d{1,2})(?:\s*[,、-]\s*(?<n>\d{1,2}))+",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"\b(?:reverse|in reverse|backwards?) (?:the )?(?:clip )?order\b|\bin reverse(?:d)? order\b|倒序|(?:颠倒|反转)顺序",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Reversed();

    [GeneratedRegex(@"\bafter\b|后面|之后", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex After();

    [GeneratedRegex(@"\bbefore\b|\bin front of\b|前面|之前", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:swap|switch|exchange)\b|交换|互换|对调", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Swap();

    [GeneratedRegex(
        @"\blast$|\b(?:at|to) the (?:very )?end\b|\b(?:end|finish|close) with\b|\bcomes? last\b|最后面?|末尾|结尾",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex AtEnd();

    [GeneratedRegex(
        @"\bfirst\b|\b(?:at|to) the (?:very )?(?:start|beginning|front)\b|\b(?:start|begin|open) with\b|\bin (?:this|the following|that) order\b|\border\b|最前|开头|前面|先(?:放|播|用)?|第一|顺序|排",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex First();
}
