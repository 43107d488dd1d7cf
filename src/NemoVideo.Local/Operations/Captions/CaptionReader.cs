using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tables;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Captions;

/// <summary>"captions: 0:01-0:03 Hello; 0:04 Welcome", "add these captions" with a table, SubRip text.</summary>
internal sealed partial class CaptionReader : IOperationReader
{
    public IEnumerable<Operation> Read(Clause clause) =>
        clause.Text.Contains(CaptionList.Token, StringComparison.Ordinal) || (!clause.Text.Contains('❝') && clause.Has(Wanted()))
            ? [new AddCaptions(clause.Captions)]
            : [];

    [GeneratedRegex(
        @"^(?:(?:add|put|show|use|overlay|burn in|burn|insert|with|include|create|generate|make|give it|display)\b[^{]{0,20}\b(?:captions|subtitles)\b(?! (?:from|at|between) \{)|(?:captions|subtitles)$)|^(?:添加|加上?|配上?|显示|使用|用|生成|插入)[^{]{0,6}字幕$|^字幕$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Wanted();
}
