using System.Globalization;
using System.Text;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Graph;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Sound;

/// <summary>
/// Finds the gains that bring a draft's sound to its loudness. The sound alone is run through EBU R 128's meter
/// beforehand, which takes a hundredth of the time of a render; the render then applies a constant gain and a limiter.
/// </summary>
internal sealed class SoundMaster(FfmpegProcess ffmpeg)
{
    /// <summary>LUFS. Nearer than this is near enough.</summary>
    private const double Tolerance = 0.3;

    /// <summary>Decibels that are added at the most for what the limiter takes.</summary>
    private const double LargestCorrection = 10;

    /// <param name="write">Writes the sound's graph, without pictures, of a draft with these gains.</param>
    /// <param name="graphArguments">Hands a graph to ffmpeg.</param>
    /// <returns>Null where the sound keeps its level: there is no music under the clips' sound, and nobody has asked.</returns>
    public async Task<Mastering?> PlanAsync(
        Draft draft,
        IReadOnlyList<MediaItem> media,
        Func<Draft, Mastering?, Composer> write,
        Func<string, Task<string[]>> graphArguments,
        CancellationToken cancellationToken)
    {
        var isMix = HasSound(draft, media, TrackType.Video) && HasSound(draft, media, TrackType.Audio);
        if (draft.Metadata.Loudness is null && !isMix)
            return null;

        var plan = new Mastering(Limited: false);
        if (isMix && await MeasureAsync(VoiceOf(draft), null) is { Integrated: > Mastering.Silence } voice)
            plan = plan with { VoiceGain = Math.Min(Mastering.VoiceLoudness - voice.Integrated, Mastering.LargestGain) };

        var target = draft.Metadata.Loudness ?? Limits.UsualLoudness;
        var mix = await MeasureAsync(draft, plan);
        if (mix.Integrated <= Mastering.Silence)
            return plan with { Limited = true };
        var gain = Math.Min(target - mix.Integrated, Mastering.LargestGain);
        plan = plan with { Gain = gain, Limited = true };
        if (mix.TruePeak + gain <= Mastering.UntouchedPeak || gain == Mastering.LargestGain)
            return plan;

        // The limiter takes from the loudness too, the more of it the louder: a little more gain makes up for it.
        var (before, slope, step) = (double.NaN, 0.7, 0.0);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var loudness = (await MeasureAsync(draft, plan)).Integrated;
            if (Math.Abs(target - loudness) < Tolerance || plan.Gain == gain + LargestCorrection)
                break;
            if (!double.IsNaN(before))
                slope = Math.Clamp((loudness - before) / step, 0.25, 1);
            step = Math.Min((target - loudness) / slope, gain + LargestCorrection - plan.Gain);
            before = loudness;
            plan = plan with { Gain = plan.Gain + step };
        }

        return plan;

        async Task<Loudness> MeasureAsync(Draft measured, Mastering? gains)
        {
            var sound = write(measured, gains);
            var graph = Invariant($"{sound.Graph};\n{sound.Sound}ebur128=peak=true:metadata=1,ametadata=mode=print:file=-[measured]");
            var tail = new StringBuilder();
            await foreach (var piece in ffmpeg.ReadOutputAsync(
                [.. sound.Inputs, .. await graphArguments(graph), "-map", "[measured]", "-f", "null", "-"], cancellationToken))
            {
                tail.Append(Encoding.ASCII.GetString(piece.Span));
                // Each line holds for all the sound before it, so the last ones are all that is needed.
                if (tail.Length > 4096)
                    tail.Remove(0, tail.Length - 4096);
            }

            var lines = tail.ToString().Split('\n');
            var peak = Last(lines, "lavfi.r128.true_peak=");
            return new(Last(lines, "lavfi.r128.I="), peak > 0 ? 20 * Math.Log10(peak) : double.NegativeInfinity);
        }
    }

    /// <summary>The clips' own sound without music, at its sources' own levels: what a user has turned down stays down.</summary>
    private static Draft VoiceOf(Draft draft) => draft with
    {
        Tracks =
        [
            .. draft.Tracks.Where(track => track.Type == TrackType.Video).Select(track => track with
            {
                Segments = [.. track.Segments.Select(segment => segment.Volume > 0 ? segment with { Volume = 100 } : segment)],
            }),
        ],
    };

    private static bool HasSound(Draft draft, IReadOnlyList<MediaItem> media, int type) =>
        draft.Tracks.Where(track => track.Type == type).SelectMany(track => track.Segments).Any(segment =>
            segment is { Volume: > 0, Still: false }
            && (segment.Source!.StartsWith(Segment.BedPrefix, StringComparison.Ordinal) || media.First(item => item.Id == segment.Source).Info.HasAudio));

    /// <summary>The value of the last line with this name; of a sound too short to be measured, silence.</summary>
    private static double Last(string[] lines, string name) =>
        Array.FindLast(lines, line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
        && double.TryParse(line.AsSpan(name.Length), CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : double.NegativeInfinity;

    /// <param name="Integrated">LUFS.</param>
    /// <param name="TruePeak">dBTP.</param>
    private sealed record Loudness(double Integrated, double TruePeak);
}
