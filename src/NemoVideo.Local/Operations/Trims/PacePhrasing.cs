using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Pauses;

namespace NemoVideo.Local.Operations.Trims;

/// <summary>"make it snappier", "tighten it up", 节奏紧凑一点.</summary>
internal sealed class PacePhrasing : IPhrasing
{
    public IEnumerable<Operation> Read(UnitReading unit)
    {
        var tighten = unit.Has(Meaning.Tighten) && unit.Has(Meaning.It, Meaning.Video) && !unit.Tokens.Any(Topics.IsThing);
        if (unit.IsNegated || !(unit.Has(Meaning.Pace) || tighten) || unit.Has(Meaning.Music))
        {
            return [];
        }

        unit.Take(
            Meaning.Pace,
            Meaning.Tighten,
            Meaning.ABit,
            Meaning.Much,
            Meaning.Faster,
            Meaning.Raise,
            Meaning.Fast,
            Meaning.Too,
            Meaning.Slow,
            Meaning.It,
            Meaning.Video,
            Meaning.Speed
        );
        return [new QuickenPace()];
    }
}
