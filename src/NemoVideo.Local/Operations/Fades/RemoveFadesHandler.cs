using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Fades;

/// <summary>Removes fades and cross-fades. Where cross-fades go, the timeline gets longer: both clips are shown in full.</summary>
internal sealed class RemoveFadesHandler : OperationHandler<RemoveFades>
{
    public override string Tool => "remove_fades";

    protected override Outcome Apply(RemoveFades operation, EditContext context)
    {
        var draft = context.Draft;
        var scope = operation.Where ?? Scope.Everywhere;
        var ranges = scope.RangesOn(draft, context.Media);
        var withMusic = scope.In.All(place => place.Clip is null);
        var (fades, crossFades) = (0, 0);
        var shots = draft.Shots();
        List<Segment> plain = [.. shots.Select((shot, index) => WithoutFades(shot, shots.Alone(index)))];
        var cleared = draft with
        {
            Tracks =
            [
                .. draft.Tracks.Select(track =>
                    (track.Type, track.Name) switch
                    {
                        (TrackType.Video, TrackName.Video) => track with { Segments = plain },
                        (TrackType.Audio, _) when withMusic => track with
                        {
                            Segments = [.. track.Segments.Select(piece => WithoutFades(piece, new(piece.Start, piece.End)))],
                        },
                        _ => track,
                    }
                ),
            ],
        };
        List<Segment> cut = [.. plain.Select(WithoutCrossFade)];
        var where = context.WordsOf(operation.Where);
        if (fades + crossFades == 0)
        {
            return Outcome.NothingToDo($"There are no such fades{where.English}.", $"{where.Chinese}没有这样的淡入淡出效果。");
        }

        var laid = cleared.WithShots(cut, time => time).Shots();
        var after = (crossFades == 0 ? cleared : cleared.WithShots(cut, time => ShotList.Moved(time, plain, laid))).JoinMusic();
        List<string> english = [];
        List<string> chinese = [];
        if (fades > 0)
        {
            english.Add(fades == 1 ? "1 fade" : $"{fades} fades");
            chinese.Add($" {fades} 处淡入淡出");
        }

        if (crossFades > 0)
        {
            english.Add(crossFades == 1 ? "1 cross-fade" : $"{crossFades} cross-fades");
            chinese.Add($" {crossFades} 处交叉淡化");
        }

        return Outcome.Done(
            after,
            $"Removed {string.Join(" and ", english)}{where.English}.",
            $"已去掉{where.Chinese}{string.Join("和", chinese)}。"
        );

        Segment WithoutFades(Segment segment, TimeRange alone)
        {
            // At a cross-fade, a clip's neighbour reaches into its stretch, but its fades are not the clip's.
            if (!Touches(alone))
            {
                return segment;
            }

            var fadesIn = operation.In && segment.FadeIn > 0 && Touches(new(segment.Start, segment.Start + segment.FadeIn));
            var fadesOut = operation.Out && segment.FadeOut > 0 && Touches(new(segment.End - segment.FadeOut, segment.End));
            fades += (fadesIn ? 1 : 0) + (fadesOut ? 1 : 0);
            var rest = segment with { FadeIn = fadesIn ? 0 : segment.FadeIn, FadeOut = fadesOut ? 0 : segment.FadeOut };
            return rest.FadeIn + rest.FadeOut > 0 ? rest : rest with { FadeSoundOnly = false };
        }

        Segment WithoutCrossFade(Segment shot)
        {
            if (!operation.Cross || shot.CrossFade == 0 || !Touches(new(shot.Start, shot.Start + shot.CrossFade)))
            {
                return shot;
            }

            crossFades++;
            return shot with { CrossFade = 0 };
        }

        bool Touches(TimeRange part) => ranges.Any(part.Overlaps);
    }
}
