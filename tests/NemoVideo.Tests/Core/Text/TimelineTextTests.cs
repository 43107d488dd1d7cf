using NemoVideo.Core;
using NemoVideo.Core.Text;

namespace NemoVideo.Tests.Core.Text;

public class TimelineTextTests
{
    private static readonly Timeline Documented = new()
    {
        Duration = TimeSpan.FromSeconds(10),
        Tracks =
        [
            Track(1, TrackKind.Video, Segment("city timelapse", 0, 10)),
            Track(2, TrackKind.Audio, Segment("Lo-fi", 0, 10, volume: 35)),
            Track(3, TrackKind.Text, Segment(null, 0, 3, text: "Urban Dreams")),
        ],
    };

    [Fact]
    public void The_summary_has_the_documented_form() =>
        Assert.Equal(
            "Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: \"Urban Dreams\" (0-3s)",
            Documented.ToString()
        );

    [Fact]
    public void The_summary_bears_what_a_draft_does_not_tell()
    {
        Assert.Equal("Timeline (empty)", new Timeline().ToString());
        Assert.Equal("Timeline (1 track): 1. Video: (empty)", new Timeline { Tracks = [Track(1, TrackKind.Video)] }.ToString());
        Assert.Equal("1. Video: (2.5s)", Track(1, TrackKind.Video, Segment(null, null, 2.5)).ToString());
        Assert.Equal("1. Video: a (from 2s)", Track(1, TrackKind.Video, Segment("a", 2, null)).ToString());
        Assert.Equal("1. Other: ", Track(1, TrackKind.Other, Segment(null, null, null)).ToString());
        Assert.Equal("1. Title: \"two lines\" (0-1s)", Track(1, TrackKind.Text, Segment(null, 0, 1, text: "two\r\nlines")).ToString());
        Assert.Equal(
            "1. Speech: a (0-1s)",
            new TimelineTrack
            {
                Number = 1,
                Name = "Speech",
                Segments = [Segment("a", 0, 1, volume: 100)],
            }.ToString()
        );
    }

    [Fact]
    public void Many_segments_are_counted()
    {
        Assert.Equal(
            "1. Video: a (0-1s), b (1-2s), c (2-3s)",
            Track(1, TrackKind.Video, Segment("a", 0, 1), Segment("b", 1, 1), Segment("c", 2, 1)).ToString()
        );
        var four = Track(1, TrackKind.Video, Segment("a", 0, 1), Segment("b", 1, 1), Segment("c", 2, 1), Segment("d", 3, 1.5));
        Assert.Equal("1. Video: a (0-1s) and 3 more, to 4.5s", four.ToString());
    }

    [Fact]
    public void A_start_that_is_not_known_is_not_invented()
    {
        TimelineSegment[] segments = [Segment("a", null, 4), Segment("b", null, 6), Segment("c", null, null), Segment("d", 2, 1)];
        var timeline = new Timeline { Tracks = [Track(1, TrackKind.Video, segments)] };
        Assert.Equal("Timeline (1 track): 1. Video: a (4s) and 3 more", timeline.ToString());
        Assert.Equal(("?", "?"), (timeline.Rows()[0].From, timeline.Rows()[0].To));
        Assert.Equal(3, timeline.Draw(52).Count);
        Assert.StartsWith("         |? a (4s), b (6s), c ", timeline.Draw(52)[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(97)]
    [InlineData(200)]
    public void A_drawing_is_as_wide_as_asked_whatever_the_letters(int width)
    {
        var timeline = new Timeline
        {
            Duration = TimeSpan.FromSeconds(30),
            Tracks =
            [
                Track(1, TrackKind.Video, Segment("城市延时摄影比赛决赛上半场.mp4", 0, 17.3), Segment("emoji 🎬🎬🎬🎬🎬🎬🎬", 17.3, 12.7)),
                Track(2, TrackKind.Text, Segment(null, 1, 4, text: "标题：城市"), Segment(null, 2, 4, text: "over it")),
                new TimelineTrack
                {
                    Number = 3,
                    Name = "背景音乐和旁白以及很长的名字",
                    Kind = TrackKind.Audio,
                    Segments = [Segment("bgm", 0, 40)],
                },
                Track(4, TrackKind.Other),
            ],
        };
        var lines = timeline.Draw(width);
        Assert.Equal(6, lines.Count);
        Assert.All(lines.Skip(1), line => Assert.Equal(width - 1, ColumnWidth.Of(line)));
        Assert.All(lines, line =>
            Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(line)))
        );
    }

    [Fact]
    public void A_drawing_is_to_scale()
    {
        var lines = new Timeline
        {
            Duration = TimeSpan.FromSeconds(10),
            Tracks =
            [
                Track(1, TrackKind.Video, Segment("a", 0, 5), Segment("b", 5, 5)),
                Track(2, TrackKind.Text, Segment(null, 5, 2.5, text: "T")),
            ],
        }.Draw(52);
        Assert.Equal(
            """
                      0s                  5s
            1. Video |[a=================][b=================]|
            2. Title |                    ["T"-----]          |
            """,
            string.Join("\n", lines)
        );
        Assert.Equal("(empty)", Assert.Single(new Timeline().Draw()));
    }

    [Fact]
    public void Widths_are_in_columns()
    {
        Assert.Equal(3, ColumnWidth.Of("abc"));
        Assert.Equal(6, ColumnWidth.Of("标题a1"));
        Assert.Equal(2, ColumnWidth.Of("🎬"));
        Assert.Equal("标", ColumnWidth.Cut("标题", 3));
        Assert.Equal("a", ColumnWidth.Cut("a🎬", 2));
        Assert.Equal("标 ", ColumnWidth.Pad("标题", 3));
        Assert.Equal("标题...", ColumnWidth.Shorten("标题很长很长", 8));
        Assert.Equal("abc", ColumnWidth.Shorten("abc", 3));
        Assert.Equal("ab", ColumnWidth.Shorten("abc", 2));
    }

    [Fact]
    public void A_row_tells_a_track()
    {
        var rows = Documented.Rows();
        Assert.Equal(("0.0 s", "10.0 s", 1), (rows[1].From, rows[1].To, rows[1].Segments));
        Assert.Equal("Lo-fi (35%)", rows[1].Content(40));
        Assert.Equal("\"Urban Dreams\"", rows[2].Content(40));
        Assert.Equal("BGM", rows[1].Name(10));
        Assert.Equal(
            "0.0 s",
            new Timeline { Tracks = [Track(1, TrackKind.Video)] }
                .Rows()[0]
                .To
        );
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(2048, "2 KB")]
    [InlineData(5 * 1024 * 1024, "5.0 MB")]
    [InlineData(3L * 1024 * 1024 * 1024, "3.00 GB")]
    public void Sizes_are_for_people(long bytes, string text) => Assert.Equal(text, Size.Of(bytes));

    [Fact]
    public void Times_are_for_people()
    {
        Assert.Equal("0:42", Size.Of(TimeSpan.FromSeconds(42.4)));
        Assert.Equal("12:05", Size.Of(TimeSpan.FromSeconds(725)));
        Assert.Equal("25:02:03", Size.Of(new TimeSpan(25, 2, 3)));
    }

    private static TimelineTrack Track(int number, TrackKind kind, params TimelineSegment[] segments) =>
        new()
        {
            Number = number,
            Kind = kind,
            Segments = segments,
        };

    private static TimelineSegment Segment(string? name, double? start, double? duration, string? text = null, double? volume = null) =>
        new()
        {
            Name = name,
            Text = text,
            Start = start is { } from ? TimeSpan.FromSeconds(from) : null,
            Duration = duration is { } lasts ? TimeSpan.FromSeconds(lasts) : null,
            Volume = volume,
        };
}
