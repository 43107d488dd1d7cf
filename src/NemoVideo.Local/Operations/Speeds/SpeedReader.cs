using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Speeds;

/// <summary>"speed up 2x", "twice as fast", "at half speed", "slow motion", "加速到1.5倍", "放慢一半".</summary>
internal sealed partial class SpeedReader : IOperationReader
{
    public IEnumerable<Operation> Read(Clause clause)
    {
        // Part of a clip can't be given another speed: better ignored than applied to the whole.
        if (clause.Time is not null || clause.Has(Loudness()) || Factor(clause) is not { } factor)
        {
            return [];
        }

        return clause.Targets.Select(c => new ChangeSpeed(factor, c is null ? null : Scope.OfClip(c)));
    }

    private static double? Factor(Clause clause)
    {
        var faster = clause.Has(Faster());
        var slower = clause.Has(Slower());
        if (clause.Has(Normal()))
        {
            return 1;
        }

        if (Multiple().Match(clause.Text) is { Success: true } m)
        {
            if (!faster && !slower && !clause.Has(Bare()) && !clause.Has(Speed()))
            {
                return null;
            }

            var n = Quantities.Number(m.Groups["n"].Value);
            // 快一倍 is "faster by once": twice as fast.
            if (m.Groups["by"].Success)
            {
                return slower ? 1 / (1 + n) : 1 + n;
            }

            return slower && n > 1 ? 1 / n : n;
        }

        if (clause.Percent is { } percent && (faster || slower || clause.Has(Speed())))
        {
            if (!faster && !slower || clause.Has(ToPercent()))
            {
                return percent / 100;
            }

            return faster ? 1 + percent / 100
                : percent < 100 ? 1 - percent / 100
                : null;
        }

        if (clause.Has(SlowMotion()))
        {
            return 0.5;
        }

        if (clause.Has(FastForward()))
        {
            return 2;
        }

        if (faster)
        {
            return clause.Has(ABit()) ? 1.25 : 1.5;
        }

        if (slower)
        {
            return clause.Has(ABit()) ? 0.8 : 0.5;
        }

        return null;
    }

    [GeneratedRegex($@"\b(?:loud|louder|quiet|quieter|volume)\b|音量|声音|{ZhMusic}|\bmusic\b", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Loudness();

    [GeneratedRegex(
        @"\bspeed\b.{0,30}\bup\b|\bspeed-?up\b|\bfaster\b|\bas fast\b|\b(?:accelerate|quicken)\b|\bquicker\b|\bas quick|\bincrease (?:the )?(?:\S+ )?speed\b|加速|加快|提速|快进|快放|更快|快一|快点|快[\d.]|速度.{0,4}(?:提高|提升|加快|快|增)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Faster();

    [GeneratedRegex(
        @"\bslow\b(?! (?:music|song|motion|mo\b))|\bslower\b|\bas slow\b|\bdecelerate\b|\b(?:reduce|decrease|lower|halve) (?:the )?(?:\S+ )?speed\b|放慢|减速|减慢|变慢|更慢|慢一|慢点|慢[\d.]|调慢|速度.{0,4}(?:降|减|放慢|慢)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Slower();

    [GeneratedRegex(@"\b(?:normal|original|regular|real[- ]?time) speed\b|(?:正常|原始|原)速度?", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Normal();

    [GeneratedRegex(
        $@"(?<by>快(?:了|上)?|加快|提速|提高|加速(?!到|为|成|至)|慢)\s*(?<n>1)x|(?<n>{Number})x",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Multiple();

    [GeneratedRegex(@"\bspeed\b|\bplay(?:back)?\b|\brate\b|\brun\b|速", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Speed();

    [GeneratedRegex(
        @"^(?:(?:at|make|set|play|run|to|it|this|that|the|video|clips?|go|be|whole|thing|everything|all|by|§-?\d+|‹\d+›|把|将|用|以|播放)\s*)*[\d.]+x\s*(?:播放)?$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Bare();

    [GeneratedRegex(
        @"\b(?:to|at)\s*(?:about )?[\d.]+%|(?:到|为|成|至)\s*[\d.]+%|%\s+(?:of|speed)|%的?速度",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex ToPercent();

    [GeneratedRegex(@"\bslow[- ]?mo(?:tion)?\b|慢动作|慢镜头|慢放|半速|一半速度", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex SlowMotion();

    [GeneratedRegex(@"\bfast[- ]?(?:forward|motion)\b|快进|快放|倍速播放", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex FastForward();

    [GeneratedRegex(@"\b(?:a bit|a little|slightly|a touch|somewhat)\b|一点|一些|稍|略|点$", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex ABit();
}
