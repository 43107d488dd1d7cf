using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Stills;

/// <summary>"show each image for 3 seconds", "freeze the frame at 0:05 for 2 seconds", "每张图片显示3秒", "在5秒处定格2秒".</summary>
internal sealed partial class StillReader : IOperationReader
{
    private static readonly TimeSpan DefaultHold = TimeSpan.FromSeconds(2);

    public IEnumerable<Operation> Read(Clause clause)
    {
        if (clause.Has(Freeze()))
        {
            return Hold(clause.Text);
        }

        return clause.Time is { } time && clause.Has(Images()) ? [new ShowImages(time)] : [];
    }

    private static IEnumerable<Operation> Hold(string text)
    {
        var hold = For().Match(text) is { Success: true } length ? Quantities.Time(length.Groups["d"].Value) : (TimeSpan?)null;
        var rest = hold is null ? text : For().Replace(text, " ", 1);
        var times = Times().Matches(rest).Select(m => Quantities.Time(m.Groups[1].Value)).ToList();
        TimePoint? at =
            times.Count > 0 ? new TimePoint(times[0])
            : Last().IsMatch(text) ? TimePoint.End
            : First().IsMatch(text) ? TimePoint.Start
            : null;
        if (at is not { } point)
        {
            return [];
        }

        hold ??= times.Count > 1 ? times[1] : DefaultHold;
        return [new FreezeFrame(point, hold.Value)];
    }

    [GeneratedRegex(
        @"\b(?:freeze|freeze-?frame|still frame)\b|\b(?:hold|pause)\b.{0,30}\b(?:frame|picture|image|shot|video|still)\b|定格|定住|静帧|冻结",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Freeze();

    [GeneratedRegex(
        @"\b(?:images?|pictures?|photos?|stills?|slides?|pics?|photographs?)\b|图片|照片|图像|每张|幻灯片|张图",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Images();

    [GeneratedRegex(
        @"\b(?:for|lasting)\s+(?:about |another |a )?\{(?<d>[\d.]+)\}|定格\s*(?:画面)?\s*(?:持续)?\s*\{(?<d>[\d.]+)\}|(?:持续|停留|保持)\s*\{(?<d>[\d.]+)\}|\ba \{(?<d>[\d.]+)\} (?:freeze|still|hold)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex For();

    [GeneratedRegex(@"\{([\d.]+)\}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Times();

    [GeneratedRegex(
        @"\b(?:last|final|closing) (?:frame|picture|image|shot)\b|\bat the (?:very )?end\b|最后|结尾|末尾",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Last();

    [GeneratedRegex(
        @"\b(?:first|opening) (?:frame|picture|image|shot)\b|\bat the (?:very )?(?:start|beginning)\b|第一|1帧|开头",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex First();
}
