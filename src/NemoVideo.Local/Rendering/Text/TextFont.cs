using System.Text;

namespace NemoVideo.Local.Rendering.Text;

/// <summary>
/// The family a text is drawn in. One font draws all of it, so that no letter comes from another font in another
/// size: the CJK font has the letters of Western Europe, basic Greek and Cyrillic, but not those of a Łukasz or a Şükrü.
/// </summary>
/// <param name="Family">If it is missing, libass uses what fontconfig (or the system) has for the letters.</param>
/// <param name="LineHeight">Ascent plus descent in em, which is how ASS measures a size.</param>
/// <param name="Width">How much wider its letters are than those <see cref="TextLayout"/> assumes.</param>
/// <param name="Middle">How far below a line's middle the baseline is, in em.</param>
internal sealed record TextFont(string Family, double LineHeight, double Width, double Middle)
{
    /// <summary>A family with Latin and CJK letters.</summary>
    public static TextFont Cjk { get; } =
        new(
            OperatingSystem.IsWindows() ? "Microsoft YaHei"
                : OperatingSystem.IsMacOS() ? "PingFang SC"
                : "Noto Sans CJK SC",
            1.448,
            1,
            0.436
        );

    /// <summary>
    /// A family with all Latin, Greek and Cyrillic letters. DejaVu comes with fontconfig on Debian; its metrics are those of
    /// its hhea table.
    /// </summary>
    public static TextFont Western { get; } =
        OperatingSystem.IsWindows() ? new("Segoe UI", 1.33, 1.05, 0.414)
        : OperatingSystem.IsMacOS() ? new("Helvetica Neue", 1.193, 1.05, 0.37)
        : new("DejaVu Sans", 1.164, 1.2, 0.346);

    /// <summary>The font for a text.</summary>
    public static TextFont Of(string text) => !HasCjk(text) && text.EnumerateRunes().Any(Lacks) ? Western : Cjk;

    /// <summary>The font of each of several texts seen together: one for all of them, unless there is CJK among them.</summary>
    public static Func<string, TextFont> Of(IReadOnlyCollection<string> texts) =>
        texts.Any(HasCjk) ? Of
        : texts.Any(text => Of(text) == Western) ? _ => Western
        : _ => Cjk;

    private static bool HasCjk(string text) =>
        text.EnumerateRunes().Any(rune => rune.Value is (>= 0x1100 and <= 0x11FF) or >= 0x2E80 && Rune.IsLetter(rune));

    /// <summary>The non-CJK letters that Noto Sans CJK has (from its character map, version 2.004).</summary>
    private static bool Lacks(Rune rune) =>
        Rune.IsLetter(rune)
        && rune.Value
            is not (
                <= 0x103
                or (>= 0x110 and <= 0x113)
                or 0x11A
                or 0x11B
                or (>= 0x128 and <= 0x12B)
                or 0x143
                or 0x144
                or 0x147
                or 0x148
                or (>= 0x14C and <= 0x14F)
                or 0x152
                or 0x153
                or (>= 0x168 and <= 0x16D)
                or 0x192
                or 0x1A0
                or 0x1A1
                or 0x1AF
                or 0x1B0
                or (>= 0x1CD and <= 0x1DC)
                or (>= 0x391 and <= 0x3A9)
                or (>= 0x3B1 and <= 0x3C9)
                or 0x401
                or (>= 0x410 and <= 0x44F)
                or 0x451
                or (>= 0x1EA0 and <= 0x1EF9)
            );
}
