using NemoVideo.Local.Measuring;
using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Model;

namespace NemoVideo.Tests.Measuring;

public sealed class RememberedTests
{
    private int _worked;

    [Fact]
    public async Task Work_is_done_once_for_a_key()
    {
        var remembered = new Remembered<int>(2);
        List<int> found = [];
        foreach (var key in (string[])["a", "a", "b", "a"])
        {
            found.Add(await AskAsync(remembered, key));
        }

        Assert.Equal([1, 1, 2, 1], found);
    }

    [Fact]
    public async Task What_was_asked_for_the_longest_ago_goes_first()
    {
        var remembered = new Remembered<int>(2);
        foreach (var key in (string[])["a", "b", "a", "c"])
        {
            await AskAsync(remembered, key);
        }

        Assert.Equal(1, await AskAsync(remembered, "a"));
        Assert.Equal(4, await AskAsync(remembered, "b"));
    }

    [Fact]
    public async Task What_fails_is_done_again()
    {
        var remembered = new Remembered<int>(2);
        await Assert.ThrowsAsync<OperationCanceledException>(() => remembered.GetAsync("a", () => throw new OperationCanceledException()));
        Assert.Equal(1, await AskAsync(remembered, "a"));
    }

    [Fact]
    public async Task Footage_is_measured_once_a_file_and_its_pauses_once_for_the_same_places()
    {
        var inner = new Counting();
        var meter = new RememberingFootageMeter(inner);
        foreach (var path in (string[])["one.mp4", "two.mp4", "one.mp4"])
        {
            await meter.MeasureAsync(Clip(path), CancellationToken.None);
            await meter.PausesAsync(Clip(path), [new(1000, 2000)], CancellationToken.None);
            await meter.PausesAsync(Clip(path), [new(1000, 2000), new(1000, 3000)], CancellationToken.None);
        }

        Assert.Equal(
            ["one.mp4", "one.mp4 1000-2000", "one.mp4 1000-2000 1000-3000", "two.mp4", "two.mp4 1000-2000", "two.mp4 1000-2000 1000-3000"],
            inner.Asked
        );
    }

    private static MediaItem Clip(string path) => new("id", "clip.mp4", path, new MediaInfo { Kind = MediaKind.Video });

    private Task<int> AskAsync(Remembered<int> remembered, string key) => remembered.GetAsync(key, () => Task.FromResult(++_worked));

    private sealed class Counting : IFootageMeter
    {
        public List<string> Asked { get; } = [];

        public Task<FootageCurves> MeasureAsync(MediaItem clip, CancellationToken cancellationToken)
        {
            Asked.Add(clip.FilePath);
            return Task.FromResult(new FootageCurves { Count = 0 });
        }

        public Task<IReadOnlyList<IReadOnlyList<TimeRange>?>> PausesAsync(
            MediaItem clip,
            IReadOnlyList<TimeRange> places,
            CancellationToken cancellationToken
        )
        {
            Asked.Add($"{clip.FilePath} {string.Join(' ', places.Select(place => $"{place.From}-{place.To}"))}");
            return Task.FromResult<IReadOnlyList<IReadOnlyList<TimeRange>?>>([.. places.Select(_ => (IReadOnlyList<TimeRange>)[])]);
        }
    }
}
