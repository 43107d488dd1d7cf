using NemoVideo.Core;
using NemoVideo.Core.Edits;
using NemoVideo.Core.Ports;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Edits;

public class TimelineChangesTests
{
    [Fact]
    public void The_same_draft_has_not_changed()
    {
        Assert.Empty(TimelineChanges.Between(null, null));
        Assert.Empty(TimelineChanges.Between(Timeline("x", 10), Timeline("x", 20)));
    }

    [Fact]
    public void Tracks_come_go_and_change()
    {
        var before = Timeline("x", 10, Track(1, TrackKind.Video, "a.mp4", 10), Track(2, TrackKind.Audio, "Lo-fi", 10));
        var after = Timeline("y", 8.5, Track(1, TrackKind.Video, "a.mp4", 8.5), Track(2, TrackKind.Text, "Field notes", 3));
        Assert.Equal(
            [
                "Changed 1. Video: a.mp4 (0-8.5s)",
                "Added track 2. Title: \"Field notes\" (0-3s)",
                "Removed track BGM",
                "Length 10 s, now 8.5 s",
            ],
            TimelineChanges.Between(before, after)
        );
        Assert.Equal(["Removed track Title", "Removed track Video"], TimelineChanges.Between(after, null).Order());
    }

    [Fact]
    public void What_differs_in_nothing_that_is_read_is_still_a_change() =>
        Assert.Equal(["The timeline changed"], TimelineChanges.Between(Timeline("x", 10), Timeline("y", 10)));

    [Theory]
    [InlineData(1920, "Frame 1920x1080, now 1080x1920")]
    [InlineData(null, "Frame now 1080x1920")]
    public void A_new_frame_is_told(int? width, string said)
    {
        var before = new Timeline
        {
            Fingerprint = "x",
            Width = width,
            Height = width is null ? null : 1080,
        };
        Assert.Equal(
            [said],
            TimelineChanges.Between(
                before,
                new Timeline
                {
                    Fingerprint = "y",
                    Width = 1080,
                    Height = 1920,
                }
            )
        );
    }

    [Fact]
    public void Replies_are_shown_a_line_at_a_time()
    {
        var shown = new List<string>();
        var lines = new ReplyLines(shown.Add);
        foreach (var piece in new[] { "One ", "line.\r\n\n", "Two", "\nthree " })
        {
            lines.Add(piece);
        }

        Assert.Equal(["One line.", "Two"], shown);
        lines.Flush();
        lines.Flush();
        Assert.Equal(["One line.", "Two", "three"], shown);
    }

    [Theory]
    [InlineData("add_bgm_track", "adding music")]
    [InlineData("DetectSilence", "looking for pauses")]
    [InlineData("xyz_0815", "editing the tracks")]
    [InlineData("", "editing the tracks")]
    public void A_tools_name_becomes_plain_words(string tool, string words) => Assert.Equal(words, AgentWords.ForTool(tool));

    [Fact]
    public async Task Still_working_is_said_each_two_minutes_and_once_after_a_sleep()
    {
        var clock = new ManualClock();
        var pipeline = new RecordingPipeline();
        using var stop = new CancellationTokenSource();
        var progress = new EditProgress(pipeline, new Project { Name = "match" }, clock, new NemoOptions());
        var running = progress.RunAsync(stop.Token);
        clock.Advance(TimeSpan.FromSeconds(119));
        Assert.Empty(pipeline.Information);
        progress.Say("adding music");
        clock.Advance(TimeSpan.FromSeconds(122));
        Assert.Equal(
            ["Still working on project 'match' (2:00): adding music.", "Still working on project 'match' (4:00): adding music."],
            pipeline.Information
        );
        clock.Sleep(TimeSpan.FromHours(1));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(3, pipeline.Information.Count);
        await stop.CancelAsync();
        await running;
        progress.End();
        Assert.True(pipeline.Reports[^1].Completed);
    }

    private static Timeline Timeline(string fingerprint, double seconds, params TimelineTrack[] tracks) =>
        new()
        {
            Fingerprint = fingerprint,
            Duration = TimeSpan.FromSeconds(seconds),
            Tracks = tracks,
        };

    private static TimelineTrack Track(int number, TrackKind kind, string name, double seconds) =>
        new()
        {
            Number = number,
            Kind = kind,
            Segments =
            [
                new TimelineSegment
                {
                    Name = kind == TrackKind.Text ? null : name,
                    Text = kind == TrackKind.Text ? name : null,
                    Start = TimeSpan.Zero,
                    Duration = TimeSpan.FromSeconds(seconds),
                },
            ],
        };
}
