using System.Text.RegularExpressions;

namespace NemoVideo.Local.Language.Tokens;

/// <summary>Rewrites word forms to the one the readers know: "don't", "add" for "adding", "quiet" for "not too loud".</summary>
internal static partial class WordForms
{
    private static readonly Dictionary<string, string> Base = new()
    {
        ["putting"] = "put",
        ["puts"] = "put",
        ["adding"] = "add",
        ["adds"] = "add",
        ["added"] = "add",
        ["cutting"] = "cut",
        ["cuts"] = "cut",
        ["trimming"] = "trim",
        ["trims"] = "trim",
        ["removing"] = "remove",
        ["removes"] = "remove",
        ["deleting"] = "delete",
        ["muting"] = "mute",
        ["mutes"] = "mute",
        ["speeding"] = "speed",
        ["slowing"] = "slow",
        ["joining"] = "join",
        ["merging"] = "merge",
        ["combining"] = "combine",
        ["keeping"] = "keep",
        ["keeps"] = "keep",
        ["leaving"] = "leave",
        ["showing"] = "show",
        ["shows"] = "show",
        ["making"] = "make",
        ["makes"] = "make",
        ["setting"] = "set",
        ["turning"] = "turn",
        ["lowering"] = "lower",
        ["raising"] = "raise",
        ["reducing"] = "reduce",
        ["increasing"] = "increase",
        ["using"] = "use",
        ["exporting"] = "export",
        ["freezing"] = "freeze",
        ["fading"] = "fade",
        ["faded"] = "fade",
        ["cropping"] = "crop",
        ["changing"] = "change",
        ["touching"] = "touch",
        ["undoing"] = "undo",
        ["dropping"] = "drop",
        ["taking"] = "take",
        ["placing"] = "place",
        ["writing"] = "write",
        ["holding"] = "hold",
        ["stitching"] = "stitch",
        ["displaying"] = "display",
        ["including"] = "include",
        ["playing"] = "play",
        ["tightening"] = "tighten",
        ["shortening"] = "shorten",
    };

    public static TracedText Rewrite(TracedText text) =>
        text.Replace(Do(), _ => "don't")
            .Replace(NotLoud(), _ => "quiet")
            .Replace(ByItself(), _ => "automatically")
            .Replace(Form(), m => Base[m.Value])
            .Replace(Audience(), _ => " ");

    [GeneratedRegex(@"\b(?:do not|dont|do n't|don’t|do-not|please not)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Do();

    // Who a video is for is not a request: "for gaming creators, esports organizers, sports marketers".
    [GeneratedRegex(
        $@"\s+for\s+{People}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+){People})*(?=\s*(?:[.!?;,\n]|$))|^为{ZhPeople}(?:[、,和]{ZhPeople})*",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Audience();

    private const string People =
        @"(?:[a-z-]+\s+){0,3}(?:creators?|organi[sz]ers?|marketers?|streamers?|youtubers?|gamers?|fans|viewers?|audiences?|coaches|broadcasters?|influencers?|editors?|agencies|brands|businesses|educators?)";

    private const string ZhPeople = "[^,。;、和]{0,8}(?:创作者|组织者|主办方|营销人员|主播|玩家|观众|粉丝|教练|品牌|博主)";

    [GeneratedRegex(
        @"(?:\bbut )?\b(?:not|isn't|don't make it) too (?:loud(?:ly)?|strong)|(?:但)?(?:不要|别|不)太?(?:大声|响|吵)|声音不要太大|别太大声",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex NotLoud();

    [GeneratedRegex(
        @"\bwithout (?:any |having to |doing any )?(?:manual(?:ly)? (?:editing|edits|work|effort)|edit(?:ing)? manually)\b",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex ByItself();

    [GeneratedRegex(
        @"\b(?:putting|puts|add(?:ing|s|ed)|cutting|cuts|trimming|trims|removing|removes|deleting|muting|mutes|speeding|slowing|joining|merging|combining|keeping|keeps|leaving|showing|shows|making|makes|setting|turning|lowering|raising|reducing|increasing|using|exporting|freezing|fading|faded|cropping|changing|touching|undoing|dropping|taking|placing|writing|holding|stitching|displaying|including|playing|tightening|shortening)\b",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Form();
}
