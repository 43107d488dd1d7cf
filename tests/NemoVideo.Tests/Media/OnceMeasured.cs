using System.Collections.Concurrent;
using System.Security.Cryptography;
using NemoVideo.Local.Hosting;
using NemoVideo.Local.Measuring;
using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;

namespace NemoVideo.Tests.Media;

/// <summary>
/// The local backend as it really is, for tests that send the same files to one project after the other: what a file
/// holds is probed and measured the first time only.
/// </summary>
internal static class OnceMeasured
{
    private static readonly ConcurrentDictionary<string, string> Hashes = new();
    private static readonly RememberingClipMeter Clips = new(new ClipMeter(Ffmpeg.Process), clip => Key(clip.FilePath));
    private static readonly OnceProbed Probe = new();

    public static IFootageMeter Footage { get; } =
        new RememberingFootageMeter(new FootageMeter(Ffmpeg.Process), clip => Key(clip.FilePath));

    public static LocalServices Create() => Composition.Create(Ffmpeg.Process, Footage, Clips, Probe);

    /// <summary>What is in a file, and what it says that it is.</summary>
    private static string Key(string path) => Hashes.GetOrAdd(path, static path =>
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexString(SHA256.HashData(file)) + Path.GetExtension(path);
        });

    private sealed class OnceProbed : IMediaProbe
    {
        private readonly Remembered<MediaInfo> _known = new(100);
        private readonly MediaProbe _probe = new(Ffmpeg.Process);

        public Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken) =>
            _known.GetAsync(Key(path), () => _probe.ProbeAsync(path, cancellationToken));
    }
}
