using System.Text.RegularExpressions;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language;

/// <summary>Politeness and padding, which ask for nothing.</summary>
internal static partial class Courtesy
{
    /// <summary>The piece without the padding at its ends; empty if it is only padding.</summary>
    public static Span Trim(string text, Span span)
    {
        var piece = text.Substring(span.Start, span.Length);
        var front = Front().Match(piece).Length;
        var back = piece.Length;
        if (Back().Match(piece, front) is { Success: true, Length: > 0 } end)
        {
            back = end.Index;
        }

        if (back <= front || Whole().IsMatch(piece[front..back]))
        {
            return span with { Length = 0 };
        }

        return span with
        {
            Start = span.Start + front,
            Length = back - front,
        };
    }

    private const string Edge = @"(?=[\s,:❝‹§{]|$)";

    [GeneratedRegex(
        $@"^(?:(?:please|pls|plz|kindly|now|then|and|also|so|well|ok(?:ay)?|hey|hi|hello|first(?:ly)?(?! \{{| and| (?:few|couple|half|part|frame|clip|video))|second(?:ly)?(?=,)|next|finally|lastly|afterwards?|after that|additionally|in addition|furthermore|as well|too|just(?! the)|simply|maybe|perhaps|actually|plus|instead|thanks|but|can you|could you|would you|will you|can we|could we|can i|could i|may i|would you mind|would it be possible to|is it possible to|is there a way to|do you think you could|are you able to|how about|what about|let's|lets|let us|let me|i want you to|i want to|i'd like you to|i'd like to|i would like you to|i would like to|i'd like|i would like|i need you to|i need to|i want|i need|we want|we need|we'd like|you should|you can|you could|go ahead and|try to|try|help me(?: to)?|be sure to|make sure (?:to|that you|you)|don't forget to|remember to|feel free to|it should|the video should|for me|give me|get me|to be|nemo){Edge}[\s,]*|(?:请你?|麻烦你?|帮我|帮忙|给我|为我|替我|可以|可否|能否|能不能|可不可以|你能|你可以|能(?=[加把给帮将去在])|我想要?|我要|我希望|希望|想要?|需要(?=[把加去])|首先|先(?!放|播)|然后|接着|接下来|再(?!次)|最后(?![一\d{{]|的|§|显示|出现|加?❝)|并|还要?|也|同时|另外|顺便|就|那么?|好的?(?=,)|你好|嗨|嘿|记得|别忘了?|不要忘记|务必|一定要|麻烦|劳驾|帮|那|对了|呃|嗯)[\s,]*)+",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Front();

    [GeneratedRegex(
        @"(?:[\s,]*(?:(?<![a-z])(?:please|pls|plz|thanks?(?: you)?(?: so much| very much| a lot)?|thx|cheers|for me|if (?:you can|possible|you could|you please)|would you|will you|as well|too|instead|though|then|ok(?:ay)?|now|afterwards?|at the same time|entirely|completely|altogether|for now|yet|\(please\))|谢谢你?|多谢|感谢|拜托|麻烦了|吧|哦|呢|啊|呀|哈|吗|嘛|好吗|可以吗|行吗|了(?=$)|就行|就好|即可))+[\s,]*$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Back();

    [GeneratedRegex(
        @"^(?:yes|no|yeah|sure|great|nice|cool|perfect|thanks?(?: you)?|thank you.{0,20}|edit (?:it|this|that|my|the|these)(?: (?:video|clip|footage|file|recording|clips|videos|one))?(?: for me| as follows| like this| like so)?|(?:edit|make|create|produce|build|generate|turn|cut)?\s*(?:(?:me|us|a|an|the|this|these|my|it|clips?|into|finished|final|short|nice|good|complete|new|simple|quick|little) ){0,6}(?:video|edit|rough cut|movie|film)(?: (?:of|from|out of) (?:this|these|my|the|it|them)(?: (?:clips?|videos?|footage|files?|recordings?))?)?|do (?:the following|this|that|it|all of (?:this|that))|as follows|the following(?: edits?| changes?)?|here (?:is|are).{0,30}|with (?:this|these) (?:video|clip|file|clip|video)s?|here you go|with it|for this (?:video|clip)|in this (?:video|clip)|to (?:it|this|that)|for (?:it|this)|it|剪辑?(?:一下)?(?:这个|这段)?(?:视频|片子)?|(?:做|制作|剪|生成|弄)?(?:成)?(?:一个|一段|个|一支)?(?:完整的|成品|好看的|短)?(?:视频|片子|短片|成片)|这个视频|对(?:这个|这段)视频|编辑(?:一下)?(?:这个|这段)?视频|如下|谢谢你?|好|是|的|一下|了)$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Whole();
}
