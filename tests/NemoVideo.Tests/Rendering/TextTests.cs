using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Text;
using static NemoVideo.Tests.Rendering.RenderSources;

namespace NemoVideo.Tests.Rendering;

public sealed class TextTests(RenderSources sources) : IClassFixture<RenderSources>
{
    [Theory]
    [InlineData("Field notes", "eng")]
    [InlineData("城市摄影", "chi_sim")]
    public async Task A_title_is_readable_while_it_lasts(string title, string language)
    {
        var draft = Draft(
            Video(
                new Segment
                {
                    Source = "red",
                    Duration = 3000,
                    Volume = 0,
                }
            ),
            Text(
                new Segment
                {
                    Text = title,
                    Start = 500,
                    Duration = 1500,
                    Style = TextStyle.Title,
                }
            )
        );
        var file = await sources.RenderAsync(draft with { Metadata = draft.Metadata with { Width = 960, Height = 540 } });
        var texts = await ReadTextsAsync(file, [0.4, 0.8, 1.7, 2.03], language, sources.Folder);
        Assert.Equal(
            [false, true, true, false],
            texts.Select(text =>
                (language == "eng" ? text : text.Replace(" ", "", StringComparison.Ordinal)).Contains(title, StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text()
    {
        const string Hostile = "{\\an8}Red {\\fs200} C:\\Notes\r\nDialogue: 0,0:00:00.00\u0000\u001b[31m";
        var draft = Draft(
            Video(
                new Segment
                {
                    Source = "red",
                    Duration = 1000,
                    Volume = 0,
                }
            ),
            Text(
                new Segment
                {
                    Text = Hostile,
                    Duration = 1000,
                    Style = TextStyle.Text,
                }
            )
        );
        var file = await sources.RenderAsync(draft with { Metadata = draft.Metadata with { Width = 960, Height = 540 } });
        var text = await sources.ReadTextAsync(file, 0.5);
        Assert.Contains("an8", text, StringComparison.Ordinal);
        Assert.Contains("Notes", text, StringComparison.Ordinal);
        Assert.Contains("Dialogue", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_stays_in_the_frame_and_in_its_place()
    {
        var draft = Draft(
            Video(
                new Segment
                {
                    Source = "red",
                    Duration = 500,
                    Volume = 0,
                }
            ),
            Text(
                new Segment
                {
                    Text = string.Join(' ', Enumerable.Repeat("Countryside", 30)),
                    Duration = 500,
                    Style = TextStyle.Title,
                }
            )
        );
        var file = await sources.RenderAsync(draft);
        var parts = (await Seen.OfAsync(file, "crop=320:6:0:0", "crop=8:180:0:0", "crop=200:100:60:40")).Parts;
        Assert.InRange(parts[0][10].G, 0, 8);
        Assert.InRange(parts[1][10].G, 0, 8);
        Assert.InRange(parts[2][10].G, 20, 255);
    }

    [Fact]
    public void Chinese_is_broken_anywhere_but_before_a_closing_mark()
    {
        Assert.Equal(["一二三四", "五六七，", "八九"], TextLayout.Wrap("一二三四五六七，八九", 4.2));
        Assert.Equal(["one two", "three"], TextLayout.Wrap("one two three", 4.2));
        Assert.Equal(["一二三", "四五六"], TextLayout.Wrap("一二三四五六", 5));
        Assert.Equal(["Countryside", "ab"], TextLayout.Wrap("Countryside ab", 6.5));
        Assert.Equal(["a", "b"], TextLayout.Wrap("a\nb", 10));
        Assert.All(TextLayout.Wrap(new string('w', 50), 5), line => Assert.InRange(line.Length, 1, 6));
    }
}
