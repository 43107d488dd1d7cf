using NemoVideo.Local.Editing;
using NemoVideo.Local.Rendering;

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

        static string Caption(string text) => AssText.Write(
            new Draft { Tracks = [new() { Type = TrackType.Text, Segments = [new() { Text = text, Style = TextStyle.Caption, Duration = 1000 }] }] }, 640, 360, CancellationToken.None)!;

        static int Lines(string ass) => ass.Split("\\N").Length;
    }
}
