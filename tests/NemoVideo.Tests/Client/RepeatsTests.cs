using NemoVideo.Client.Messages;

namespace NemoVideo.Tests.Client;

/// <summary>Pieces that add to what came, and pieces that repeat it.</summary>
public sealed class RepeatsTests
{
    [Theory]
    [InlineData("I cut|I cut it|I cut it.", "I cut it.")]
    [InlineData("I|I cut|I cut it.", "I cut it.")]
    [InlineData("1|10 clips|10 clips are cut", "10 clips are cut")]
    [InlineData("1|10 clips", "110 clips")]
    [InlineData("ha|haha", "hahaha")]
    [InlineData("ha|ha|ha", "hahaha")]
    [InlineData("\n|\nCut| it", "\n\nCut it")]
    [InlineData("Hel|lo|Hello", "Hello")]
    [InlineData("no|no", "nono")]
    [InlineData("I cut it all.|I cut it all.", "I cut it all.")]
    [InlineData("0123456789|0123456789", "01234567890123456789")]
    [InlineData("Cut|Cut it|Cut", "Cut itCut")]
    [InlineData("Cutting|Cutting it|Cutting", "Cutting it")]
    public void Each_piece_is_in_the_reply_once(string pieces, string expected)
    {
        var reply = new Reply();
        var shown = string.Concat(pieces.Split('|').Select(piece => reply.Piece("a", piece))) + reply.End();
        Assert.Equal(expected, shown);
        Assert.Equal(expected, reply.Text);
    }

    [Fact]
    public void A_whole_text_settles_what_was_held_back()
    {
        var reply = new Reply();
        var shown = reply.Piece("a", "ha") + reply.Piece("a", "haha") + reply.Whole("a", "haha, done");
        Assert.Equal("haha, done", shown);
        Assert.Equal("haha, done", reply.Text);
    }

    [Fact]
    public void Text_that_goes_on_after_a_tool_is_shown_once()
    {
        var reply = new Reply();
        var shown = reply.Piece("a", "Cutting.") + reply.Break("a") + reply.Piece("a", "Cutting. Done.");
        Assert.Equal("Cutting.\n Done.", shown);
    }
}
