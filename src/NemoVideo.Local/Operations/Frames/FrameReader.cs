using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Captions;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Frames;

/// <summary>"make it 9:16 with blurred sides", "vertical for TikTok", "720p", "竖屏", "模糊背景".</summary>
internal sealed partial class FrameReader : IOperationReader
{
    public IEnumerable<Operation> Read(Clause clause) => clause.Has(Asked()) ? ReadWithin(clause) : [];

    /// <summary>A shape or a size; words about how pictures fill it may be about other things.</summary>
    public IEnumerable<Operation> ReadAlong(Clause clause, IOperationReader taker) =>
        taker is CaptionReader
            ? []
            : ReadWithin(clause).Where(frame => frame is not SetFrame { AspectWidth: null, Lines: null, Width: null });

    /// <summary>Reads a frame from a clause that is known to ask for something else too ("join them into a vertical video").</summary>
    public static IEnumerable<Operation> ReadWithin(Clause clause)
    {
        if (clause.Has(Other()))
        {
            return [];
        }

        var text = Described().Replace(clause.Text, " ");
        var frame = new SetFrame { Fit = Fit(text) };
        if (Size().Match(text) is { Success: true } size)
        {
            frame = frame with { Width = Int(size, "w"), Height = Int(size, "h") };
        }
        else if (Lines(text) is { } lines)
        {
            frame = frame with { Lines = lines };
        }

        if (Aspect(text) is { } aspect)
        {
            frame = frame with { AspectWidth = aspect.Width, AspectHeight = aspect.Height };
        }

        return frame == new SetFrame() ? [] : [frame];
    }

    private static (int Width, int Height)? Aspect(string text)
    {
        // "from 16:9 to 9:16": the last one is asked for.
        foreach (var m in Ratio().Matches(text).Reverse())
        {
            var shape = (Int(m, "w"), Int(m, "h"));
            if (Shapes.Has(shape.Item1, shape.Item2))
            {
                return shape;
            }
        }

        if (Portrait().IsMatch(text))
        {
            return (9, 16);
        }

        if (Square().IsMatch(text))
        {
            return (1, 1);
        }

        if (Landscape().IsMatch(text))
        {
            return (16, 9);
        }

        return null;
    }

    private static int? Lines(string text)
    {
        if (LineCount().Match(text) is { Success: true } m)
        {
            return Int(m, "n");
        }

        if (FourK().IsMatch(text))
        {
            return 2160;
        }

        if (EightK().IsMatch(text))
        {
            return 4320;
        }

        if (TwoK().IsMatch(text))
        {
            return 1440;
        }

        if (FullHd().IsMatch(text))
        {
            return 1080;
        }

        return Hd().IsMatch(text) ? 720 : null;
    }

    private static FitMode? Fit(string text) =>
        Blur().IsMatch(text) ? FitMode.Blur
        : Bars().IsMatch(text) ? FitMode.Fit
        : Fill().IsMatch(text) ? FitMode.Fill
        : null;

    private static int Int(Match match, string group) => Quantities.Count(match.Groups[group].Value);

    private const string Word =
        @"(?:\d{1,2}\s?(?::|/|x|by)\s?\d{1,2}\b|\d{1,2}比\d|\d{3,4}\s?p\b|[248]k\b|(?:full )?hd\b|uhd|\d{3,4}\s?(?:x|\*|by)\s?\d{3,4}|vertical|portrait|landscape|widescreen|horizontal|square|tiktok|reels?|shorts|youtube|(?:blur|blurry|blurred)\b|letterbox|fit\b|fill\b|black bars|crop)";

    [GeneratedRegex(
        $@"^(?:(?:to|in|into|as|at|for|use|with|a|an|the|and|it|be|should) )*(?:\S+ )?{Word}|^(?:make|crop|convert|set|change|resize|turn|scale|format|fit|fill|reformat|reframe|render|output|save|put|switch|give|want|need|letterbox|pad|blur|zoom|keep|adapt|adjust|optimi[sz]e|prepare|size|rescale|upscale|downscale|use|export|go|have|deliver|add|produce|create|transform|flip it to)\b|屏|方形|正方|横版|竖版|竖向|横向|\d\s*[:比]\s*\d|模糊|虚化|裁剪|裁切|填充|填满|铺满|黑边|分辨率|尺寸|\d{{3,4}}p|[248]k|高清|抖音|快手|短视频|比例",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Asked();

    [GeneratedRegex(
        $@"\b(?:mirror|rotate|flip(?! it to)|explain|describe)\b|翻转|旋转|❝|\b(?:{Logo})\b",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Other();

    // "the vertical clip" says which, not what to do.
    [GeneratedRegex(
        @"\b(?:the|my|this|these|that|of) (?:vertical|portrait|landscape|horizontal|square|\d{3,4}p|4k|hd|tiktok|youtube) (?:video|clip|footage|one|recording|file)s?\b|(?:这个|那个)(?:竖屏|横屏)(?:视频|片段)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Described();

    [GeneratedRegex(@"(?<![\d.])(?<w>\d{3,4})\s?(?:x|\*|by)\s?(?<h>\d{3,4})(?!\d)", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Size();

    [GeneratedRegex(
        @"(?<![\d.:])(?<w>\d{1,2})\s?(?::|比|/|x|-?by-?|\sby\s)\s?(?<h>\d{1,2})(?![\d:%])",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Ratio();

    [GeneratedRegex(
        @"\b(?:vertical(?:ly)?|portrait|upright|tik ?tok|(?<!(?:highlights?|sizzle|\}) )reels?|(?:youtube )?shorts|instagram stor(?:y|ies)|snapchat|phone (?:screen|format))\b|竖屏|竖版|竖向|竖的|抖音|快手|短视频|竖着|手机屏幕",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Portrait();

    [GeneratedRegex(@"\bsquared?\b|方形|正方", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Square();

    [GeneratedRegex(
        @"\b(?:landscape|wide-?screen|horizontal(?:ly)?|youtube)\b|横屏|横版|横向|宽屏|横着",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Landscape();

    [GeneratedRegex(@"(?<![\d.])(?<n>240|360|480|540|720|1080|1440|2160|4320)\s?[pi](?![a-z])", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex LineCount();

    [GeneratedRegex(@"(?<![a-z0-9])(?:4\s?k|uhd|ultra hd)(?![a-z])|超高清", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex FourK();

    [GeneratedRegex(@"(?<![a-z0-9])8\s?k(?![a-z])", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex EightK();

    [GeneratedRegex(@"(?<![a-z0-9])(?:2\s?k|qhd)(?![a-z])", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex TwoK();

    [GeneratedRegex(@"(?<![a-z])(?:full[ -]?hd|fhd)(?![a-z])|全高清", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex FullHd();

    [GeneratedRegex(@"(?<![a-z])hd(?![a-z])|高清", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Hd();

    [GeneratedRegex(@"\bblur(?:red|ry|ring)?\b|模糊|虚化", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Blur();

    [GeneratedRegex(
        @"\b(?:letter|pillar)box(?:ed|ing)?\b|\bblack (?:bars?|borders?|sides?)\b|\b(?:padded|padding|pad)\b|\bfit(?:s|ted)?\b(?! for)|\bwithout crop\w*|\bno crop\w*|\b(?:whole|entire|full) (?:picture|frame|image)\b|黑边|完整显示|不裁|适应",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Bars();

    [GeneratedRegex(
        @"\bcrop(?:ped)?\b|\bfill(?:s|ed)?\b|\bzoom(?:ed)? (?:in )?to fill\b|\bcover the (?:whole|entire|frame)\b|裁剪|裁切|填充|填满|铺满|充满|裁成|裁为",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Fill();
}
