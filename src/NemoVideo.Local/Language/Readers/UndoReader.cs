using System.Text.RegularExpressions;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language.Readers;

/// <summary>"undo", "take that back", "撤销", "恢复上一步".</summary>
internal sealed partial class UndoReader : IOperationReader
{
    public IEnumerable<Operation> Read(Clause clause) => clause.Has(Wanted()) ? [new Undo()] : [];

    [GeneratedRegex(@"^undo\b|\bundo (?:it|that|this|the|my|everything)\b|\b(?:take|took) (?:that|it|this|the last (?:edit|change|step|one)|my last \w+) back\b|\btake back (?:that|the last|my last)|\brevert\b|\broll(?:ing)? (?:it |that )?back\b|\bgo(?:ing)? (?:back )?(?:to )?(?:the )?(?:previous|one step|a step|how it was|what it was|the way it was)\b.{0,12}$|\bstep back\b|\bback to (?:how|the way|what) it was\b|\brestore (?:the )?(?:previous|last|earlier|prior)\b|\bcancel (?:that|the last|my last) ?(?:edit|change|step)?$|^ctrl[+ -]?z|撤销|撤消|撤回|恢复(?:到)?(?:上一|之前|前一|原来的版本)|回到(?:上一|之前|前一|上个)|退回|返回上一步|取消(?:上一步|刚才|上次)|还原", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Wanted();
}
