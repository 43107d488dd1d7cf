namespace NemoVideo.Local.Language.Tokens;

/// <summary>The frame shapes that people name as "16:9". Other pairs of figures with a colon are times.</summary>
internal static class Shapes
{
    private static readonly (int Width, int Height)[] Known =
    [
        (16, 9),
        (9, 16),
        (1, 1),
        (4, 3),
        (3, 4),
        (4, 5),
        (5, 4),
        (21, 9),
        (2, 1),
        (3, 2),
        (2, 3),
        (16, 10),
    ];

    public static bool Has(double width, double height) => Known.Any(shape => shape.Width == width && shape.Height == height);
}
