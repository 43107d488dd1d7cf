using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>"undo", "take that back", "撤销", "恢复上一步".</summary>
internal sealed partial class UndoReader : IOperationReader
{
    public bool TakesAll => true;

    public IEnumerable<Operation> Read(Clause clause) => clause.Has(Wanted()) && !clause.Has(Particular()) ? [new Undo()] : [];

    [GeneratedRegex(
        @"^undo\b|\bundo (?:it|that|this|the|my|everything)\b|\b(?:take|took) (?:that|it|this|the last (?:edit|change|step|one)|my last \w+) back\b|\btake back (?:that|the last|my last)|\brevert\b|\broll(?:ing)? (?:it |that )?back\b|\bgo(?:ing)? (?:back )?(?:to )?(?:the )?(?:previous|one step|a step|how it was|what it was|the way it was)\b.{0,12}$|\bstep back\b|\bback to (?:how|the way|what) it was\b|\brestore (?:the )?(?:previous|last|earlier|prior)\b|\bcancel (?:that|the last|my last) ?(?:edit|change|step)?$|^ctrl[+ -]?z|撤销|撤消|撤回|恢复(?:到)?(?:上一|之前|前一|原来的版本)|回到(?:上一|之前|前一|上个)|退回|返回上一步|取消(?:上一步|刚才|上次)|还原",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Wanted();

    // Only the last edit can be undone: not a named one, nor several.
    [GeneratedRegex(
        $@"\b(?:{Music}|{Text}|{Logo}|leader ?boards?|captions?|subtitles?|trim|cuts?|fades?|pauses?|speed)\b|\b(?:two|three|four|five|\d+|both)\b|\{{|{ZhMusic}|{ZhText}|水印|字幕|排行榜|[两二三四五\d]步",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Particular();
}
