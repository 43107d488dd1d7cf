using NemoVideo.Local.Agent;
using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Measuring.Speech;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Timeline;
using NemoVideo.Tests.Measuring.Speech;
using NemoVideo.Tests.Media;
using NemoVideo.Tests.Rendering;

namespace NemoVideo.Tests.Operations;

/// <summary>Every operation from words to a file, measured in the file: words → agent → timeline → render → measurement.</summary>
public sealed class EditedResultTests(RenderSources sources) : IClassFixture<RenderSources>
{
    private const int Rate = 48000;

    private readonly EditingAgent _agent = new(
        DraftEditor.Create(new(new PauseDetector(Ffmpeg.Process), new FootageMeter(Ffmpeg.Process), new ClipMeter(Ffmpeg.Process))),
        OperationList.Reader.Read
    );

    [Theory]
    [InlineData("trim it to the first 2 seconds", 2)]
    [InlineData("只保留前2秒", 2)]
    [InlineData("remove the last 1 second", 2)]
    [InlineData("去掉最后1秒", 2)]
    [InlineData("make it twice as fast", 1.5)]
    [InlineData("加速到2倍", 1.5)]
    [InlineData("slow it down to half speed", 6)]
    public async Task Lengths_are_as_asked(string words, double seconds)
    {
        var file = await EditAsync(words, "red");
        var seen = await Seen.OfAsync(file);
        Assert.InRange(seen.Sound.Length / (double)Seen.Rate, seconds - 0.04, seconds + 0.04);
        Assert.Equal(seconds * RenderSources.Rate, seen.Colors.Length, 1.0);
    }

    [Theory]
    [InlineData("keep only 0:02 to 0:03")]
    [InlineData("只保留第2秒到第3秒")]
    public async Task A_kept_range_has_its_frames(string words) =>
        Assert.Equal(Enumerable.Range(60, 30), await RenderSources.NumbersAsync(await EditAsync(words, "count")));

    [Theory]
    [InlineData("cut out 0:01 to 0:19")]
    [InlineData("剪掉0:01到0:19")]
    public async Task A_cut_range_is_gone(string words) =>
        Assert.Equal(
            Enumerable.Range(0, 30).Concat(Enumerable.Range(570, 30)),
            await RenderSources.NumbersAsync(await EditAsync(words, "count"))
        );

    [Theory]
    [InlineData("keep the first 2 seconds and freeze the frame at 1 second for 1 second")]
    [InlineData("保留前2秒,在1秒处定格1秒")]
    public async Task A_frame_is_held(string words) =>
        Assert.Equal(
            Enumerable.Range(0, 30).Concat(Enumerable.Repeat(30, 30)).Concat(Enumerable.Range(30, 30)),
            await RenderSources.NumbersAsync(await EditAsync(words, "count"))
        );

    [Theory]
    [InlineData("join the clips")]
    [InlineData("把所有片段拼接起来")]
    public async Task Clips_are_joined_in_order(string words)
    {
        var colors = await RenderSources.ColorsAsync(await EditAsync(words, "red", "blue"));
        Assert.Equal(180, colors.Length);
        Assert.True(colors[85] is { R: > 200, B: < 50 } && colors[95] is { R: < 50, B: > 200 });
    }

    [Theory]
    [InlineData("add cross-fades between the clips")]
    [InlineData("在片段之间添加交叉淡化")]
    public async Task Clips_cross_fade(string words)
    {
        var colors = await RenderSources.ColorsAsync(await EditAsync(words, "red", "blue"));
        Assert.Equal(150, colors.Length);
        Assert.True(colors[55].B < 30 && colors[95].R < 30);
        Assert.True(colors[75] is { R: > 80 and < 180, B: > 80 and < 180 });
    }

    [Theory]
    [InlineData("fade in and out")]
    [InlineData("添加淡入淡出")]
    public async Task Picture_and_sound_fade(string words)
    {
        var file = await EditAsync(words, "red");
        var seen = await Seen.OfAsync(file);
        var colors = seen.Colors;
        Assert.True(colors[1].R < 40 && colors[45].R > 200 && colors[^2].R < 40);
        Assert.InRange(colors[15].R, 80, 180);
        var sound = seen.Sound;
        Assert.True(Ffmpeg.Level(sound, 0, 0.1, Rate) < Ffmpeg.Level(sound, 1.2, 1.8, Rate) - 12);
        Assert.True(Ffmpeg.Level(sound, 2.9, 3, Rate) < Ffmpeg.Level(sound, 1.2, 1.8, Rate) - 12);
    }

    [Theory]
    [InlineData("set the volume to 50%", -6)]
    [InlineData("把音量调到50%", -6)]
    [InlineData("mute it", -60)]
    [InlineData("静音", -60)]
    public async Task Volumes_are_set(string words, double change)
    {
        var before = Ffmpeg.Level(await Ffmpeg.SamplesAsync(Source("red").FilePath, Rate), 1, 2, Rate);
        var after = Ffmpeg.Level(await Ffmpeg.SamplesAsync(await EditAsync(words, "red"), Rate), 1, 2, Rate) - before;
        if (change > -60)
        {
            Assert.Equal(change, after, 0.7);
        }
        else
        {
            Assert.True(after < change);
        }
    }

    [Theory]
    [InlineData("add background music at 80%", "remove the music")]
    [InlineData("添加背景音乐,音量80%", "删除背景音乐")]
    public async Task Music_lies_under_a_silent_clip_with_fades_and_can_be_taken_away(string add, string remove)
    {
        await sources.AddAsync("silent", "silent.mp4", "-f lavfi -i color=green:s=320x180:r=30:d=5 -preset ultrafast");
        var first = await RunAsync(add, null, "silent");
        var sound = await Ffmpeg.SamplesAsync(await RenderAsync(first.Draft!), Rate);
        Assert.InRange(Ffmpeg.Level(sound, 1.5, 3.5, Rate), -35, -8);
        Assert.True(Ffmpeg.Level(sound, 0, 0.1, Rate) < Ffmpeg.Level(sound, 1.5, 3.5, Rate) - 10);
        Assert.True(Ffmpeg.Level(sound, 4.9, 5, Rate) < Ffmpeg.Level(sound, 1.5, 3.5, Rate) - 10);
        var second = await RunAsync(remove, first.Draft, "silent");
        Assert.True(Ffmpeg.Level(await Ffmpeg.SamplesAsync(await RenderAsync(second.Draft!), Rate), 1.5, 3.5, Rate) < -80);
    }

    [Theory]
    [InlineData("cut out the pauses")]
    [InlineData("剪掉停顿")]
    public async Task Pauses_go_and_words_stay(string words)
    {
        var track = SpokenTrack.Make().WithNoise(_ => -45);
        var raw = Path.Combine(sources.Folder, "speech.f32");
        await File.WriteAllBytesAsync(raw, System.Runtime.InteropServices.MemoryMarshal.AsBytes(track.Samples.AsSpan()).ToArray());
        await sources.AddAsync(
            "talk",
            "talk.mp4",
            $"-f f32le -ar 16000 -ac 1 -i {raw} -f lavfi -i color=gray:s=64x36:r=30 -shortest -preset ultrafast"
        );

        var turn = await RunAsync(words, null, "talk");
        var file = await RenderAsync(turn.Draft!);
        var speech = track.Speech.Sum(range => range.Duration);
        var length = (await RenderSources.ColorsAsync(file)).Length * 1000.0 / RenderSources.Rate;
        Assert.Equal(turn.Draft!.Duration, length, 50.0);
        Assert.InRange(length, speech, speech + (track.Speech.Count * 2 * 210));

        // Where a word is on the timeline now, it is heard as loud as before.
        var samples = await Ffmpeg.SamplesAsync(file);
        foreach (var word in track.Speech)
        {
            var shot = turn
                .Draft.Shots()
                .First(shot => shot.SourceStart <= word.From + 10 && shot.SourceStart + shot.Duration >= word.To - 50);
            var from = (shot.Start + word.From - shot.SourceStart) / 1000.0;
            var before = Ffmpeg.Level(track.Samples, word.From / 1000.0, word.To / 1000.0);
            Assert.Equal(before, Ffmpeg.Level(samples, from, from + (word.Duration / 1000.0)), 1.0);
        }
    }

    [Theory]
    [InlineData("put the title 'Field notes' at the beginning", "eng", "Field notes")]
    [InlineData("在开头加上标题“我的旅行”", "chi_sim", "我的旅行")]
    [InlineData("add the text 'Hello there' at the bottom from 0 to 3 seconds", "eng", "Hello there")]
    public async Task Texts_are_read_in_their_time(string words, string language, string text)
    {
        var turn = await RunAsync(words, null, "red", "blue");
        var file = await RenderAsync(turn.Draft!, 1280, 720);
        var read = await RenderSources.ReadTextsAsync(file, [1, 4], language, sources.Folder);
        Assert.Contains(text, Plain(read[0]), StringComparison.Ordinal);
        Assert.DoesNotContain(text, Plain(read[1]), StringComparison.Ordinal);

        string Plain(string read) => language == "eng" ? read : read.Replace(" ", "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trim it to the first second and make it 9:16", 1080, 1920)]
    [InlineData("保留前1秒,改成1:1", 1080, 1080)]
    public async Task Frames_have_the_asked_size(string words, int width, int height)
    {
        var file = await sources.RenderAsync((await RunAsync(words, null, "red")).Draft!, new(Quality: "low"));
        var info = await RenderSources.Probe.ProbeAsync(file, CancellationToken.None);
        Assert.Equal((width, height), (info.Width, info.Height));
        var parts = (await Seen.OfAsync(file, "crop=100:20:0:0", $"crop=100:20:{width / 2}:{height / 2}")).Parts;
        Assert.True(parts[0][10] is { R: < 20 });
        Assert.True(parts[1][10] is { R: > 200 });
    }

    [Theory]
    [InlineData("show each image for 2 seconds")]
    [InlineData("每张图片显示2秒")]
    public async Task Images_are_shown_as_long_as_asked(string words)
    {
        await sources.AddAsync("one", "one.png", "-f lavfi -i color=red:s=320x180 -frames:v 1");
        await sources.AddAsync("two", "two.png", "-f lavfi -i color=blue:s=320x180 -frames:v 1");
        var colors = await RenderSources.ColorsAsync(await EditAsync(words, "one", "two"));
        Assert.Equal(120, colors.Length);
        Assert.True(colors[55].R > 200 && colors[65].B > 200);
    }

    [Theory]
    [InlineData("put the logo in the bottom left corner")]
    [InlineData("把logo放到左下角")]
    public async Task A_logo_is_in_its_corner(string words)
    {
        var file = await EditAsync(words, "blue", "logo");
        var seen = await Seen.OfAsync(file, "crop=80:80:0:100", "crop=80:80:240:0");
        Assert.Equal(90, seen.Colors.Length);
        Assert.True(seen.Parts[0][45].G > 20);
        Assert.True(seen.Parts[1][45].G < 10);
    }

    [Theory]
    [InlineData("undo")]
    [InlineData("撤销")]
    public async Task Undo_gives_the_timeline_before(string words)
    {
        var first = await RunAsync("join the clips", null, "red", "blue");
        var second = await RunAsync("trim it to the first 2 seconds", first.Draft, "red", "blue");
        var turn = await _agent.RunAsync(
            new(second.Draft, [Source("red"), Source("blue")], [null, first.Draft], ""),
            words,
            _ => { },
            CancellationToken.None
        );
        Assert.True(turn.Undone);
        Assert.Equal(180, (await RenderSources.ColorsAsync(await RenderAsync(turn.Draft!))).Length);
    }

    [Theory]
    [InlineData("keep the pauses")]
    [InlineData("don't add music")]
    [InlineData("不要剪掉停顿")]
    [InlineData("make it pop")]
    public async Task What_is_declined_or_not_understood_changes_nothing(string words)
    {
        var turn = await _agent.RunAsync(new(null, [Source("red")], [], ""), words, _ => { }, CancellationToken.None);
        Assert.False(turn.Changed);
        Assert.NotEqual("", turn.Reply);
    }

    private MediaItem Source(string id) => sources.Media.First(item => item.Id == id);

    private async Task<string> EditAsync(string words, params string[] clips) =>
        await RenderAsync((await RunAsync(words, null, clips)).Draft!);

    private async Task<AgentTurn> RunAsync(string words, Draft? draft, params string[] clips)
    {
        var turn = await _agent.RunAsync(
            new(draft, [.. clips.Select(Source)], [], sources.Folder),
            words,
            _ => { },
            CancellationToken.None
        );
        Assert.True(turn.Changed, turn.Reply);
        Drafts.Check(turn.Draft!, sources.Media);
        return turn;
    }

    /// <summary>Renders a timeline small, so that it is quick.</summary>
    private Task<string> RenderAsync(Draft draft, int width = 320, int height = 180) =>
        sources.RenderAsync(draft with { Metadata = draft.Metadata with { Width = width, Height = height } }, new(Quality: "low"));
}
