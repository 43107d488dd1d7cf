using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Loudness;

/// <summary>"normalize the loudness", "even out the audio levels", "to -16 LUFS", "统一音量".</summary>
internal sealed partial class LoudnessReader : IOperationReader
{
    public IEnumerable<Operation> Read(Clause clause) =>
        clause.Has(Wanted())
            ? [new NormalizeLoudness(Lufs().Match(clause.Text) is { Success: true } m ? -Quantities.Number(m.Groups["n"].Value) : null)]
            : [];

    [GeneratedRegex(
        $@"\b(?:normali[sz](?:e|ing|ed)|even(?:ing)? out|level(?:l?ing)? out|balance|equali[sz]e|master|standardi[sz]e)\b.{{0,40}}\b(?:{Sound}|levels?|sounds?|lufs)\b|\b(?:{Sound}|sound level) normali[sz]ation\b|\b{Sound} (?:even|consistent|uniform)\b|\d ?lufs\b|(?:统一|标准化|均衡|平衡|规范).{{0,6}}(?:{ZhSound}|响度)|(?:{ZhSound}|响度).{{0,4}}(?:统一|标准化|均衡|一致|归一)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Wanted();

    [GeneratedRegex(@"(?<n>\d+(?:\.\d+)?) ?lufs", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Lufs();
}
