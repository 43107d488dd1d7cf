using System.Text.RegularExpressions;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language;

/// <summary>Reads places in the frame: "top right", "at the bottom", "右上角", "居中".</summary>
internal static partial class Positions
{
    public static Position? Read(string text)
    {
        if (Corner().Match(text) is { Success: true } corner)
        {
            var top = corner.Groups["top"].Success;
            return corner.Groups["left"].Success
                ? top
                    ? Position.TopLeft
                    : Position.BottomLeft
                : top
                    ? Position.TopRight
                    : Position.BottomRight;
        }

        if (Top().IsMatch(text))
        {
            return Position.Top;
        }

        if (Bottom().IsMatch(text))
        {
            return Position.Bottom;
        }

        return Center().IsMatch(text) ? Position.Center : null;
    }

    [GeneratedRegex(
        @"\b(?:(?<top>top|upper)|bottom|lower)(?:[ -]?(?:hand )?|,? on the | and )(?:(?<left>left)|right)\b|\b(?:(?<left>left)|right)[ -](?:hand )?(?:(?<top>top|upper)|bottom|lower)\b|(?<left>左)(?:边的?)?(?:(?<top>上)|下)|右(?:边的?)?(?:(?<top>上)|下)|(?:(?<top>上)|下)(?:方|面)?的?(?:(?<left>左)|右)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience
    )]
    private static partial Regex Corner();

    [GeneratedRegex(
        @"\b(?:top|upper)\b(?! of (?:the )?(?:music|sound|everything))|顶部|上方|上面(?!的)|顶端|最上",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Top();

    [GeneratedRegex(@"\b(?:bottom|lower part|underneath)\b|底部|下方|下面(?!的)|底下|底端|最下", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Bottom();

    [GeneratedRegex(
        @"\b(?:cent(?:er|re)(?:ed)?|middle of the (?:screen|frame|picture|image)|in the middle)\b|居中|中间|中央|正中",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Center();
}
