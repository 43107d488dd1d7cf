using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Soundtracks;

/// <summary>"add background music at 20%", "use song.mp3 as background music", "添加背景音乐".</summary>
internal sealed partial class MusicReader : IOperationReader
{
    public IEnumerable<Operation> Read(Clause clause)
    {
        if (clause.AudioFile is null && !clause.Has(Wanted()))
        {
            return [];
        }

        if (clause.AudioFile is not null && clause.Has(NotAdding()))
        {
            return [];
        }

        return [new AddMusic(Level(clause), clause.AudioFile)];
    }

    /// <summary>In percent: as said, or what the word used stands for; null when nothing was said.</summary>
    private static double? Level(Clause clause) =>
        clause.Percent
        ?? (
            BareLevel().Match(clause.Text) is { Success: true } m ? Quantities.Number(m.Groups["n"].Value)
            : clause.Has(Barely()) ? 8
            : clause.Has(Soft()) ? 15
            : clause.Has(Loud()) ? 60
            : null
        );

    [GeneratedRegex(
        $@"\b(?:add|put|use|include|insert|lay|play|give|overlay|want|need|have|mix|throw|place|bring|apply|like|attach|run|slip|pop|stick|score)\b(?: in| on)?\s+(?:(?!to\b|match|sync|until\b|when\b|where\b|don't\b)\S+\s+){{0,7}}?{Music}\b|^(?:with |plus |also |a |an |the |some |any |a bit of |a little |and )*(?!sync|match|describ|explain|detect|find|identif|chang|replac|loop|extend|stop|to\b|louder|tell|is\b|play)(?:[a-z-]+\s+){{0,2}}?{Music}\b(?! (?:from|video|is|has|was|are|should|must|sounds?|needs?|seems?)\b)|\bset (?:\S+ ){{1,3}}to (?:\S+ ){{0,2}}music\b|(?:加|添|配|放|插入|使用|用|来点?|铺|垫|换上|要|带上?).{{0,12}}?{ZhMusic}|^.{{0,6}}{ZhMusic}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Wanted();

    [GeneratedRegex($@"^\s*(?:{Remove}|describe|explain|trim)\b|^{ZhRemove}|\bfirst\b|\blast\b", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex NotAdding();

    [GeneratedRegex(
        @"(?:volume|level|音量)\s*(?:of|at|to|is|为|是|在|到|设为|:)?\s*(?<n>\d{1,3})(?![\d.:x])",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex BareLevel();

    [GeneratedRegex(
        @"\b(?:barely|hardly|(?:very|really|super|extremely) (?:quiet|soft|low|faint)(?:ly)?)\b|(?:非常|很|极)(?:轻|小|低)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Barely();

    [GeneratedRegex(
        @"\b(?:quiet(?:er|ly)?|soft(?:er|ly)?|low(?:er|-key)?|subtl[ey]|gent(?:le|ly)|light(?:ly)?|faint(?:ly)?|unobtrusive)\b|轻|柔|小声|小一|小点|低一|低点|低音量|安静|舒缓|淡淡",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Soft();

    [GeneratedRegex(@"\b(?:loud(?:er|ly)?|strong|booming|blasting)\b|大声|响|大一", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Loud();
}
