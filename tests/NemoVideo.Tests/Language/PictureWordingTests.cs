using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Fades;
using NemoVideo.Local.Operations.Frames;
using NemoVideo.Local.Operations.Logos;
using NemoVideo.Local.Operations.Speeds;
using NemoVideo.Local.Operations.Stills;
using static NemoVideo.Tests.Language.Reading;

namespace NemoVideo.Tests.Language;

public class PictureWordingTests
{
    [Theory]
    [InlineData("fade in", true, false, null, null)]
    [InlineData("fade in over 2 seconds", true, false, "2", null)]
    [InlineData("add a 2 second fade out", false, true, "2", null)]
    [InlineData("fade to black at the end", false, true, null, null)]
    [InlineData("fade in and out", true, true, null, null)]
    [InlineData("fade in at the start and fade out at the end", true, false, null, null, true)]
    [InlineData("add fades at the beginning and the end", true, true, null, null)]
    [InlineData("fade the music out", false, true, null, SoundTarget.Music)]
    [InlineData("fade out the audio over 3 seconds", false, true, "3", SoundTarget.Everything)]
    [InlineData("淡入", true, false, null, null)]
    [InlineData("结尾淡出2秒", false, true, "2", null)]
    [InlineData("加上淡入淡出", true, true, null, null)]
    [InlineData("音乐淡出", false, true, null, SoundTarget.Music)]
    internal void Fades(string message, bool fadesIn, bool fadesOut, string? seconds, SoundTarget? sound, bool thenOut = false)
    {
        var first = new Fade(fadesIn, fadesOut, seconds is null ? null : Seconds(seconds), sound);
        if (thenOut)
        {
            AssertReads(message, first, new Fade(false, true));
        }
        else
        {
            AssertReads(message, first);
        }
    }

    [Theory]
    [InlineData("crossfade the clips over half a second", "0.5")]
    [InlineData("add a 0.5 second cross-fade between the clips", "0.5")]
    [InlineData("use dissolves of 500 ms", "0.5")]
    [InlineData("put a dissolve between clips", null)]
    [InlineData("smooth transitions between the clips", null)]
    [InlineData("片段之间叠化0.5秒", "0.5")]
    [InlineData("加上半秒的交叉淡化", "0.5")]
    [InlineData("添加转场", null)]
    public void Cross_fades(string message, string? seconds) =>
        AssertReads(message, new CrossFade(seconds is null ? null : Seconds(seconds)));

    [Theory]
    [InlineData("speed up 2x", 2)]
    [InlineData("make it twice as fast", 2)]
    [InlineData("play it at double speed", 2)]
    [InlineData("at half speed", 0.5)]
    [InlineData("slow motion", 0.5)]
    [InlineData("slow it down by 50%", 0.5)]
    [InlineData("1.5x", 1.5)]
    [InlineData("speed it up by 50%", 1.5)]
    [InlineData("set the speed to 150%", 1.5)]
    [InlineData("make it 25% faster", 1.25)]
    [InlineData("two times slower", 0.5)]
    [InlineData("两倍速", 2)]
    [InlineData("放慢一半", 0.5)]
    [InlineData("加速到1.5倍", 1.5)]
    [InlineData("慢动作", 0.5)]
    [InlineData("加快一倍", 2)]
    [InlineData("0.5倍速播放", 0.5)]
    public void Speed(string message, double factor) => AssertReads(message, new ChangeSpeed(factor));

    [Theory]
    [InlineData("speed up b.mp4 2x")]
    [InlineData("make b.mp4 twice as fast")]
    [InlineData("把b.mp4加速到2倍")]
    public void Speed_of_a_clip(string message) => AssertReads(message, new ChangeSpeed(2, Scope.OfClip(new(Name: "b.mp4"))));

    [Theory]
    [InlineData("make it 9:16", 9, 16, null)]
    [InlineData("convert to vertical", 9, 16, null)]
    [InlineData("for TikTok", 9, 16, null)]
    [InlineData("crop it to portrait", 9, 16, FitMode.Fill)]
    [InlineData("make it vertical with blurred sides", 9, 16, FitMode.Blur)]
    [InlineData("change it from 16:9 to 9:16", 9, 16, null)]
    [InlineData("square with black bars", 1, 1, FitMode.Fit)]
    [InlineData("landscape", 16, 9, null)]
    [InlineData("16x9 please", 16, 9, null)]
    [InlineData("竖屏", 9, 16, null)]
    [InlineData("改成9:16", 9, 16, null)]
    [InlineData("横屏", 16, 9, null)]
    [InlineData("做成方形", 1, 1, null)]
    [InlineData("竖屏，模糊背景", 9, 16, FitMode.Blur)]
    internal void Shape(string message, int width, int height, FitMode? fit) => AssertReads(message, new SetFrame(width, height, Fit: fit));

    [Theory]
    [InlineData("in 720p", 720)]
    [InlineData("make it 720p", 720)]
    [InlineData("render it in 4K", 2160)]
    [InlineData("scale to Full HD", 1080)]
    [InlineData("输出音量不变，分辨率720p", 720)]
    [InlineData("改成4K", 2160)]
    public void Lines(string message, int lines)
    {
        var frame = Assert.Single(Read(message).Operations.OfType<SetFrame>());
        Assert.Equal(new SetFrame(Lines: lines), frame);
    }

    [Theory]
    [InlineData("resize to 1280x720")]
    [InlineData("1280 x 720")]
    [InlineData("make it 1280×720")]
    [InlineData("尺寸1280x720")]
    public void Size(string message) => AssertReads(message, new SetFrame(Width: 1280, Height: 720));

    [Theory]
    [InlineData("show each image for 3 seconds")]
    [InlineData("3 seconds per photo")]
    [InlineData("display every picture for three seconds")]
    [InlineData("show the photos for 3s each")]
    [InlineData("每张图片显示3秒")]
    [InlineData("照片每张停留三秒")]
    public void Images(string message) => AssertReads(message, new ShowImages(TimeSpan.FromSeconds(3)));

    [Theory]
    [InlineData("freeze the frame at 0:05 for 2 seconds")]
    [InlineData("hold the picture at 5 seconds for 2 seconds")]
    [InlineData("for 2 seconds, freeze the frame at 5s")]
    [InlineData("freeze frame at 0:05 for two seconds")]
    [InlineData("在5秒处定格2秒")]
    [InlineData("第5秒定格2秒")]
    public void Freeze(string message) => AssertReads(message, new FreezeFrame(At(5), TimeSpan.FromSeconds(2)));

    [Theory]
    [InlineData("put logo.png in the top right corner", "logo.png", Position.TopRight)]
    [InlineData("place logo.png at the bottom left", "logo.png", Position.BottomLeft)]
    [InlineData("add logo.png as a watermark", "logo.png", null)]
    [InlineData("overlay our logo in the upper-right corner", null, Position.TopRight)]
    [InlineData("add the watermark bottom right", null, Position.BottomRight)]
    [InlineData("把logo放在右上角", null, Position.TopRight)]
    [InlineData("在左下角加水印", null, Position.BottomLeft)]
    [InlineData("把logo.png放到左上角", "logo.png", Position.TopLeft)]
    internal void Logo(string message, string? file, Position? corner) => AssertReads(message, new AddLogo(file, corner));

    [Theory]
    [InlineData("don't fade out")]
    [InlineData("no crossfades")]
    [InlineData("don't make it vertical")]
    [InlineData("no slow motion")]
    [InlineData("don't freeze the last frame")]
    [InlineData("no logo")]
    [InlineData("不要水印")]
    [InlineData("不要竖屏")]
    public void Declined(string message)
    {
        var instruction = Read(message);
        Assert.Empty(instruction.Operations);
        Assert.NotEmpty(instruction.Declined);
    }
}
