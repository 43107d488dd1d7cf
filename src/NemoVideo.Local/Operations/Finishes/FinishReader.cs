using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Loudness;
using NemoVideo.Local.Operations.Pauses;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Finishes;

/// <summary>
/// A finished video without saying how: "turn my raw footage into a finished video", "create a 2-minute screen recording of a
/// product demo", "把原始素材做成成片". What takes no taste is done: pauses in speech are cut and the loudness is set.
/// </summary>
internal sealed partial class FinishReader : IOperationReader
{
    public bool HasNoPhrasing => true;

    public IEnumerable<Operation> Read(Clause clause)
    {
        if (clause.Text.Contains('❝') || clause.Has(SomethingElse()) || !clause.Has(Wanted()))
        {
            return [];
        }

        List<Operation> operations = [new CutPauses(), new NormalizeLoudness()];
        if (clause.Time is { } length && length > TimeSpan.Zero)
        {
            operations.Add(new FitLength(length));
        }

        if (!ExportReader.ReadWithin(clause).Any())
        {
            operations.Add(new ExportHint());
        }

        return operations;
    }

    public IEnumerable<Operation> ReadWhole(Clause message) => Read(message);

    [GeneratedRegex(
        @"\b(?:highlights?|reel|best|moments?|rank(?:ed|ing|s)?|leaderboards?|compil\w+|overlay|montage|speed|slow|loop|trailer|teaser)\b|集锦|精彩|排名|排行|混剪",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex SomethingElse();

    private const string Doing =
        @"(?:(?:auto[- ]?)?(?:generat|creat|mak|produc|build|turn|edit|finish|process|polish|cut|transform|convert)(?:e|es|ing|t|ting)?)";

    [GeneratedRegex(
        $@"^(?:(?:please|pls|can you|could you|now|just) )*{Doing}\b.{{0,40}}?\b(?:(?:raw|unedited|uncut) (?:\w+ )?(?:footage|clips?|videos?|recordings?|material|files?)|(?:finished|polished|complete|final) (?:cut|edit|videos?|films?)|(?:screen ?(?:recording|cast)|product demo|demo video|tutorial|walk-?through)s?)\b"
            + @"|(?:原始|未剪辑的?|没剪过的?)(?:的)?(?:视频|素材|片段|录像|录屏|录音)(?!.{0,8}(?:声|音))|(?:做|剪辑?|制作|生成|变|处理)成?(?:一个|一段|一支)?.{0,6}(?:成品|成片)|(?:制作|生成|做|剪).{0,12}(?:录屏|屏幕录制|产品演示)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Wanted();
}
