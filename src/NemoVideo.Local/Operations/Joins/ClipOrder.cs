using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Puts shots in another order.</summary>
internal static class ClipOrder
{
    /// <summary>
    /// The timeline with its shots in this order. Cross-fades between clips stay at their places in the sequence, whichever clips meet
    /// there now; texts, captions and music stay at their times.
    /// </summary>
    public static Draft InOrder(this Draft draft, IReadOnlyList<Segment> shots)
    {
        if (shots.SequenceEqual(draft.Shots()))
        {
            return draft;
        }

        List<long> fades = [.. Borders(draft.Shots()).Select(shot => shot.CrossFade)];
        var places = Borders(shots).Select((shot, place) => (shot.Id, Fade: place < fades.Count ? fades[place] : 0));
        var byId = places.ToDictionary(place => place.Id, place => place.Fade);
        return draft.WithShots(
            [.. shots.Select(shot => byId.TryGetValue(shot.Id, out var fade) ? shot with { CrossFade = fade } : shot)],
            time => time
        );
    }

    /// <summary>All shots, those of the clips in their order. Clips that are not named follow in theirs.</summary>
    public static IReadOnlyList<Segment> ByClip(Draft draft, IEnumerable<string> clips)
    {
        var order = clips.Concat(draft.Clips()).Distinct().ToList();
        return [.. draft.Shots().OrderBy(shot => order.IndexOf(shot.Clip ?? ""))];
    }

    /// <summary>The file names in order, for a reply.</summary>
    public static string Names(Draft draft) => string.Join(", ", draft.Clips().Select(draft.NameOf));

    /// <summary>The shots with which another clip begins.</summary>
    private static IEnumerable<Segment> Borders(IReadOnlyList<Segment> shots) =>
        shots.Where((shot, index) => index == 0 || shots[index - 1].Clip != shot.Clip);
}
