using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Tracks;

/// <summary>"remove the music", "delete the title", "remove track 2", "去掉背景音乐".</summary>
internal sealed partial class TrackReader : IOperationReader
{
    public bool TakesAll => true;

    public IEnumerable<Operation> Read(Clause clause)
    {
        if (Numbered().Match(clause.Text) is { Success: true } n)
        {
            return [new RemoveTrack(TrackKind.Number, Quantities.Count(n.Groups["n"].Value))];
        }

        if (clause.Time is not null)
        {
            return [];
        }

        if (clause.Has(Music()))
        {
            return [new RemoveTrack(TrackKind.Music)];
        }

        if (clause.Has(Text()))
        {
            return [new RemoveTrack(TrackKind.Text)];
        }

        if (clause.Has(Leaderboard()))
        {
            return [new RemoveTrack(TrackKind.Leaderboard)];
        }

        return clause.Has(Logo()) ? [new RemoveTrack(TrackKind.Logo)] : [];
    }

    private const string The = @"(?: (?:the|that|this|these|those|all|any|my|of|its|old|current|existing|opening|end|every))*";
    private const string Off =
        @"(?:remove|delete|cut(?: out)?|take (?:out|away|off)|take|drop|get rid of|getting rid of|strip(?: out)?|eliminate|erase|edit out|lose|kill|throw (?:out|away)|clear|turn off|switch off|stop|ditch|scrap|hide|pull)";
    private const string ZhOff = "(?:去掉|去除|删掉|删除|删去|剪掉|移除|移走|除去|清除|拿掉|关掉|关闭|取消|去|删|撤掉|停掉)";

    [GeneratedRegex(
        $@"\b{Off}{The} track (?:number |no\.? ?|#)?(?<n>\d{{1,3}})\b|{ZhOff}.{{0,3}}(?:第\s*(?<n>\d{{1,3}})\s*(?:条|个|轨)(?:轨道?)?|轨道\s*(?<n>\d{{1,3}}))|(?:第\s*(?<n>\d{{1,3}})\s*(?:条|个)?轨道?|轨道\s*(?<n>\d{{1,3}})).{{0,3}}{ZhOff}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Numbered();

    [GeneratedRegex(
        $@"\b{Off}{The} {Vocabulary.Music}\b(?! (?:volume|level))|{ZhOff}.{{0,4}}{ZhMusic}|(?:把|将)?.{{0,3}}{ZhMusic}.{{0,3}}{ZhOff}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Music();

    [GeneratedRegex(
        $@"\b{Off}{The} {Vocabulary.Text}\b|\b{Off}{The} ❝|{ZhOff}.{{0,4}}{ZhText}|(?:把|将).{{0,3}}{ZhText}.{{0,3}}{ZhOff}|^.{{0,3}}{ZhText}{ZhOff}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Text();

    [GeneratedRegex(
        $@"\b{Off}{The} {LeaderboardWords}|{ZhOff}.{{0,4}}{LeaderboardWords}|(?:把|将).{{0,3}}{LeaderboardWords}.{{0,3}}{ZhOff}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Leaderboard();

    [GeneratedRegex(
        $@"\b{Off}{The} {Vocabulary.Logo}\b|{ZhOff}.{{0,4}}{ZhLogo}|(?:把|将)?.{{0,3}}{ZhLogo}.{{0,3}}{ZhOff}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Logo();
}
