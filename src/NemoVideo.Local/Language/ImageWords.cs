using System.Text.RegularExpressions;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language;

/// <summary>
/// Whether a message speaks of photos as something to show. "The picture" and "the image" of a video are not photos, and neither is what
/// stands in quotes.
/// </summary>
internal static partial class ImageWords
{
    public static bool Ask(string words) => Photos().IsMatch(Quoted().Replace(words, " "));

    [GeneratedRegex(
        @"(?<!(?:\b(?:no|not|without|never|except|skip|omit|ignore|hide|remove|delete|exclude|leave out|drop)|n['’]t)\b[^,.;\n]{0,30})"
            + @"\b(?:photos?|photographs?|images|pictures|pics|slides|slideshow)\b"
            + @"|\b(?:of|from|with|use|using|include|including|show|put) (?:absolutely )?everything\b"
            + @"|(?<!(?:不要?|别|没有|去掉|删掉|删除|除了)[^,,。;;\n]{0,8})(?:照片|相片|图片|幻灯片)|(?:所有|全部)(?:的)?(?:素材|文件)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Photos();

    [GeneratedRegex(
        "\"[^\"\n]{0,500}\"|“[^”\n]{0,500}”|「[^」\n]{0,500}」|《[^》\n]{0,500}》|(?<![A-Za-z])'[^'\n]{0,500}'(?![A-Za-z])",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Quoted();
}
