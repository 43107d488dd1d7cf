namespace NemoVideo.Local.Rendering.Boards;

/// <summary>A colour, 0 to 255 per channel, with an opacity of 0 to 1.</summary>
internal readonly record struct Ink(int R, int G, int B, double Opacity = 1)
{
    public static Ink Of(string hex, double opacity = 1)
    {
        var value = Convert.ToInt32(hex, 16);
        return new(value >> 16, (value >> 8) & 255, value & 255, opacity);
    }

    public Ink With(double opacity) => this with { Opacity = opacity };

    /// <summary>A mixture; 0 is this colour, 1 the other.</summary>
    public Ink Mix(Ink other, double share) =>
        new(
            (int)Math.Round(R + ((other.R - R) * share)),
            (int)Math.Round(G + ((other.G - G) * share)),
            (int)Math.Round(B + ((other.B - B) * share)),
            Opacity + ((other.Opacity - Opacity) * share)
        );
}

/// <summary>An area of the plane in pixels.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CenterY => Y + (Height / 2);

    /// <summary>Between this box and another; 0 is this one, 1 the other.</summary>
    public Box Toward(Box other, double share) =>
        new(
            X + ((other.X - X) * share),
            Y + ((other.Y - Y) * share),
            Width + ((other.Width - Width) * share),
            Height + ((other.Height - Height) * share)
        );
}

/// <summary>The coverage (0 to 255) of something drawn in one colour.</summary>
internal sealed record Mask(int Width, int Height, byte[] Coverage);

/// <summary>A picture with transparency to draw on. Edges are smooth; colours are mixed as they are stored, without a gamma.</summary>
internal sealed class Canvas(int width, int height)
{
    // Premultiplied: r, g, b, a from 0 to 1.
    private readonly float[] _pixels = new float[width * height * 4];

    public int Width => width;

    public int Height => height;

    public Canvas Copy()
    {
        var copy = new Canvas(width, height);
        _pixels.CopyTo(copy._pixels, 0);
        return copy;
    }

    /// <summary>A rounded rectangle with a gradient from top to bottom.</summary>
    /// <param name="clip">Only what is inside it is drawn.</param>
    public void Fill(Box box, double radius, Ink top, Ink bottom, Box? clip = null)
    {
        radius = Math.Min(radius, Math.Min(box.Width, box.Height) / 2);
        var (left, right) = Range(box.X, box.Right, width);
        var (upper, lower) = Range(box.Y, box.Bottom, height);
        var (halfWidth, halfHeight) = (box.Width / 2, box.Height / 2);
        for (var y = upper; y < lower; y++)
        {
            var ink = top.Mix(bottom, Math.Clamp((y + 0.5 - box.Y) / box.Height, 0, 1));
            var dy = Math.Abs(y + 0.5 - box.Y - halfHeight) - halfHeight + radius;
            for (var x = left; x < right; x++)
            {
                // Distance to the edge, negative inside.
                var dx = Math.Abs(x + 0.5 - box.X - halfWidth) - halfWidth + radius;
                var distance = dx > 0 && dy > 0 ? Math.Sqrt((dx * dx) + (dy * dy)) - radius : Math.Max(dx, dy) - radius;
                var coverage = Math.Clamp(0.5 - distance, 0, 1);
                if (clip is { } part)
                {
                    coverage *= Math.Clamp(part.Right - x, 0, 1) * Math.Clamp(x + 1 - part.X, 0, 1);
                }

                if (coverage > 0)
                {
                    Blend(x, y, ink, coverage);
                }
            }
        }
    }

    /// <summary>A soft shadow around a rounded rectangle.</summary>
    /// <param name="reach">How far it goes, in pixels.</param>
    public void Shadow(Box box, double radius, double reach, double opacity)
    {
        var (left, right) = Range(box.X - reach, box.Right + reach, width);
        var (upper, lower) = Range(box.Y - reach, box.Bottom + reach, height);
        var (halfWidth, halfHeight) = (box.Width / 2, box.Height / 2);
        var black = new Ink(0, 0, 0, opacity);
        for (var y = upper; y < lower; y++)
        {
            var dy = Math.Abs(y + 0.5 - box.Y - halfHeight) - halfHeight + radius;
            for (var x = left; x < right; x++)
            {
                var dx = Math.Abs(x + 0.5 - box.X - halfWidth) - halfWidth + radius;
                var distance = dx > 0 && dy > 0 ? Math.Sqrt((dx * dx) + (dy * dy)) - radius : Math.Max(dx, dy) - radius;
                var near = Math.Clamp(1 - (distance / reach), 0, 1);
                if (near > 0)
                {
                    Blend(x, y, black, near * near * (distance < 0 ? 0 : 1));
                }
            }
        }
    }

    /// <summary>Draws a mask in one colour, at whole pixels.</summary>
    public void Draw(Mask mask, double x, double y, Ink ink)
    {
        var (left, top) = ((int)Math.Round(x), (int)Math.Round(y));
        for (var row = Math.Max(0, -top); row < mask.Height && top + row < height; row++)
        {
            for (var column = Math.Max(0, -left); column < mask.Width && left + column < width; column++)
            {
                if (mask.Coverage[(row * mask.Width) + column] is > 0 and var coverage)
                {
                    Blend(left + column, top + row, ink, coverage / 255.0);
                }
            }
        }
    }

    /// <summary>Draws another picture over this one.</summary>
    public void Draw(Canvas other, double x, double y, double opacity = 1)
    {
        var (left, top) = ((int)Math.Round(x), (int)Math.Round(y));
        var share = (float)opacity;
        for (var row = Math.Max(0, -top); row < other.Height && top + row < height; row++)
        {
            for (var column = Math.Max(0, -left); column < other.Width && left + column < width; column++)
            {
                var from = ((row * other.Width) + column) * 4;
                if (other._pixels[from + 3] <= 0)
                {
                    continue;
                }

                var to = (((top + row) * width) + left + column) * 4;
                var rest = 1 - (other._pixels[from + 3] * share);
                for (var channel = 0; channel < 4; channel++)
                {
                    _pixels[to + channel] = (_pixels[to + channel] * rest) + (other._pixels[from + channel] * share);
                }
            }
        }
    }

    /// <summary>The pixels as rows of RGBA, not premultiplied.</summary>
    public byte[] ToRgba()
    {
        var bytes = new byte[width * height * 4];
        for (var at = 0; at < bytes.Length; at += 4)
        {
            var alpha = _pixels[at + 3];
            if (alpha <= 0)
            {
                continue;
            }

            for (var channel = 0; channel < 3; channel++)
            {
                bytes[at + channel] = (byte)Math.Clamp((int)((_pixels[at + channel] / alpha * 255) + 0.5f), 0, 255);
            }

            bytes[at + 3] = (byte)Math.Clamp((int)((alpha * 255) + 0.5f), 0, 255);
        }

        return bytes;
    }

    private static (int From, int To) Range(double from, double to, int limit) =>
        (Math.Clamp((int)Math.Floor(from), 0, limit), Math.Clamp((int)Math.Ceiling(to), 0, limit));

    private void Blend(int x, int y, Ink ink, double coverage)
    {
        var alpha = (float)(ink.Opacity * coverage);
        var rest = 1 - alpha;
        var at = ((y * width) + x) * 4;
        _pixels[at] = (_pixels[at] * rest) + (ink.R / 255f * alpha);
        _pixels[at + 1] = (_pixels[at + 1] * rest) + (ink.G / 255f * alpha);
        _pixels[at + 2] = (_pixels[at + 2] * rest) + (ink.B / 255f * alpha);
        _pixels[at + 3] = (_pixels[at + 3] * rest) + alpha;
    }
}
