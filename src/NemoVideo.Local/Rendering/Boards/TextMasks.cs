using System.Text;
using NemoVideo.Local.Media;
using NemoVideo.Local.Rendering.Text;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Boards;

/// <summary>
/// Draws words with libass, so that a board's fonts and letters match every other text, and returns them as masks
/// whose widths are measured rather than guessed.
/// </summary>
internal sealed class TextMasks(FfmpegProcess ffmpeg, string folder)
{
    /// <summary>Lines per sheet; more go onto the next one.</summary>
    private const int LinesPerSheet = 100;

    private int _sheets;

    /// <summary>
    /// Masks of bold texts, in the order given. Each begins at the first letter's origin, ends with its last ink, and is
    /// high enough that texts of one size have their baseline in the same place.
    /// </summary>
    /// <param name="texts">Without line breaks; em in pixels.</param>
    /// <param name="fontOf">The font a text is drawn in.</param>
    public async Task<IReadOnlyList<Mask>> DrawAsync(
        IReadOnlyList<(string Text, double Em)> texts,
        Func<string, TextFont> fontOf,
        CancellationToken cancellationToken
    )
    {
        List<Mask> masks = [];
        foreach (var sheet in texts.Chunk(LinesPerSheet))
        {
            masks.AddRange(await DrawSheetAsync(sheet, fontOf, cancellationToken));
        }

        return masks;
    }

    private async Task<List<Mask>> DrawSheetAsync(
        (string Text, double Em)[] texts,
        Func<string, TextFont> fontOf,
        CancellationToken cancellationToken
    )
    {
        var pad = (int)Math.Ceiling(texts.Max(text => text.Em) * 0.2);
        var width =
            Math.Clamp(
                (int)texts.Max(text => ((TextLayout.Width(text.Text) * 1.3 * fontOf(text.Text).Width) + 2) * text.Em) + (2 * pad),
                64,
                8000
            )
            / 2
            * 2;
        var tops = new int[texts.Length + 1];
        for (var index = 0; index < texts.Length; index++)
        {
            tops[index + 1] = tops[index] + LineHeight(texts[index].Em);
        }

        var height = (tops[^1] + 1) / 2 * 2;

        var ass = new StringBuilder(
            Invariant(
                $"""
                [Script Info]
                ScriptType: v4.00+
                PlayResX: {width}
                PlayResY: {height}
                WrapStyle: 2
                YCbCr Matrix: None

                [V4+ Styles]
                Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
                Style: Bold,{TextFont.Cjk.Family},20,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,-1,0,0,0,100,100,0,0,1,0,0,4,0,0,0,1

                [Events]
                Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text

                """
            )
        );
        for (var index = 0; index < texts.Length; index++)
        {
            var (text, em) = texts[index];
            var font = fontOf(text);
            // Fonts sit differently in their lines; their baselines are aligned.
            var middle = ((tops[index] + tops[index + 1]) / 2.0) + ((TextFont.Cjk.Middle - font.Middle) * em);
            ass.Append(
                Invariant($"Dialogue: 0,0:00:00.00,0:00:10.00,Bold,,0,0,0,,{{\\pos({pad},")
                    + Invariant($"{middle:0.##})\\fn{font.Family}\\fs{em * font.LineHeight:0.##}}}{AssText.Escape(text)}\n")
            );
        }

        var name = Invariant($"sheet{_sheets++}");
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".ass"), ass.ToString(), cancellationToken);
        await ffmpeg.RunAsync(
            [
                "-f",
                "lavfi",
                "-i",
                Invariant($"color=c=black:s={width}x{height}:r=1:d=1,format=rgb24"),
                "-vf",
                $"ass=filename={name}.ass",
                "-frames:v",
                "1",
                "-pix_fmt",
                "rgb24",
                "-f",
                "rawvideo",
                name + ".rgb",
            ],
            null,
            cancellationToken,
            folder
        );
        var pixels = await File.ReadAllBytesAsync(Path.Combine(folder, name + ".rgb"), cancellationToken);

        List<Mask> masks = [];
        for (var index = 0; index < texts.Length; index++)
        {
            var (top, lines) = (tops[index], tops[index + 1] - tops[index]);
            var last = pad;
            for (var y = top; y < top + lines; y++)
            {
                for (var x = width - 1; x > last; x--)
                {
                    if (pixels[((y * width) + x) * 3] > 8)
                    {
                        last = x;
                    }
                }
            }

            var ink = last + 1 - pad;
            var coverage = new byte[ink * lines];
            for (var y = 0; y < lines; y++)
            {
                for (var x = 0; x < ink; x++)
                {
                    coverage[(y * ink) + x] = pixels[((((top + y) * width) + pad + x) * 3) + 1];
                }
            }

            masks.Add(new(ink, lines, coverage));
        }

        return masks;
    }

    private static int LineHeight(double em) => (int)Math.Ceiling(em * 1.6);
}
