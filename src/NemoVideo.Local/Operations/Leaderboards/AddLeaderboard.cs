using NemoVideo.Local.Language.Tables;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Leaderboards;

/// <summary>A ranked leaderboard over the picture, or a new look for the existing one. Members that are null were not said.</summary>
/// <param name="Standings">What came with the message; null when nothing did.</param>
/// <param name="Rows">How many places are shown.</param>
/// <param name="Title">Empty if there should be none.</param>
/// <param name="Color">For title and bars, as <c>RRGGBB</c>.</param>
/// <param name="Update">Whether the standings change those of the existing board.</param>
internal sealed record AddLeaderboard(
    StandingList? Standings = null,
    string? Title = null,
    LeaderboardSide? Side = null,
    int? Rows = null,
    TimePoint? From = null,
    TimePoint? To = null,
    string? Color = null,
    bool? Update = null
) : Operation
{
    public override bool UsesTable => Standings is not null;

    public override bool Keeps(Limit limit) => limit is Limit.Time or Limit.Colour;

    public override Operation? With(Operation earlier, bool isLast) =>
        earlier is not AddLeaderboard before
            ? null
            : new AddLeaderboard(
                null,
                Title ?? before.Title,
                Side ?? before.Side,
                Rows ?? before.Rows,
                From ?? before.From,
                To ?? before.To,
                Color ?? before.Color,
                Update ?? before.Update
            );
}
