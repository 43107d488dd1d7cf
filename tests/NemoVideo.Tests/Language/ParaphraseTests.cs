using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Fades;
using NemoVideo.Local.Operations.Frames;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Logos;
using NemoVideo.Local.Operations.Pauses;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Speeds;
using NemoVideo.Local.Operations.Stills;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Tracks;
using NemoVideo.Local.Operations.Trims;
using NemoVideo.Local.Operations.Undos;
using NemoVideo.Local.Operations.Volumes;
using static NemoVideo.Tests.Language.Reading;

namespace NemoVideo.Tests.Language;

/// <summary>Sentences as different people would put them, written without a look at the patterns.</summary>
public class ParaphraseTests
{
    private static readonly Dictionary<string, Operation[]> Sentences = new()
    {
        ["Hey, can you chop the first four seconds off?"] = [new CutRange(TimePoint.Start, At(4))],
        ["I only need the bit from 00:12 until 00:40, thanks"] = [new KeepRange(At(12), At(40))],
        ["get rid of everything after the one minute mark"] = [new CutRange(At(60), TimePoint.End)],
        ["The video should be 30 seconds long at most"] = [new KeepRange(TimePoint.Start, At(30))],
        ["lose the last two and a half seconds and add some chill music underneath"] =
        [
            new CutRange(FromEnd(2.5), TimePoint.End),
            new AddMusic(),
        ],
        ["there's a lot of dead air, please cut it out"] = [new CutPauses()],
        ["take out any silence over 800ms"] = [new CutPauses(TimeSpan.FromMilliseconds(800))],
        ["Tighten it up by removing the awkward pauses"] = [new CutPauses()],
        ["slap a title on the front that says \"Match Day\""] = [new AddText("Match Day", TextStyle.Title, TimePoint.Start)],
        ["Title card 'Chapter One' for 4 seconds at the start"] = [new AddText("Chapter One", TextStyle.Title, TimePoint.Start, At(4))],
        ["end with the text 'Thanks for watching'"] = [new AddText("Thanks for watching", TextStyle.Text, null, TimePoint.End)],
        ["overlay \"LIVE\" in the top left corner the whole time"] =
        [
            new AddText("LIVE", TextStyle.Text, TimePoint.Start, TimePoint.End, Position.TopLeft),
        ],
        ["from 2s to 5s show 'Goal!' in the middle of the screen"] = [new AddText("Goal!", TextStyle.Text, At(2), At(5), Position.Center)],
        ["drop the audio volume to 70%"] = [new SetVolume(SoundTarget.Everything, 70)],
        ["The music is too loud, bring it down to 10%"] = [new SetVolume(SoundTarget.Music, 10)],
        ["kill the sound"] = [new SetVolume(SoundTarget.Everything, 0)],
        ["strip the original audio and use theme.wav instead"] = [new SetVolume(SoundTarget.Clips, 0), new AddMusic(null, "theme.wav")],
        ["bump the volume up 10 percent"] = [new SetVolume(SoundTarget.Everything, 110, true)],
        ["fade from black at the start, fade to black at the end"] = [new Fade(true, false), new Fade(false, true)],
        ["give it a 1.5s fade-in"] = [new Fade(true, false, TimeSpan.FromSeconds(1.5))],
        ["have the clips dissolve into each other"] = [new CrossFade()],
        ["1 second crossfades between all clips please"] = [new CrossFade(TimeSpan.FromSeconds(1))],
        ["play the whole thing at 1.25x"] = [new ChangeSpeed(1.25)],
        ["can it run three times faster"] = [new ChangeSpeed(3)],
        ["put clip 3 in slow-mo"] = [new ChangeSpeed(0.5, Scope.OfClip(new(3)))],
        ["slow the last clip down to a quarter: 25% speed"] = [new ChangeSpeed(0.25, Scope.OfClip(new(-1)))],
        ["reformat for Instagram Reels and crop to fill"] = [new SetFrame(9, 16, Fit: FitMode.Fill)],
        ["I need this in 4:3"] = [new SetFrame(4, 3)],
        ["turn it into a square 720p video"] = [new SetFrame(1, 1, 720)],
        ["make it widescreen, fill the sides with blur"] = [new SetFrame(16, 9, Fit: FitMode.Blur)],
        ["each photo should stay on screen for 2.5 seconds"] = [new ShowImages(TimeSpan.FromSeconds(2.5))],
        ["freeze the last frame for 3 secs"] = [new FreezeFrame(TimePoint.End, TimeSpan.FromSeconds(3))],
        ["stick brand.png bottom-right"] = [new AddLogo("brand.png", Position.BottomRight)],
        ["use the uploaded picture crest.jpg as our logo, top left please"] = [new AddLogo("crest.jpg", Position.TopLeft)],
        ["Actually, take the title off again"] = [new RemoveTrack(TrackKind.Titles)],
        ["the music has to go, remove it: delete the music"] = [new RemoveTrack(TrackKind.Music)],
        ["oops, undo that please"] = [new Undo()],
        ["put everything back to how it was"] = [new Undo()],
        ["stitch all of my videos into a single file and then render it as an mp4"] = [new JoinClips(), new ExportHint("mp4")],
        ["I'd like intro.mp4 to come first"] = [new MoveClip(new(Name: "intro.mp4"), To: 1)],
        ["Combine the clips, then add music at about 15%, then export it"] = [new JoinClips(), new AddMusic(15), new ExportHint()],
        ["trim clip one to 4 seconds and clip two to 6 seconds"] =
        [
            new KeepRange(TimePoint.Start, At(4), new(1)),
            new KeepRange(TimePoint.Start, At(6), new(2)),
        ],
        ["Add a fade out and mute the clips but leave the titles alone"] = [new Fade(false, true), new SetVolume(SoundTarget.Clips, 0)],
        ["no music, just cut the silences"] = [new CutPauses()],
        ["把开头的三秒剪掉，再加一个标题“周末”"] = [new CutRange(TimePoint.Start, At(3)), new AddText("周末", TextStyle.Title)],
        ["只要中间从20秒到45秒的部分"] = [new KeepRange(At(20), At(45))],
        ["把视频里没人说话的地方剪掉"] = [new CutPauses()],
        ["帮我把停顿都去掉，配个轻音乐"] = [new CutPauses(), new AddMusic(15)],
        ["背景音乐音量调小到10%"] = [new SetVolume(SoundTarget.Music, 10)],
        ["视频太吵了，把声音调低一点"] = [new SetVolume(SoundTarget.Everything, 75, true)],
        ["原声关掉，换上背景音乐"] = [new SetVolume(SoundTarget.Clips, 0), new AddMusic()],
        ["第3秒到第6秒在屏幕下方打上“你好”"] = [new AddText("你好", TextStyle.Text, At(3), At(6), Position.Bottom)],
        ["结尾加上字幕“谢谢观看”"] = [new AddText("谢谢观看", TextStyle.Caption, null, TimePoint.End)],
        ["速度加快到1.5倍"] = [new ChangeSpeed(1.5)],
        ["整个视频放慢到一半速度"] = [new ChangeSpeed(0.5)],
        ["转成竖屏发抖音，两边用模糊填充"] = [new SetFrame(9, 16, Fit: FitMode.Blur)],
        ["视频开头和结尾都要淡入淡出"] = [new Fade(true, true)],
        ["片段之间加一秒的转场效果"] = [new CrossFade(TimeSpan.FromSeconds(1))],
        ["把这几个视频合成一个，导出1080p的mp4"] = [new JoinClips(), new SetFrame(Lines: 1080), new ExportHint("mp4")],
        ["右下角放上我们的标志"] = [new AddLogo(null, Position.BottomRight)],
        ["刚才的修改不要了，撤销"] = [new Undo()],
        ["每张照片放4秒，配上音乐，不要标题"] = [new ShowImages(TimeSpan.FromSeconds(4)), new AddMusic()],
        ["最后一帧定格三秒"] = [new FreezeFrame(TimePoint.End, TimeSpan.FromSeconds(3))],
    };

    public static TheoryData<string> Messages => [.. Sentences.Keys];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Is_read(string message) => AssertOperations(Read(message), Sentences[message]);
}
