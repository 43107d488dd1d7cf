using NemoVideo.Local.Model;

namespace NemoVideo.Local.Measuring.Speech;

/// <summary>
/// Finds the pauses between words from the recording's own noise and speech. Speech is what is voiced (periodic, and
/// above the noise around it) and the consonants next to it; breaths, clicks and noise are not voiced, however loud.
/// </summary>
internal static class PauseFinder
{
    /// <summary>Milliseconds. Shorter gaps belong to the way somebody speaks.</summary>
    public const long DefaultPause = 500;

    /// <summary>
    /// Milliseconds kept on each side of what was found to be speech. The very beginning and end of a word can
    /// be below the noise, so part of the fifth of a second that stays around words is there for them.
    /// </summary>
    public const long Margin = 160;

    /// <summary>Periodicity from which a frame may be voiced: noise reaches 0.5 at times, vowels are above 0.8.</summary>
    private const double VoicedAt = 0.6;

    /// <summary>Frames. Vowels last longer, a click doesn't.</summary>
    private const int ShortestVoice = 5;

    /// <summary>Decibels above the noise at which a frame may be voiced.</summary>
    private const double VoiceAboveNoise = 5;

    /// <summary>Decibels below the speech level beyond which nothing is speech.</summary>
    private const double SpeechRange = 35;

    /// <summary>Decibels below the speech level down to which an "s" or "f" counts.</summary>
    private const double HissRange = 30;

    /// <summary>
    /// Decibels below the speech level within which a frame is as loud as speech, and the share of such frames in a gap from which
    /// it is not a pause. Measured: pauses with breaths and key clicks have up to 0.1, the sound of a game 0.3 to 0.8.
    /// </summary>
    private const double AsLoud = 6;
    private const double LoudShare = 0.2;

    /// <summary>Frames on each side over which the noise is measured.</summary>
    private const int NoiseWindow = 300;

    /// <summary>The least share of the frames in a window assumed to be noise alone.</summary>
    private const double NoiseShare = 0.1;

    /// <summary>Frames: how far consonants reach out from the voice, and the longest closure within them ("-sts").</summary>
    private const int ConsonantReach = 30;
    private const int LongestClosure = 9;

    /// <param name="frames">The whole recording.</param>
    /// <param name="shortestPause">Milliseconds from word to word.</param>
    public static SpeechPauses Find(SpeechFrames frames, long shortestPause = DefaultPause)
    {
        var (islands, speech) = Islands(frames, NoiseFloor(frames.Count, frames.LevelStep), NoiseFloor(frames.Count, frames.HissStep));
        if (islands.Count == 0)
        {
            return new(false, []);
        }

        const long Frame = SpeechFrames.FrameDuration;
        List<TimeRange> pauses = [];
        var end = frames.Count * Frame;
        var at = 0L;
        var loud = 0L;
        foreach (var island in islands.Append(new(frames.Count, frames.Count)))
        {
            var gap = new TimeRange(at, island.From * Frame);
            at = island.To * Frame;
            if (gap.Duration < Math.Max(shortestPause, (2 * Margin) + Frame))
            {
                continue;
            }

            if (IsLoud(frames, gap, speech))
            {
                loud += gap.Duration;
                continue;
            }

            pauses.Add(new(gap.From == 0 ? 0 : gap.From + Margin, gap.To == end ? end : gap.To - Margin));
        }

        // A shot or a cry in a game can be voiced. If most of what is heard is something else, nobody is speaking.
        return loud > islands.Sum(island => island.Duration) * Frame ? new(false, []) : new(true, pauses);
    }

    /// <summary>Whether something other than speech fills a gap just as loudly.</summary>
    private static bool IsLoud(SpeechFrames frames, TimeRange gap, double speech)
    {
        var (from, to) = ((int)(gap.From / SpeechFrames.FrameDuration), (int)(gap.To / SpeechFrames.FrameDuration));
        var loud = 0;
        for (var frame = from; frame < to; frame++)
        {
            if (frames.Level(frame) > speech - AsLoud)
            {
                loud++;
            }
        }

        return loud > (to - from) * LoudShare;
    }

    /// <summary>Where somebody speaks, in frames, and how loud, in dBFS.</summary>
    private static (List<TimeRange> Islands, double SpeechLevel) Islands(SpeechFrames frames, double[] noise, double[] hiss)
    {
        var voices = Voices(frames, noise, double.NegativeInfinity);
        if (voices.Count == 0)
        {
            return ([], 0);
        }

        var speech = SpeechLevel(frames, voices);
        voices = Voices(frames, noise, speech - SpeechRange);

        List<TimeRange> islands = [];
        foreach (var voice in voices)
        {
            var island = new TimeRange(Reach((int)voice.From - 1, -1) + 1, Reach((int)voice.To, +1));
            if (islands.Count > 0 && island.From <= islands[^1].To)
            {
                islands[^1] = new(islands[^1].From, Math.Max(islands[^1].To, island.To));
            }
            else
            {
                islands.Add(island);
            }
        }

        return (islands, speech);

        double Above(double floor) => Math.Clamp(0.3 * (speech - floor), 4, 15);

        // The first frame in that direction that no longer belongs to the word.
        int Reach(int from, int direction)
        {
            var (edge, quiet) = (from, 0);
            for (
                var frame = from;
                frame >= 0 && frame < frames.Count && Math.Abs(frame - from) < ConsonantReach && quiet <= LongestClosure;
                frame += direction
            )
            {
                var active =
                    frames.Level(frame) > noise[frame] + Above(noise[frame])
                    || frames.Hiss(frame) > Math.Max(hiss[frame] + Above(hiss[frame]), speech - HissRange);
                quiet = active ? 0 : quiet + 1;
                if (active)
                {
                    edge = frame + direction;
                }
            }

            return edge;
        }
    }

    /// <summary>Runs of voiced frames.</summary>
    private static List<TimeRange> Voices(SpeechFrames frames, double[] noise, double quietest)
    {
        List<TimeRange> runs = [];
        var from = -1;
        for (var frame = 0; frame <= frames.Count; frame++)
        {
            var voiced =
                frame < frames.Count
                && frames.Voicing(frame) >= VoicedAt
                && frames.Level(frame) > Math.Max(noise[frame] + VoiceAboveNoise, quietest);
            if (voiced && from < 0)
            {
                from = frame;
            }

            if (voiced || from < 0)
            {
                continue;
            }

            if (frame - from >= ShortestVoice)
            {
                runs.Add(new(from, frame));
            }

            from = -1;
        }

        return runs;
    }

    /// <summary>The median level of what is voiced.</summary>
    private static double SpeechLevel(SpeechFrames frames, List<TimeRange> voices)
    {
        var counts = new int[256];
        var total = 0;
        foreach (var voice in voices)
        {
            for (var frame = voice.From; frame < voice.To; frame++, total++)
            {
                counts[frames.LevelStep((int)frame)]++;
            }
        }

        return Percentile(counts, total, 0.5);
    }

    /// <summary>
    /// The noise level at each frame: the level that the quietest tenth of a window stays below, of the three seconds
    /// before and the three after, whichever is louder. So it follows a rise at once, while a word, with quiet before or
    /// after it, does not raise it.
    /// </summary>
    private static double[] NoiseFloor(int count, Func<int, byte> step)
    {
        var floor = new double[count];
        if (count <= NoiseWindow)
        {
            var all = new int[256];
            for (var frame = 0; frame < count; frame++)
            {
                all[step(frame)]++;
            }

            Array.Fill(floor, Percentile(all, count, NoiseShare));
            return floor;
        }

        Array.Fill(floor, double.NegativeInfinity);
        foreach (var direction in (int[])[1, -1])
        {
            var counts = new int[256];
            var total = 0;
            var frame = direction > 0 ? 0 : count - 1;
            for (var i = 0; i < count; i++, frame += direction)
            {
                counts[step(frame)]++;
                if (++total > NoiseWindow)
                {
                    counts[step(frame - (direction * NoiseWindow))]--;
                    total--;
                }

                // The first frames of a direction don't have a full window yet; the other direction's is used for them.
                if (total == NoiseWindow)
                {
                    floor[frame] = Math.Max(floor[frame], Percentile(counts, total, NoiseShare));
                }
            }
        }

        return floor;
    }

    private static double Percentile(int[] counts, int total, double share)
    {
        var (step, below) = (0, counts[0]);
        while (below <= total * share && step < counts.Length - 1)
        {
            below += counts[++step];
        }

        return (step / 2.0) - 120;
    }
}
