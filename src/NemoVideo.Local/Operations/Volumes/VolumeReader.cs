using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Volumes;

/// <summary>"mute the original sound", "set the volume to 50%", "make it 20% louder", "turn the music down", "静音", "音乐小一点".</summary>
internal sealed partial class VolumeReader : IOperationReader
{
    private const double Step = 25;
    private const double LargeStep = 50;

    public IEnumerable<Operation> Read(Clause clause)
    {
        // A volume can't have a time range: better ignored than applied to everything.
        if (clause.Time is not null || clause.Has(AddsMusic()) || Percent(clause) is not { } level)
        {
            return [];
        }

        var target = Target(clause, level.Percent == 0 && !level.Relative);
        return clause.Targets.Select(c => new SetVolume(
            c is null ? target : SoundTarget.Clips,
            level.Percent,
            level.Relative,
            c is null ? null : Scope.OfClip(c)
        ));
    }

    private static (double Percent, bool Relative)? Percent(Clause clause)
    {
        if (clause.Has(Unmute()))
        {
            return (100, false);
        }

        if (clause.Has(Mute()))
        {
            return (0, false);
        }

        var up = clause.Has(Up());
        var down = clause.Has(Down());
        if (!up && !down && !clause.Has(Level()))
        {
            return null;
        }

        var text = clause.Text;
        if (Multiple().Match(text) is { Success: true } times)
        {
            var factor = Quantities.Number(times.Groups["n"].Value);
            return (100 * (down && factor > 1 ? 1 / factor : factor), true);
        }

        if (clause.Percent is { } percent)
        {
            return Absolute().IsMatch(text) || !up && !down ? (percent, false) : (up ? 100 + percent : Math.Max(0, 100 - percent), true);
        }

        if (BareNumber().Match(text) is { Success: true } bare)
        {
            return (Quantities.Number(bare.Groups["n"].Value), false);
        }

        if (clause.Has(Full()))
        {
            return (100, false);
        }

        if (!up && !down)
        {
            return null;
        }

        var step = clause.Has(Much()) ? LargeStep : Step;
        return (up ? 100 + step : 100 - step, true);
    }

    private static SoundTarget Target(Clause clause, bool mute) =>
        clause.AudioFile is not null || clause.Has(OfMusic()) ? SoundTarget.Music
        : clause.Has(OfClips()) || mute && clause.Has(OfVideo()) ? SoundTarget.Clips
        : SoundTarget.Everything;

    [GeneratedRegex(
        $@"\b(?:add|use|include|insert|overlay|lay|play|want|need)\b.{{0,40}}\b{Music}\b|\bput (?!the (?:background )?(?:music|soundtrack|bgm) (?:volume |level )?(?:at|to|up|down)).{{0,30}}\b{Music}\b|(?:加|添|配上|配|插入|使用|用(?!户)|来点).{{0,10}}{ZhMusic}|\b(?:add|use|put)\b.*‹",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex AddsMusic();

    [GeneratedRegex(
        $@"\bun-?mute\b|\b(?:turn|switch) (?:the )?{Sound} (?:back )?on\b|\b(?:restore|bring back) (?:the )?(?:original )?{Sound}\b|(?:取消|解除|关闭)静音|恢复(?:原声|声音)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Unmute();

    [GeneratedRegex(
        $@"\bmuted?\b|\bsilence (?:it|the|all|this|my|everything|§|‹)|\bsilent\b|\b(?:turn|switch|shut) off (?:\S+ ){{0,3}}(?:{Sound}|voices?)\b|\b(?:turn|switch|shut) (?:\S+ ){{0,3}}{Sound} off\b|\b{Remove}\b (?:(?:the|all|its|any|original|existing|camera|clip|video|of|from) ){{0,4}}(?:{Sound}|voices?|speech)\b(?! (?:fade|effect|volume|level|by|to|down|a bit|a little))|静音|消音|(?:{ZhRemove}|关掉|关闭|关).{{0,8}}(?:原声|声音|音频|人声)|(?:原声|声音|音频|人声).{{0,4}}(?:{ZhRemove}|关掉|关闭)|无声",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Mute();

    [GeneratedRegex(
        $@"\blouder\b|\bas loud\b|\b(?:turn|bring|crank|pump|bump|push)\b.{{0,40}}\bup\b|\b(?:raise|increase|boost|amplify|up)\b.{{0,40}}\b(?:{Sound}|{Music}|voices?|speech)\b|更?大声|大点声|(?:{ZhSound}|{ZhMusic}|原声|人声).{{0,6}}(?:大|响|高|增|加大|提高|提升)(?!家)|(?:提高|增大|加大|调大|调高|增加|提升|放大).{{0,8}}(?:{ZhSound}|{ZhMusic}|原声)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Up();

    [GeneratedRegex(
        $@"\b(?:quieter|softer|less loud)\b|\b(?:turn|bring|tone)\b.{{0,40}}\bdown\b|\b(?:lower|reduce|decrease|soften|duck|drop|cut)\b.{{0,40}}\b(?:{Sound}|music|soundtrack|bgm|song|voices?|speech)\b|\bmake .{{0,30}}\b(?:quiet|soft)\b|小点?声|(?:{ZhSound}|{ZhMusic}|原声|人声).{{0,6}}(?:小|轻|低|降|减)|(?:降低|减小|调低|调小|减少|压低).{{0,8}}(?:{ZhSound}|{ZhMusic}|原声|人声)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Down();

    [GeneratedRegex(
        $@"\b(?:volume|loudness|sound level|audio level)\b.*(?:\d|\b(?:full|normal|original|max)\b)|\d%? {Sound}\b|\b(?:full|normal|original|max|maximum) volume\b|\b(?:set|turn|put|bring|change|adjust|keep|make|lower|raise|reduce|mix)\b.{{0,30}}\b(?:{Sound}|music|soundtrack|bgm|song|voice|speech|‹\d+›).{{0,20}}\d|(?:{ZhSound}|{ZhMusic}|原声|人声).{{0,10}}?(?:调|设|为|到|成|至|改|保持).{{0,6}}\d|(?:音量|声音)\s*:?\s*\d",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Level();

    [GeneratedRegex($@"(?<n>{Number})x(?:\s|as|$|大|响)", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Multiple();

    [GeneratedRegex(
        @"\b(?:to|at)\s*(?:about |around |only |just )?[\d.]+%|(?:到|为|成|至|在|剩)\s*[\d.]+%|%\s+(?:of|volume)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Absolute();

    [GeneratedRegex(
        @"\b(?:volume|level|music|sound|audio)\b.{0,25}?\b(?:to|at|of|=)\s*(?<n>\d{1,3})(?![\w.%:])|音量.{0,6}?(?<n>\d{1,3})(?![\d.%:])",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex BareNumber();

    [GeneratedRegex(
        @"\b(?:full|normal|original) (?:volume|level)\b|\bback to normal\b|(?:原始|正常|最大)音量|恢复正常",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Full();

    [GeneratedRegex(@"\b(?:much|a lot|way|far|really|significantly)\b|很多|得多|大幅|许多|一半", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Much();

    [GeneratedRegex($@"\b{Music}\b|{ZhMusic}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex OfMusic();

    [GeneratedRegex(
        @"\b(?:original|source|camera|existing|clips?|voices?|speech|speakers?|speaking|dialogue|narration|talking|recording)\b|原声|人声|原视频|原片|原来的|片段|素材|对白|说话|讲话|原始声音",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex OfClips();

    [GeneratedRegex(@"\b(?:videos?|footage|movie)\b|视频|影片", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex OfVideo();
}
