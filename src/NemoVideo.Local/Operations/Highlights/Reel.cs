using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Highlights;

/// <summary>A timeline with what was measured along it.</summary>
internal sealed class Reel
{
    private const int Step = FootageCurves.Step;

    private readonly EditContext _context;
    private readonly Dictionary<string, Excitement> _measured;

    private Reel(Draft draft, EditContext context, Dictionary<string, Excitement> measured)
    {
        (Draft, _context, _measured) = (draft, context, measured);
        Shots = [.. Footage(draft, context)];
        Score = new float[(int)(draft.Duration / Step)];
        foreach (var shot in Shots)
        {
            var found = measured[shot.Source!];
            for (var i = (int)(shot.Start / Step); i < Math.Min(Score.Length, shot.End / Step); i++)
            {
                if (At(shot, i * Step) is var step && step < found.Score.Length)
                {
                    Score[i] = (0.95f * found.Score[step]) + (0.05f * found.Liveliness[step]);
                }
            }
        }

        Stretches = Stretch();
    }

    public Draft Draft { get; }

    /// <summary>The shots that moments can be taken from.</summary>
    public IReadOnlyList<Segment> Shots { get; }

    /// <summary>For each step of the timeline, 0 to 1.</summary>
    public float[] Score { get; }

    /// <summary>Where a single moment can be: adjacent shots of one clip.</summary>
    public IReadOnlyList<TimeRange> Stretches { get; }

    /// <summary>Whether there is sound or picture to go by.</summary>
    public bool HasChange => Score.Any(score => score > 0);

    public bool HasSound => Shots.Any(_context.HasSound);

    public static IEnumerable<Segment> Footage(Draft draft, EditContext context) =>
        draft.Shots().Where(shot => !shot.Still && context.MediaOf(shot) is { Info.Kind: MediaKind.Video or MediaKind.Audio });

    public static async Task<Reel> MeasureAsync(Draft draft, EditContext context, IFootageMeter meter, CancellationToken cancellationToken)
    {
        Dictionary<string, Excitement> measured = [];
        foreach (var media in Footage(draft, context).Select(context.MediaOf).OfType<MediaItem>().DistinctBy(media => media.Id))
        {
            measured[media.Id] = Excitement.Of(await meter.MeasureAsync(media, cancellationToken));
        }

        return new Reel(draft, context, measured);
    }

    /// <summary>For each moment, the pauses around its borders, on the timeline; null where nobody speaks.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<TimeRange>?>> PausesAsync(
        IReadOnlyList<Moment> moments,
        IFootageMeter meter,
        CancellationToken cancellationToken
    )
    {
        const long Around = MomentBorders.Reach + 1000;
        var places =
            from index in Enumerable.Range(0, moments.Count)
            let range = moments[index].Range
            from shot in Shots.Where(shot => shot.Start < range.To + Around && shot.End > range.From - Around && _context.HasSound(shot))
            let source = new TimeRange(
                SourceTime(shot, Math.Max(shot.Start, range.From - Around)),
                SourceTime(shot, Math.Min(shot.End, range.To + Around))
            )
            group (Moment: index, Shot: shot, Source: source) by _context.MediaOf(shot)!;
        var pauses = new List<TimeRange>?[moments.Count];
        foreach (var clip in places)
        {
            var found = await meter.PausesAsync(clip.Key, [.. clip.Select(place => place.Source)], cancellationToken);
            foreach (var (place, heard) in clip.Zip(found))
            {
                if (heard is not null)
                {
                    (pauses[place.Moment] ??= []).AddRange(
                        heard.Select(pause => new TimeRange(TimelineTime(place.Shot, pause.From), TimelineTime(place.Shot, pause.To)))
                    );
                }
            }
        }

        return pauses;
    }

    /// <summary>What was measured in a moment, at its most.</summary>
    public MomentFacts FactsOf(Moment moment)
    {
        var shot = Shots.First(shot => shot.Start <= moment.Range.From && shot.End > moment.Range.From);
        var found = _measured[shot.Source!];
        var (from, to) = (At(shot, moment.Range.From), Math.Min(At(shot, moment.Range.To), found.Score.Length));
        float Most(float[] curve) => from < to ? curve[from..to].Max() : 0;
        return new(
            _context.MediaOf(shot)!,
            SourceTime(shot, moment.Range.From),
            Math.Round(Most(found.Noise), 1),
            Math.Round(Math.Pow(2, Most(found.Motion)), 1),
            (int)Math.Round(Most(found.Cuts))
        );
    }

    /// <summary>The source's step at a time. A step of the timeline may begin before its shot does.</summary>
    private static int At(Segment shot, long time) => (int)(Math.Max(0, SourceTime(shot, time)) / Step);

    private static long SourceTime(Segment shot, long time) => shot.SourceStart + (long)((time - shot.Start) * shot.Speed);

    private static long TimelineTime(Segment shot, long time) => shot.Start + (long)((time - shot.SourceStart) / shot.Speed);

    private List<TimeRange> Stretch()
    {
        List<TimeRange> stretches = [];
        Segment? last = null;
        foreach (var shot in Shots)
        {
            if (last is not null && shot.Source == last.Source && shot.Start <= last.End)
            {
                stretches[^1] = stretches[^1] with { To = shot.End };
            }
            else
            {
                stretches.Add(new(Math.Max(shot.Start, last?.End ?? 0), shot.End));
            }

            last = shot;
        }

        return stretches;
    }
}

/// <summary>What was measured in a moment, at its most.</summary>
/// <param name="From">Where it begins in its clip, in ms.</param>
/// <param name="Noise">Decibels by which noise rises above its surroundings.</param>
/// <param name="Motion">Motion as a multiple of that around it.</param>
/// <param name="Cuts">Scene changes within four seconds.</param>
internal sealed record MomentFacts(MediaItem Clip, long From, double Noise, double Motion, int Cuts)
{
    public Phrase Reason
    {
        get
        {
            List<Phrase> reasons = [];
            if (Noise >= 3)
            {
                reasons.Add(new($"sound +{Phrase.Number(Noise)} dB", $"声音 +{Phrase.Number(Noise)} dB"));
            }

            if (Motion >= 1.5)
            {
                reasons.Add(new($"motion {Phrase.Number(Motion)}x", $"画面运动 {Phrase.Number(Motion)} 倍"));
            }

            if (Cuts >= 2)
            {
                reasons.Add(new($"{Cuts} cuts", $"{Cuts} 次镜头切换"));
            }

            return reasons.Count == 0
                ? new("little stands out", "不太突出")
                : new(string.Join(", ", reasons.Select(r => r.English)), string.Join("、", reasons.Select(r => r.Chinese)));
        }
    }
}
