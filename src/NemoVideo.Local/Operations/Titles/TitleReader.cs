using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Tracks;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Titles;

/// <summary>"put the title 'Field notes' at the beginning", "show the text \"Hello\" from 3 to 6 seconds", "在开头加上标题“田野笔记”".</summary>
internal sealed partial class TitleReader : IOperationReader
{
    public bool TakesAll => true;

    public IEnumerable<Operation> Read(Clause clause)
    {
        var quotes = clause.Quotes.ToList();
        if (quotes.Count == 0 || !clause.Has(Wanted()))
        {
            return [];
        }

        var (from, to) = TextTimes.Read(clause.Text);
        var style =
            clause.Has(Title()) ? TextStyle.Title
            : clause.Has(Caption()) ? TextStyle.Caption
            : clause.Has(Plain()) ? TextStyle.Text
            : (clause.Previous as AddText)?.Style ?? TextStyle.Text;

        if (clause.Has(Change()))
        {
            // "change the title from 'A' to 'B'": the last one is meant.
            return [new RemoveTrack(TrackKind.Text), new AddText(quotes[^1], style, from, to, Positions.Read(clause.Text))];
        }

        return quotes.Select(quote => new AddText(quote, style, from, to, Positions.Read(clause.Text)));
    }

    [GeneratedRegex(
        $@"\b{Text}\b|\b(?:add|put|show|display|write|insert|overlay|say|says|start|open|begin|end|close|finish|call|name|have|use|place|print|superimpose|type|flash|with|give|include|stamp|appear|read|reads|saying|reading)\b|^\W*❝|^(?:at|in|on|from|for|and|then|between)\b[^❝]{{0,40}}❝|{ZhText}|(?:加|添|显示|写|放|打上|出现|插入|配上|叠加|展示|弹出|名为|叫).{{0,12}}❝|(?:开头|结尾|片头|片尾|最后|开始|从|在).{{0,20}}❝",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Wanted();

    [GeneratedRegex(
        @"\b(?:titles?|title cards?|heading|headline|call|name)\b|标题|片头|片名|名为",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Title();

    [GeneratedRegex(@"\b(?:captions?|subtitles?|lower thirds?)\b|字幕", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Caption();

    [GeneratedRegex(
        @"\b(?:texts?|words?|labels?|messages?|show|display|write)\b|文字|文本|字样|显示|写",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Plain();

    [GeneratedRegex(
        $@"\b(?:change|replace|rename|update|correct|edit)\b.{{0,20}}\b{Text}\b|(?:把|将).{{0,4}}{ZhText}.{{0,6}}(?:改|换)|(?:修改|更改|替换).{{0,4}}{ZhText}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Change();
}
