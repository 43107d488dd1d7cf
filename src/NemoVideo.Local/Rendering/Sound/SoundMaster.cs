using System.Globalization;
using System.Text;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Graph;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Sound;

/// <summary>
/// Finds the gains that give a draft's sound its loudness. The sound alone is run through EBU R 128's meter
/// beforehand, which takes a hundredth of a render's time; the render then applies a constant gain and a limiter.
/// </summary>
internal sealed class SoundMaster(FfmpegProcess ffmpeg)
{
    /// <summary>LUFS. Closer than this is close enough.</summary>
    private const double Tolerance = 0.3;

    /// <summary>The most decibels added to make up for what the limiter takes.</summary>
    private const double LargestCorrection = 10;

    /// <param name="write">Writes the sound's graph, without pictures, for a draft with these gains.</param>
    /// <param name="graphArguments">Passes a graph to ffmpeg.</param>
    /// <returns>Null if the sound keeps its level: there is no music under the clips' sound, and no loudness was asked for.</returns>
    public async Task<Mastering?> PlanAsync(
        Draft draft,
        IReadOnlyList<MediaItem> media,
        Func<Draft, Mastering?, Composer> write,
        Func<string, Task<string[]>> graphArguments,
        CancellationToken cancellationToken
    )
    {
        var isMix = HasSound(draft, media, TrackType.Video) && HasSound(draft, media, TrackType.Audio);
        if (draft.Metadata.Loudness is null && !isMix)
        {
            return null;
        }

        var plan = new Mastering(Limited: false);
        if (isMix && await MeasureAsync(VoiceOf(draft), null) is { Integrated: > Mastering.Silence } voice)
        {
            plan = plan with { VoiceGain = Math.Min(Mastering.VoiceLoudness - voice.Integrated, Mastering.LargestGain) };
        }

        var target = draft.Metadata.Loudness ?? Limits.UsualLoudness;
        var mix = await MeasureAsync(draft, plan);
        if (mix.Integrated <= Mastering.Silence)
        {
            return plan with { Limited = true };
        }

        var gain = Math.Min(target - mix.Integrated, Mastering.LargestGain);
        plan = plan with { Gain = gain, Limited = true };
        if (mix.TruePeak + gain <= Mastering.UntouchedPeak || gain == Mastering.LargestGain)
        {
            return plan;
        }

        // The limiter reduces the loudness too, and the louder, the more: a little extra gain makes up for it.
        var (before, slope, step) = (double.NaN, 0.7, 0.0);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var loudness = (await MeasureAsync(draft, plan)).Integrated;
            if (Math.Abs(target - loudness) < Tolerance || plan.Gain == gain + LargestCorrection)
            {
                break;
            }

            if (!double.IsNaN(before))
            {
                slope = Math.Clamp((loudness - before) / step, 0.25, 1);
            }

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
            await foreach (
                var piece in ffmpeg.ReadOutputAsync(
                    [.. sound.Inputs, .. await graphArguments(graph), "-map", "[measured]", "-f", "null", "-"],
                    cancellationToken
                )
            )
            {
                tail.Append(Encoding.ASCII.GetString(piece.Span));
                // Each line covers all the sound before it, so only the last ones are needed.
                if (tail.Length > 4096)
                {
                    tail.Remove(0, tail.Length - 4096);
                }
            }

            var lines = tail.ToString().Split('\n');
            var peak = Last(lines, "lavfi.r128.true_peak=");
            return new(Last(lines, "lavfi.r128.I="), peak > 0 ? 20 * Math.Log10(peak) : double.NegativeInfinity);
        }
    }

    /// <summary>The clips' own sound without music, at the sources' own levels: what a user has turned down stays down.</summary>
    private static Draft VoiceOf(Draft draft) =>
        draft with
        {
            Tracks =
            [
                .. draft
                    .Tracks.Where(track => track.Type == TrackType.Video)
                    .Select(track =>
                        track with
                        {
                            Segments = [.. track.Segments.Select(segment => segment.Volume > 0 ? segment with { Volume = 100 } : segment)],
                        }
                    ),
            ],
        };

    private static bool HasSound(Draft draft, IReadOnlyList<MediaItem> media, int type) =>
        draft
            .Tracks.Where(track => track.Type == type)
            .SelectMany(track => track.Segments)
            .Any(segment =>
                segment is { Volume: > 0, Still: false }
                && (
                    segment.Source!.StartsWith(Segment.BedPrefix, StringComparison.Ordinal)
                    || media.First(item => item.Id == segment.Source).Info.HasAudio
                )
            );

    /// <summary>The value in the last line with this name; silence for a sound too short to be measured.</summary>
    private static double Last(string[] lines, string name) =>
        Array.FindLast(lines, line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
        && double.TryParse(line.AsSpan(name.Length), CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
            ? value
            : double.NegativeInfinity;

    /// <param name="Integrated">LUFS.</param>
    /// <param name="TruePeak">dBTP.</param>
    private sealed record Loudness(double Integrated, double TruePeak);
}
