using NemoVideo.Core.Pipeline;

namespace NemoVideo.Tests.Core.Pipeline;

public class ProgressThrottleTests
{
    private TimeSpan _now;

    [Fact]
    public void The_newest_report_wins_and_five_a_second_come_out()
    {
        var throttle = New();
        var shown = new List<ProgressReport>();
        for (var millisecond = 0; millisecond < 1000; millisecond++)
        {
            _now = TimeSpan.FromMilliseconds(millisecond);
            throttle.Put(Report("a", millisecond));
            shown.AddRange(throttle.Take(everything: false));
        }

        Assert.Equal([0, 200, 400, 600, 800], shown.Select(report => report.Percent!.Value));
    }

    [Fact]
    public void Activities_are_counted_by_themselves()
    {
        var throttle = New();
        throttle.Put(Report("a", 1));
        throttle.Put(Report("b", 2));
        Assert.Equal(["a", "b"], throttle.Take(false).Select(report => report.Key).Order());
    }

    [Fact]
    public void Completed_comes_at_once_and_only_once()
    {
        var throttle = New();
        throttle.Put(Report("a", 1));
        Assert.Single(throttle.Take(false));
        throttle.Put(Report("a", 2));
        throttle.Put(Completed("a"));
        throttle.Put(Completed("a"));
        Assert.True(Assert.Single(throttle.Take(false)).Completed);
        Assert.Empty(throttle.Take(false));
        Assert.Empty(throttle.Take(everything: true));
    }

    [Fact]
    public void An_activity_that_was_never_shown_is_not_completed()
    {
        var throttle = New();
        throttle.Put(Report("a", 1));
        throttle.Put(Completed("a"));
        Assert.Empty(throttle.Take(false));
        throttle.Put(Report("b", 1));
        Assert.Empty(throttle.Take(everything: true));
    }

    [Fact]
    public void What_is_open_at_the_end_is_completed_without_another_look()
    {
        var throttle = New();
        throttle.Put(Report("a", 1));
        Assert.False(Assert.Single(throttle.Take(false)).Completed);
        throttle.Put(Report("a", 2));
        Assert.True(Assert.Single(throttle.Take(everything: true)).Completed);
        Assert.Empty(throttle.Take(everything: true));
    }

    [Fact]
    public void An_activity_may_begin_anew()
    {
        var throttle = New();
        throttle.Put(Report("a", 1));
        throttle.Take(false);
        throttle.Put(Completed("a"));
        throttle.Put(Report("a", 5));
        Assert.Empty(throttle.Take(false));
        _now = TimeSpan.FromSeconds(1);
        Assert.Equal(5, Assert.Single(throttle.Take(false)).Percent);
        Assert.True(Assert.Single(throttle.Take(everything: true)).Completed);
    }

    private ProgressThrottle New() => new(() => _now);

    private static ProgressReport Report(string key, double percent) => new(key, "Doing " + key, "…", percent);

    private static ProgressReport Completed(string key) => new(key, "Doing " + key, "", Completed: true);
}
