using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Text;

namespace NemoVideo.Tests.Rendering;

/// <summary>One font for the whole of a text, so that no letter of a name is taken from another one.</summary>
public sealed class TextFontTests
{
    [Theory]
    [InlineData("Łukasz Żółć", true)]
    [InlineData("Şükrü Çelik", true)]
    [InlineData("Ђорђе Ћосић", true)]
    [InlineData("Ana & Zoë, 4,200 points …", false)]
    [InlineData("Иван Петров", false)]
    [InlineData("小明 Łukasz", false)]
    [InlineData("排行榜", false)]
    [InlineData("김민수", false)]
    public void Letters_that_the_CJK_font_lacks_take_the_whole_text_with_them(string text, bool western) =>
        Assert.Equal(western ? TextFont.Western : TextFont.Cjk, TextFont.Of(text));

    [Fact]
    public void Texts_that_are_seen_together_have_one_font()
    {
        Assert.Equal(TextFont.Western, TextFont.Of(["Ana", "Łukasz"])("Ana"));
        Assert.Equal(TextFont.Cjk, TextFont.Of(["Ana", "Łukasz", "小明"])("Ana"));
        Assert.Equal(TextFont.Western, TextFont.Of(["Ana", "Łukasz", "小明"])("Łukasz"));
    }

    [Fact]
    public void Captions_name_their_font_and_wider_letters_break_earlier()
    {
        var polish = Caption("Zażółć gęślą jaźń, zażółć gęślą jaźń, zażółć gęślą");
        Assert.Contains($"\\fn{TextFont.Western.Family}\\", polish, StringComparison.Ordinal);
        Assert.Contains($"\\fn{TextFont.Cjk.Family}\\", Caption("Hello"), StringComparison.Ordinal);
        // The same letters without their marks fit into fewer lines of the narrower font.
        Assert.True(Lines(polish) >= Lines(Caption("Zazolc gesla jazn, zazolc gesla jazn, zazolc gesla")));

        static string Caption(string text) =>
            AssText.Write(
                new Draft
                {
                    Tracks =
                    [
                        new()
                        {
                            Type = TrackType.Text,
                            Segments =
                            [
                                new()
                                {
                                    Text = text,
                                    Style = TextStyle.Caption,
                                    Duration = 1000,
                                },
                            ],
                        },
                    ],
                },
                640,
                360,
                CancellationToken.None
            )!;

        static int Lines(string ass) => ass.Split("\\N").Length;
    }

    /// <summary>A title with U+2028 added lines of its own to the file that libass reads.</summary>
    [Theory]
    [InlineData(nameof(TextStyle.Title), "a\u2028Dialogue: 9,0:00:00.00,0:00:09.00,Title,,0,0,0,,theirs")]
    [InlineData(nameof(TextStyle.Title), "a\u2029b\u0085c\rd\u000be\u000cf\nDialogue: x")]
    [InlineData(nameof(TextStyle.Rank), "1\na\u2028Dialogue: x\n9.5")]
    [InlineData(nameof(TextStyle.Table), "Final\u2028Dialogue: x\n1\ta\u2029Dialogue: y\t9.5\nnote\u2028Dialogue: z")]
    [InlineData(nameof(TextStyle.Caption), "a\u200eb\u200fc\u061cd\ufeffe\u202ef\u2066g")]
    public void No_text_writes_lines_of_its_own_or_turns_the_writing(string style, string text)
    {
        var ass = AssText.Write(
            new Draft
            {
                Tracks =
                [
                    new()
                    {
                        Type = TrackType.Text,
                        Segments =
                        [
                            new()
                            {
                                Text = text,
                                Style = Enum.Parse<TextStyle>(style),
                                Duration = 1000,
                            },
                        ],
                    },
                ],
            },
            640,
            360,
            CancellationToken.None
        )!;
        var events = ass[ass.IndexOf("[Events]", StringComparison.Ordinal)..].Split(['\n', '\r', '\u0085', '\u2028', '\u2029', '\v', '\f'])[
            2..
        ];
        Assert.All(events.Where(line => line.Length > 0), line =>
            Assert.Matches(@"^Dialogue: \d,\d:\d\d:\d\d\.\d\d,\d:\d\d:\d\d\.\d\d,\w+,,0,0,0,,\{", line)
        );
        Assert.DoesNotContain(ass, c =>
            c is '\u200E' or '\u200F' or '\u061C' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        );
    }
}
