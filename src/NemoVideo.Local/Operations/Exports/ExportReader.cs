using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Frames;
using NemoVideo.Local.Operations.Loudness;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Exports;

/// <summary>"export as a shareable video", "export as mp4", "导出".</summary>
internal sealed partial class ExportReader : IOperationReader
{
    public bool TakesAll => true;

    public IEnumerable<Operation> Read(Clause clause) =>
        clause.Has(Wanted()) ? [.. FrameReader.ReadWithin(clause), .. ReadShareable(clause), .. ReadFormat(clause)] : [];

    public IEnumerable<Operation> ReadAlong(Clause clause, IOperationReader taker) => ReadWithin(clause);

    /// <summary>Reads an export from a clause that is known to ask for something else too ("… into a 1080p MP4").</summary>
    public static IEnumerable<Operation> ReadWithin(Clause clause) => clause.Has(Into()) ? ReadFormat(clause) : [];

    /// <summary>What will be shared has to be as loud as everything else there.</summary>
    private static IEnumerable<Operation> ReadShareable(Clause clause) => clause.Has(Shareable()) ? [new NormalizeLoudness()] : [];

    private static IEnumerable<Operation> ReadFormat(Clause clause) =>
        [new ExportHint(Format().Match(clause.Text) is { Success: true } m ? m.Value : null)];

    [GeneratedRegex(
        @"^(?:export|download|render|publish|finali[sz]e)\b|^(?:save|output|deliver|send|share|give|get|hand)\b.{0,30}\b(?:video|mp4|mov|file|movie|webm|result|clip)s?$|^(?:produce|write|create|make|generate)(?: (?:me|us|my|our|an?|the|this|it|in|into|as|to|of|from|with|and|out|single|final|finished|complete|full|whole|new|high|quality|hd|4k|\d+p|shareable|ready|output|footage|clips?|mp4|mov|webm|file|video|movie|result)s?)*$|^(?:save|output|share|deliver|download) (?:it|the (?:video|result|file)|everything|this)\b|^(?:(?:and|as|to|into|in|a|an|finished|final|shareable|ready|1080p|720p|4k) )*(?:mp4|mov)(?: file| format| video)?$|导出|下载|输出(?!音量)|渲染|保存(?:为|成|下来|视频)|生成(?:视频|mp4|成片)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Wanted();

    [GeneratedRegex(
        @"\b(?:as|to|into) (?:an? )?(?:\S+ ){0,2}(?:mp4|mov)\b|导出|\bfor export\b|\bexport\b",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Into();

    [GeneratedRegex(
        @"\b(?:shareable|share-ready|ready (?:to|for) (?:share|sharing|publish\w*|post\w*))\b|(?:可|便于|适合|用于|方便)分享",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Shareable();

    [GeneratedRegex(@"(?<![a-z])(?:mp4|mov|webm|mkv|avi|gif)(?![a-z])", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Format();
}
