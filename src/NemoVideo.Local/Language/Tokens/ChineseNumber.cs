namespace NemoVideo.Local.Language.Tokens;

/// <summary>Figures in Chinese characters.</summary>
internal static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>二十五 is 25, 两点五 is 2.5, 一二 (as in 第一二段) reads as 12.</summary>
    public static double Value(string characters)
    {
        var point = characters.IndexOf('点', StringComparison.Ordinal);
        if (point > 0)
        {
            var decimals = characters[(point + 1)..];
            return Value(characters[..point])
                + (decimals.Aggregate(0.0, (sum, c) => (sum * 10) + Digit(c)) / Math.Pow(10, decimals.Length));
        }

        double total = 0,
            pending = 0;
        foreach (var c in characters)
        {
            if (c is '十' or '百')
            {
                total += (pending == 0 ? 1 : pending) * (c == '十' ? 10 : 100);
                pending = 0;
            }
            else
            {
                pending = (pending * 10) + Digit(c);
            }
        }

        return total + pending;
    }

    private static int Digit(char c) =>
        c switch
        {
            '两' => 2,
            '〇' => 0,
            _ => Math.Max(0, Digits.IndexOf(c, StringComparison.Ordinal)),
        };
}
