using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Soundtracks;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Fades;

/// <summary>"fade in over 2 seconds", "fade the music out", "crossfade the clips", "淡入淡出", "叠化".</summary>
internal sealed partial class FadeReader : IOperationReader
{
    public IEnumerable<Operation> Read(Clause clause)
    {
        if (clause.Has(Cross()))
        {
            return [new CrossFade(clause.Time)];
        }

        if (!clause.Has(Any()) || clause.Has(Other()))
        {
            return [];
        }

        var fadesIn = clause.Has(In());
        var fadesOut = clause.Has(Out());
        if (!fadesIn && !fadesOut)
        {
            fadesIn = fadesOut = true;
        }

        SoundTarget? sound =
            clause.Has(OfMusic()) || clause.AudioFile is not null ? SoundTarget.Music
            : clause.Has(OfClips()) ? SoundTarget.Clips
            : clause.Has(OfSound()) ? SoundTarget.Everything
            // "Add music and fade it out": the music.
            : clause.Previous is AddMusic && clause.Has(It()) ? SoundTarget.Music
            : null;
        return [new Fade(fadesIn, fadesOut, clause.Time, sound)];
    }

    [GeneratedRegex(@"\bit\b|它|其", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex It();

    [GeneratedRegex(
        @"\bcross[ -]?(?:fad\w*|dissolv\w*)\b|\bx-?fades?\b|\bdissolv\w*\b|\bfad\w+ (?:between|from (?:one )?clip|one clip)|\b(?:blend|smooth|soft)\b.{0,20}\b(?:transitions?|between)\b|\btransitions?\b|\bblend (?:the |my )?clips\b|叠化|交叉(?:淡|渐|溶)|溶解|转场|过渡|淡化切换",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Cross();

    [GeneratedRegex(
        @"\bfad(?:e|es|ing)\b|\bfade-?(?:in|out)\b|\bfadein|\bfadeout|淡入|淡出|渐入|渐出|渐显|渐隐|淡化|渐强|渐弱|渐变到黑|黑场",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Any();

    // Only clips and sound fade.
    [GeneratedRegex($@"\b(?:{Text}|{Logo})\b(?<!words)|❝|{ZhText}|水印", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Other();

    [GeneratedRegex(
        @"\bfade[ -]?ins?\b|\bfadein\b|\bfade\b.{0,40}\bin\b(?! (?:the|\{))|\b(?:from|out of) black\b|\bat (?:the )?(?:very )?(?:start|beginning|opening|front|both|either|each)\b|\bin and out\b|\bup from\b|\bin (?:and|at the (?:start|beginning))|\b(?:opening|intro) fade\b|\b(?:start|begin|open) with\b|\band (?:the )?(?:start|beginning)\b|淡入|渐入|渐显|渐强|开头|开始|首尾",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex In();

    [GeneratedRegex(
        @"\bfade[ -]?outs?\b|\bfadeout\b|\bfades? .{0,40}\bout\b(?! of)|\b(?:to|into) black\b|\bat (?:the )?(?:very )?(?:end|close|both|either|each)\b|\bin and out\b|\b(?:and|or) (?:at )?(?:the )?end\b|\b(?:end|close|finish) with\b|\b(?:closing|ending|final) fade\b|\bfade away\b|淡出|渐出|渐隐|渐弱|结尾|结束|末尾|最后|首尾|到黑",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Out();

    [GeneratedRegex($@"\b{Music}\b|{ZhMusic}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex OfMusic();

    [GeneratedRegex(
        $@"\b(?:original|source|clip)(?:'s|s')? (?:sound|audio)\b|\bvoice\b|\bspeech\b|原声|人声",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex OfClips();

    [GeneratedRegex($@"\b{Sound}\b|{ZhSound}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex OfSound();
}
