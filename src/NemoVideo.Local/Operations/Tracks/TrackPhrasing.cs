using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Tracks;

/// <summary>"remove track 2", 删除第2条轨道, "remove the leaderboard".</summary>
internal sealed class TrackPhrasing : IPhrasing
{
    public IEnumerable<Operation> Read(UnitReading unit)
    {
        if (unit.IsNegated || !unit.Has(Meaning.Remove, Meaning.TurnOff))
        {
            return [];
        }

        if (unit.TakeKind(TokenKind.Track) is { } track)
        {
            unit.Take(Meaning.Remove, Meaning.TurnOff);
            return [new RemoveTrack(TrackKind.Number, (int)track.Value)];
        }

        if (!unit.TakeThing(Meaning.Board))
        {
            return [];
        }

        unit.Take(Meaning.Remove, Meaning.TurnOff);
        return [new RemoveTrack(TrackKind.Leaderboard, Where: unit.TakeWhere())];
    }
}
