using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Highlights;

namespace NemoVideo.Tests.Operations.Highlights;

/// <summary>
/// Three pickers on the same footage, each with as many moments of 8 seconds as there are events: how many events each finds.
/// </summary>
internal sealed record PickerTrial(int Ours, int Peaks, int Random)
{
    private const int Length = 8000;

    public static async Task<PickerTrial> RunAsync(PlantedFootage footage, IFootageMeter meter, MediaItem clip, int seed)
    {
        var curves = await meter.MeasureAsync(clip, CancellationToken.None);
        var plan = new FindHighlights(Count: footage.Events.Count, Length: TimeSpan.FromMilliseconds(Length)).PlanFor(footage.Duration);
        var ours = MomentPicker.Pick(Excitement.Of(curves).Score, [new(0, footage.Duration)], plan).Select(moment => moment.Range).ToList();
        return new(footage.Found(ours), footage.Found(Loudest(curves.Level, footage)), footage.Found(Anywhere(seed, footage)));
    }

    /// <summary>A meter that takes footage for long, and may look at so many places of it.</summary>
    public static FootageMeter LongMeter(FfmpegProcess ffmpeg, MediaItem clip, int places) =>
        new(ffmpeg, ((places * (long)FootageMeter.Glance / 1000) + 1) * clip.Info.FrameRate * clip.Info.Width * clip.Info.Height);

    /// <summary>What most tools do: moments around the loudest points.</summary>
    private static List<TimeRange> Loudest(IReadOnlyList<float> level, PlantedFootage footage)
    {
        List<TimeRange> picked = [];
        foreach (var step in Enumerable.Range(0, level.Count).OrderByDescending(i => level[i]))
        {
            var range = new TimeRange((step * FootageCurves.Step) - (Length / 2), (step * FootageCurves.Step) + (Length / 2));
            if (picked.Count < footage.Events.Count && !picked.Any(other => other.From < range.To && range.From < other.To))
            {
                picked.Add(range);
            }
        }

        return picked;
    }

    private static List<TimeRange> Anywhere(int seed, PlantedFootage footage)
    {
        var random = new Random(seed);
        List<TimeRange> picked = [];
        while (picked.Count < footage.Events.Count)
        {
            var from = (long)(random.NextDouble() * (footage.Duration - Length));
            if (!picked.Any(other => other.From < from + Length && from < other.To))
            {
                picked.Add(new(from, from + Length));
            }
        }

        return picked;
    }
}
