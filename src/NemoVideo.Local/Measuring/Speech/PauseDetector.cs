using NemoVideo.Local.Media;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Measuring.Speech;

/// <summary>Listens to a file's sound once, from beginning to end.</summary>
internal sealed class PauseDetector(FfmpegProcess ffmpeg) : IPauseDetector
{
    public async Task<SpeechPauses> FindAsync(MediaItem clip, TimeSpan? longerThan, CancellationToken cancellationToken)
    {
        var frames = new SpeechFrames();
        await foreach (var samples in ffmpeg.ReadAudioAsync(clip.FilePath, SpeechFrames.SampleRate, cancellationToken: cancellationToken))
        {
            frames.Add(samples.Span);
        }

        return PauseFinder.Find(frames, longerThan is { } time ? (long)time.TotalMilliseconds : PauseFinder.DefaultPause);
    }
}
