using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>Where in the picture: "top left", "at the bottom", "in the middle of the screen", 右上角.</summary>
internal static class Placing
{
    /// <summary>The place said, whose words it uses; null if none is.</summary>
    public static Position? Take(UnitReading unit)
    {
        var top = unit.Has(Meaning.Top);
        var bottom = unit.Has(Meaning.Bottom);
        var left = unit.Has(Meaning.Left);
        var right = unit.Has(Meaning.Right);
        Position? place =
            top && left ? Position.TopLeft
            : top && right ? Position.TopRight
            : bottom && left ? Position.BottomLeft
            : bottom && right ? Position.BottomRight
            : top ? Position.Top
            : bottom ? Position.Bottom
            : unit.Has(Meaning.Center) ? Position.Center
            : null;
        if (place is not null)
        {
            unit.Take(Meaning.Top, Meaning.Bottom, Meaning.Center, Meaning.Corner, Meaning.Side, Meaning.Screen, Meaning.Part);
            if (place is not (Position.Top or Position.Bottom or Position.Center))
            {
                unit.Take(Meaning.Left, Meaning.Right);
            }
        }

        return place;
    }
}
