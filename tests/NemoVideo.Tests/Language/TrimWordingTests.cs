using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Trims;
using static NemoVideo.Tests.Language.Reading;

namespace NemoVideo.Tests.Language;

public class TrimWordingTests
{
    [Theory]
    [InlineData("trim to the first 5 seconds")]
    [InlineData("Trim the video to 5 seconds.")]
    [InlineData("keep only the first five seconds")]
    [InlineData("cut it down to 5s")]
    [InlineData("shorten the clip to 0:05")]
    [InlineData("could you make it 5 seconds long, please?")]
    [InlineData("only the first 5 sec")]
    [InlineData("limit it to 5 seconds")]
    [InlineData("只保留前5秒")]
    [InlineData("剪到5秒")]
    [InlineData("只要前五秒")]
    [InlineData("把视频裁剪到5秒")]
    [InlineData("请帮我把视频缩短到5秒钟")]
    public void First_seconds(string message) => AssertReads(message, new KeepRange(TimePoint.Start, At(5)));

    [Theory]
    [InlineData("keep only the last 10 seconds")]
    [InlineData("trim to the final ten seconds")]
    [InlineData("just the last 10s")]
    [InlineData("只保留最后10秒")]
    [InlineData("保留结尾十秒")]
    public void Last_seconds(string message) => AssertReads(message, new KeepRange(FromEnd(10), TimePoint.End));

    [Theory]
    [InlineData("remove the last 3 seconds")]
    [InlineData("cut off the last three seconds")]
    [InlineData("trim 3 seconds off the end")]
    [InlineData("cut 3 seconds from the end")]
    [InlineData("drop the final 3 sec")]
    [InlineData("take the last 3 seconds out")]
    [InlineData("删除最后3秒")]
    [InlineData("去掉结尾的3秒")]
    [InlineData("剪掉最后三秒")]
    [InlineData("把最后3秒删掉")]
    [InlineData("不要最后3秒")]
    public void Without_the_end(string message) => AssertReads(message, new CutRange(FromEnd(3), TimePoint.End));

    [Theory]
    [InlineData("cut off the first two seconds")]
    [InlineData("remove the first 2 seconds")]
    [InlineData("trim the first 2 s")]
    [InlineData("skip the first couple of seconds")]
    [InlineData("take two seconds off the beginning")]
    [InlineData("剪掉前两秒")]
    [InlineData("去掉开头2秒")]
    [InlineData("把开头的2秒剪掉")]
    [InlineData("开头剪掉2秒")]
    public void Without_the_beginning(string message) => AssertReads(message, new CutRange(TimePoint.Start, At(2)));

    [Theory]
    [InlineData("from 0:10 to 0:25")]
    [InlineData("trim from 0:10 to 0:25")]
    [InlineData("keep only the part from 10 to 25 seconds")]
    [InlineData("keep 0:10-0:25")]
    [InlineData("use just the part between 0:10 and 0:25")]
    [InlineData("trim it to 10s - 25s")]
    [InlineData("从0:10到0:25")]
    [InlineData("截取10秒到25秒")]
    [InlineData("保留第10秒到第25秒")]
    [InlineData("从10秒剪到25秒")]
    public void Range(string message) => AssertReads(message, new KeepRange(At(10), At(25)));

    [Theory]
    [InlineData("cut out 0:10 to 0:15")]
    [InlineData("remove the part from 10 to 15 seconds")]
    [InlineData("delete everything between 0:10 and 0:15")]
    [InlineData("cut the section from 10s to 15s out")]
    [InlineData("剪掉10秒到15秒")]
    [InlineData("删除第10秒到第15秒")]
    [InlineData("把10到15秒去掉")]
    public void Cut_range(string message) => AssertReads(message, new CutRange(At(10), At(15)));

    [Theory]
    [InlineData("between 1:05 and 1:20", 65, 80)]
    [InlineData("keep 1 min 20 s to 1:02:03", 80, 3723)]
    [InlineData("from half a second to a minute and a half", 0.5, 90)]
    [InlineData("from 500ms to 2.5 seconds", 0.5, 2.5)]
    [InlineData("保留1分20秒到两分半", 80, 150)]
    [InlineData("从0:10到0:25", 10, 25)]
    public void Times(string message, double from, double to) => AssertReads(message, new KeepRange(At(from), At(to)));

    [Theory]
    [InlineData("start at 0:10")]
    [InlineData("keep everything from 10 seconds to the end")]
    [InlineData("only keep what comes after 0:10")]
    [InlineData("从10秒开始")]
    public void From_a_point(string message) => AssertReads(message, new KeepRange(At(10), TimePoint.End));

    [Theory]
    [InlineData("trim the second clip to 5 seconds")]
    [InlineData("cut clip 2 to 5 seconds")]
    [InlineData("shorten clip #2 to 5s")]
    [InlineData("把第二个片段剪到5秒")]
    [InlineData("片段2只保留前5秒")]
    public void Of_a_clip(string message) => AssertReads(message, new KeepRange(TimePoint.Start, At(5), new ClipReference(2)));

    [Fact]
    public void Of_each_clip() =>
        AssertReads("trim each clip to 3 seconds\nClips: 1. a.mp4, 2. b.mp4", new KeepRange(TimePoint.Start, At(3), ClipReference.Each));

    [Fact]
    public void Both_ends() =>
        AssertReads(
            "remove the first 2 and the last 3 seconds",
            new CutRange(TimePoint.Start, At(2)),
            new CutRange(FromEnd(3), TimePoint.End)
        );

    [Theory]
    [InlineData("don't cut off the last 3 seconds")]
    [InlineData("don't trim it to 5 seconds")]
    [InlineData("不要剪掉最后3秒")]
    public void Declined(string message)
    {
        var instruction = Read(message);
        Assert.Empty(instruction.Operations);
        Assert.Single(instruction.Declined);
    }
}
