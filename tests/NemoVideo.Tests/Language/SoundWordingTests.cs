using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Pauses;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Volumes;
using static NemoVideo.Tests.Language.Reading;

namespace NemoVideo.Tests.Language;

public class SoundWordingTests
{
    [Theory]
    [InlineData("cut out the pauses")]
    [InlineData("Remove the silences")]
    [InlineData("tighten the gaps")]
    [InlineData("get rid of all the dead air")]
    [InlineData("cut pauses")]
    [InlineData("I'd like the pauses removed")]
    [InlineData("please take out the silent parts")]
    [InlineData("without pauses")]
    [InlineData("no pauses, please")]
    [InlineData("don't keep the pauses")]
    [InlineData("去掉停顿")]
    [InlineData("剪掉静音部分")]
    [InlineData("把停顿都剪掉")]
    [InlineData("不要停顿")]
    [InlineData("删除所有空白片段")]
    public void Pauses(string message) => AssertReads(message, new CutPauses());

    [Theory]
    [InlineData("remove silences longer than 1 second")]
    [InlineData("cut pauses over a second")]
    [InlineData("cut out every pause of more than 1s")]
    [InlineData("remove gaps that last 1 second or longer")]
    [InlineData("去掉超过1秒的停顿")]
    [InlineData("剪掉一秒以上的空白")]
    public void Long_pauses(string message) => AssertReads(message, new CutPauses(TimeSpan.FromSeconds(1)));

    [Theory]
    [InlineData("keep the pauses")]
    [InlineData("leave the pauses in")]
    [InlineData("don't cut the pauses")]
    [InlineData("don't add music")]
    [InlineData("without music")]
    [InlineData("no music please")]
    [InlineData("I don't want any background music")]
    [InlineData("do not mute it")]
    [InlineData("leave the volume as it is")]
    [InlineData("no title")]
    [InlineData("no fades")]
    [InlineData("don't add music or a title")]
    [InlineData("never speed it up")]
    [InlineData("不要加音乐")]
    [InlineData("不要音乐")]
    [InlineData("保留停顿")]
    [InlineData("别静音")]
    [InlineData("不用加标题")]
    [InlineData("保持音量不变")]
    [InlineData("不要去掉停顿")]
    public void Declined(string message)
    {
        var instruction = Read(message);
        Assert.Empty(instruction.Operations);
        Assert.Empty(instruction.NotUnderstood);
        Assert.NotEmpty(instruction.Declined);
    }

    [Theory]
    [InlineData("add background music")]
    [InlineData("put some music behind it")]
    [InlineData("With background music, please")]
    [InlineData("lay a soundtrack under the video")]
    [InlineData("could you add a nice upbeat song?")]
    [InlineData("I want background music")]
    [InlineData("添加背景音乐")]
    [InlineData("加一段音乐")]
    [InlineData("配上背景音乐")]
    [InlineData("来点音乐")]
    public void Music(string message) => AssertReads(message, new AddMusic());

    [Theory]
    [InlineData("add background music at 20%", 20)]
    [InlineData("add music with the volume at 30 percent", 30)]
    [InlineData("put soft music under it", 15)]
    [InlineData("add loud music", 60)]
    [InlineData("add background music, not too loud", 15)]
    [InlineData("add background music, volume 30%", 30)]
    [InlineData("background music at twenty-five percent", 25)]
    [InlineData("添加背景音乐,音量30%", 30)]
    [InlineData("加背景音乐，音量调到百分之二十", 20)]
    [InlineData("加点轻柔的音乐", 15)]
    public void Music_with_a_level(string message, double level) => AssertReads(message, new AddMusic(level));

    [Theory]
    [InlineData("use song.mp3 as background music")]
    [InlineData("put song.mp3 under the video")]
    [InlineData("add \"song.mp3\" as the soundtrack")]
    [InlineData("用song.mp3做背景音乐")]
    [InlineData("把song.mp3作为背景音乐")]
    public void Music_from_a_file(string message) => AssertReads(message, new AddMusic(null, "song.mp3"));

    [Theory]
    [InlineData("mute", SoundTarget.Everything)]
    [InlineData("mute it", SoundTarget.Everything)]
    [InlineData("mute the original sound", SoundTarget.Clips)]
    [InlineData("turn off the sound", SoundTarget.Everything)]
    [InlineData("remove the audio", SoundTarget.Everything)]
    [InlineData("no sound", SoundTarget.Everything)]
    [InlineData("silence the clips", SoundTarget.Clips)]
    [InlineData("mute the music", SoundTarget.Music)]
    [InlineData("静音", SoundTarget.Everything)]
    [InlineData("去掉原声", SoundTarget.Clips)]
    [InlineData("关闭声音", SoundTarget.Everything)]
    [InlineData("把声音去掉", SoundTarget.Everything)]
    internal void Mute(string message, SoundTarget target) => AssertReads(message, new SetVolume(target, 0));

    [Theory]
    [InlineData("set the volume to 50%", SoundTarget.Everything, 50)]
    [InlineData("volume 50%", SoundTarget.Everything, 50)]
    [InlineData("volume at half: set it to 50 percent volume", SoundTarget.Everything, 50)]
    [InlineData("turn the music down to 15%", SoundTarget.Music, 15)]
    [InlineData("set the music to 15%", SoundTarget.Music, 15)]
    [InlineData("music volume to 15", SoundTarget.Music, 15)]
    [InlineData("lower the original audio to 30%", SoundTarget.Clips, 30)]
    [InlineData("把音量调到50%", SoundTarget.Everything, 50)]
    [InlineData("音量设为50%", SoundTarget.Everything, 50)]
    [InlineData("背景音乐调到20%", SoundTarget.Music, 20)]
    [InlineData("把原声降低到30%", SoundTarget.Clips, 30)]
    internal void Volume(string message, SoundTarget target, double percent)
    {
        var instruction = Read(message);
        AssertOperations(instruction, new SetVolume(target, percent));
    }

    [Theory]
    [InlineData("make it 20% louder", SoundTarget.Everything, 120)]
    [InlineData("increase the volume by 20%", SoundTarget.Everything, 120)]
    [InlineData("reduce the volume by 20%", SoundTarget.Everything, 80)]
    [InlineData("make it twice as loud", SoundTarget.Everything, 200)]
    [InlineData("make the music quieter", SoundTarget.Music, 75)]
    [InlineData("turn it up", SoundTarget.Everything, 125)]
    [InlineData("音乐小一点", SoundTarget.Music, 75)]
    [InlineData("音量提高20%", SoundTarget.Everything, 120)]
    [InlineData("声音大一点", SoundTarget.Everything, 125)]
    [InlineData("音量降低一半", SoundTarget.Everything, 50)]
    internal void Relative_volume(string message, SoundTarget target, double percent) =>
        AssertReads(message, new SetVolume(target, percent, Relative: true));

    [Theory]
    [InlineData("mute clip 2")]
    [InlineData("turn off the sound of the second clip")]
    [InlineData("把第二段静音")]
    public void Of_a_clip(string message) => AssertReads(message, new SetVolume(SoundTarget.Clips, 0, Where: Scope.OfClip(new(2))));
}
