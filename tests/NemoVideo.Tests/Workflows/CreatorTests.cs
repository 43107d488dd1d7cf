using NemoVideo.Core;
using NemoVideo.Core.Edits;
using NemoVideo.Tests.Measuring.Speech;
using NemoVideo.Tests.Media;
using NemoVideo.Tests.Rendering;

namespace NemoVideo.Tests.Workflows;

/// <summary>
/// video-creator-job as its document tells it: the three workflows, its sentences in their own wording, and what comes out,
/// measured in the file that was downloaded.
/// </summary>
public sealed class CreatorTests(Studio studio) : IClassFixture<Studio>
{
    [Fact]
    public async Task Quick_edit_uploads_instructs_and_downloads()
    {
        var clips = await studio.SendAsync("quick", await ColorAsync("red", 3));
        var edit = await studio.EditAsync("trim it to the first 2 seconds", clips);
        Assert.Equal(EditOutcome.Changed, edit.Outcome);
        var file = await studio.ExportAsync(edit);
        var seen = await Seen.OfAsync(file);
        Assert.InRange(seen.Sound.Length / (double)Seen.Rate, 1.96, 2.04);
        Assert.True(seen.Colors[10].R > 200);
    }

    [Fact]
    public async Task Batch_edits_several_files_of_a_project_one_by_one_with_a_render_each()
    {
        var clips = await studio.SendAsync("batch", await ColorAsync("red", 3), await ColorAsync("blue", 3), await ColorAsync("green", 3));
        List<Edit> edits = [];
        foreach (
            var (clip, words) in clips.Zip(
                (string[])["trim it to the first 1 second", "play it twice as fast", "put the title 'Three' at the beginning"]
            )
        )
        {
            edits.Add(await studio.EditAsync(words, [clip]));
        }

        // Each edit has its own timeline, of its own clip, and is rendered as it was then.
        Assert.Equal(["red.mp4", "blue.mp4", "green.mp4"], edits.Select(edit => edit.Timeline!.Tracks[0].Segments[0].Name));
        (double Seconds, Func<(int R, int G, int B), bool> Color)[] expected =
        [
            (1, c => c.R > 150),
            (1.5, c => c.B > 150),
            (3, c => c.G > 80),
        ];
        foreach (var (edit, (seconds, color)) in edits.Zip(expected))
        {
            var file = await studio.ExportAsync(edit);
            var seen = await Seen.OfAsync(file, "crop=iw/4:ih/8:0:0");
            Assert.InRange(seen.Sound.Length / (double)Seen.Rate, seconds - 0.04, seconds + 0.04);
            Assert.True(color(seen.Parts[0][5]));
        }
    }

    [Fact]
    public async Task Iterative_edits_go_on_with_the_project_as_it_is()
    {
        var clips = await studio.SendAsync("iterative", await ColorAsync("red", 3), await ColorAsync("blue", 3));
        var rough = await studio.EditAsync("join the clips", clips);
        var refined = await studio.EditAsync("cut out 0:01 to 0:02", rough);
        var final = await studio.EditAsync("add a title 'Take two' and fade out", refined);
        Assert.Equal([6, 5, 5], ((Edit[])[rough, refined, final]).Select(edit => edit.Timeline!.Duration!.Value.TotalSeconds));
        Assert.Contains("Title", final.Timeline!.ToString(), StringComparison.Ordinal);

        var colors = await RenderSources.ColorsAsync(await studio.ExportAsync(final), "crop=iw/4:ih/8:0:0");
        Assert.Equal(150, colors.Length);
        Assert.True(colors[50].R > 200 && colors[70].B > 200 && colors[^1].B < 40);
        // What was rendered before can still be.
        Assert.Equal(180, (await RenderSources.ColorsAsync(await studio.ExportAsync(rough))).Length);
    }

    [Fact]
    public async Task Namesakes_keep_the_pipelines_order_and_a_file_that_comes_twice_is_there_twice()
    {
        async Task<string> CopyAsync(string folder, string name, string color)
        {
            var path = Path.Combine(Directory.CreateDirectory(studio.File(folder)).FullName, name);
            File.Copy(await ColorAsync(color, 1), path);
            return path;
        }

        var clips = await studio.SendAsync(
            "namesakes",
            await CopyAsync("one", "a.mp4", "red"),
            await CopyAsync("two", "a.mp4", "blue"),
            await CopyAsync("three", "x, 2. y🎬 \"z\".mp4", "green")
        );
        var edit = await studio.EditAsync("join the clips", [clips[1], clips[2], clips[0], clips[1]]);
        Assert.DoesNotContain("no clip named", edit.Reply, StringComparison.Ordinal);
        var colors = await RenderSources.ColorsAsync(await studio.ExportAsync(edit));
        Assert.Equal(120, colors.Length);
        Assert.Equal(
            "BGRB",
            string.Concat(
                ((int[])[15, 45, 75, 105])
                    .Select(frame => colors[frame])
                    .Select(c =>
                        c.R > 150 ? "R"
                        : c.B > 150 ? "B"
                        : c.G > 80 ? "G"
                        : "?"
                    )
            )
        );
    }

    [Fact]
    public async Task A_batch_that_runs_again_is_rendered_again()
    {
        var clips = await studio.SendAsync("again", await ColorAsync("red", 1), await ColorAsync("blue", 1));
        var first = await studio.EditAsync("join the clips", clips);
        var second = await studio.EditAsync("join the clips", clips);
        Assert.Equal(EditOutcome.Changed, second.Outcome);
        Assert.Equal(first.Timeline!.ToString(), second.Timeline!.ToString());
        Assert.InRange(await LengthAsync(await studio.ExportAsync(second)), 1.96, 2.04);
    }

    [Theory]
    [InlineData("cut out pauses, add background music, and export as a shareable video")]
    [InlineData("剪掉停顿,添加背景音乐,导出为可分享的视频")]
    public async Task Pauses_out_music_in_shareable(string words)
    {
        var (path, track) = await TalkAsync("talk.mp4");
        var edit = await studio.EditAsync(words, await studio.SendAsync("share" + words.Length, path));
        var kept = edit.Timeline!.Duration!.Value.TotalMilliseconds;
        // The speech with its margins is there, the pauses are not: to the twentieth part.
        var beyond = track.Pauses().Sum(pause => Math.Max(0, pause.Duration - 400));
        Assert.InRange(kept, track.Speech.Sum(speech => speech.Duration), track.Samples.Length / 16.0 - (0.95 * beyond));
        Assert.Contains("BGM", edit.Timeline.ToString(), StringComparison.Ordinal);
        Assert.Contains(edit.NextActions, action => action.Kind == NextActionKind.Export);
        // In the quality that people get: at a low bit rate AAC itself adds more to the peaks.
        var file = await studio.ExportAsync(edit, quality: "high");
        Assert.InRange(await LengthAsync(file), (kept / 1000) - 0.04, (kept / 1000) + 0.04);
        var (loudness, peak) = await MasteringTests.MeasureAsync(file);
        Assert.InRange(loudness, -15, -13);
        Assert.InRange(peak, -60, -1);
    }

    [Theory]
    [InlineData("generate my raw video footage")]
    [InlineData("creating finished videos from raw clips without manual editing for content creators")]
    [InlineData("把我的原始素材做成成片")]
    public async Task Raw_clips_become_a_finished_video(string words)
    {
        var (path, track) = await TalkAsync("raw.mp4");
        var edit = await studio.EditAsync(words, await studio.SendAsync("raw" + words.Length, path, await ColorAsync("red", 2)));
        // Both clips one after the other; the pauses are out, the silent red one has none.
        Assert.InRange(
            edit.Timeline!.Duration!.Value.TotalSeconds,
            (track.Speech.Sum(speech => speech.Duration) / 1000.0) + 2,
            (track.Samples.Length / 16000.0) - 3
        );
        Assert.Equal(["raw.mp4", "red.mp4"], edit.Timeline.Tracks[0].Segments.Select(segment => segment.Name).Distinct());
        var (loudness, peak) = await MasteringTests.MeasureAsync(await studio.ExportAsync(edit));
        Assert.InRange(loudness, -15, -13);
        Assert.InRange(peak, -60, -1);
    }

    [Fact]
    public async Task Raw_clips_without_speech_are_joined_and_the_reply_says_so()
    {
        var edit = await studio.EditAsync(
            "generate my raw video footage",
            await studio.SendAsync("mute", await ColorAsync("red", 1, sound: false), await ColorAsync("blue", 1, sound: false))
        );
        Assert.Equal(EditOutcome.Changed, edit.Outcome);
        Assert.Contains("no sound", edit.Reply, StringComparison.Ordinal);
        Assert.InRange(await LengthOfPictureAsync(await studio.ExportAsync(edit)), 60, 60);
    }

    [Fact]
    public async Task Export_1080p_MP4_renders_the_clip_as_it_is()
    {
        var edit = await studio.EditAsync("export 1080p MP4", await studio.SendAsync("plain", await ColorAsync("red", 1)));
        Assert.Equal(EditOutcome.Changed, edit.Outcome);
        Assert.Contains(edit.NextActions, action => action.Kind == NextActionKind.Export);
        var file = await studio.ExportAsync(edit, resolution: null);
        Assert.Equal("1920x1080 h264", await FormatAsync(file));
        Assert.InRange(await LengthAsync(file), 0.96, 1.04);
    }

    [Fact]
    public async Task A_two_minute_screen_recording_of_a_demo_is_cut_and_asks_what_to_keep_when_it_is_longer()
    {
        const string Words = "create a 2-minute screen recording of a product demo into a 1080p MP4";
        // Ten seconds of it: this is rendered large.
        var (talk, _) = await TalkAsync("talk.mp4");
        var clips = await studio.SendAsync(
            "demo",
            await Ffmpeg.MakeAsync(Path.GetDirectoryName(talk)!, "demo.mp4", $"-i {talk} -t 10 -c copy")
        );
        var shorter = await studio.EditAsync(Words, clips);
        Assert.Contains("less than the 120 s asked for", shorter.Reply, StringComparison.Ordinal);
        Assert.Equal("1920x1080 h264", await FormatAsync(await studio.ExportAsync(shorter, resolution: null)));

        var longer = await studio.EditAsync(Words, await studio.SendAsync("long demo", await ColorAsync("red", 150, rate: 5)));
        Assert.Contains("Which part should I keep?", longer.Reply, StringComparison.Ordinal);
        Assert.Equal(150, longer.Timeline!.Duration!.Value.TotalSeconds);
        var answered = await studio.EditAsync("keep the first 120 seconds", longer);
        Assert.Equal(120, answered.Timeline!.Duration!.Value.TotalSeconds);
    }

    [Theory]
    [InlineData("captions: 0:00.5-0:02 Hello; 0:02 Welcome to the garden", "eng", "Hello", "Welcome")]
    [InlineData(
        "add these captions:\n1\n00:00:00,500 --> 00:00:02,000\nHello\n\n2\n00:00:02,000 --> 00:00:04,000\nWelcome\nto the garden",
        "eng",
        "Hello",
        "Welcome"
    )]
    [InlineData("字幕:0:00.5-0:02 早上好;0:02 欢迎来到花园", "chi_sim", "早上好", "欢迎")]
    public async Task Captions_come_and_go_at_their_times(string words, string language, string first, string second)
    {
        var edit = await studio.EditAsync(words, await studio.SendAsync("captions" + words.Length, await ColorAsync("navy", 5)));
        Assert.Contains("Captions", edit.Timeline!.ToString(), StringComparison.Ordinal);
        await AssertCaptionsAsync(await studio.ExportAsync(edit, resolution: "720p"), language, first, second);
    }

    [Fact]
    public async Task Captions_come_from_a_table_and_count_on_the_timeline_as_it_is_then()
    {
        var clips = await studio.SendAsync("table", await ColorAsync("navy", 7));
        var data = DataTable.Of([
            [new("Start", "0.5"), new("End", "2"), new("Text", "Hello")],
            [new("Start", "0:02"), new("End", "00:00:04"), new("Text", "Welcome, friends")],
        ]);
        var edit = await studio.EditAsync("remove the first 2 seconds and add these captions", clips, data);
        await AssertCaptionsAsync(await studio.ExportAsync(edit, resolution: "720p"), "eng", "Hello", "Welcome");
        // After a later cut they go along with their pictures.
        var cut = await studio.EditAsync("remove the first 0.5 seconds", edit);
        Assert.Equal(0, cut.Timeline!.Tracks.Single(track => track.Name == "Captions").Segments[0].Start!.Value.TotalSeconds);
    }

    [Fact]
    public async Task Captions_that_are_not_given_are_asked_for()
    {
        var edit = await studio.EditAsync("add captions", await studio.SendAsync("none", await ColorAsync("navy", 1)));
        Assert.Equal(EditOutcome.Unchanged, edit.Outcome);
        Assert.Contains("captions with their times", edit.Reply, StringComparison.Ordinal);
    }

    private static async Task AssertCaptionsAsync(string file, string language, string first, string second)
    {
        double[] times = [0.2, 1.2, 2.8, 4.6];
        var read = await RenderSources.ReadTextsAsync(file, times, language, Path.GetDirectoryName(file)!);
        var texts = times.Zip(read).ToDictionary(pair => pair.First, pair => pair.Second.Replace(" ", "", StringComparison.Ordinal).Trim());
        Assert.Equal("", texts[0.2]);
        Assert.Contains(first, texts[1.2], StringComparison.Ordinal);
        Assert.DoesNotContain(second, texts[1.2], StringComparison.Ordinal);
        Assert.Contains(second, texts[2.8], StringComparison.Ordinal);
        Assert.DoesNotContain(first, texts[2.8], StringComparison.Ordinal);
        Assert.Equal("", texts[4.6]);
    }

    /// <summary>A plain colour with a tone.</summary>
    private Task<string> ColorAsync(string color, int seconds, bool sound = true, int rate = 30) =>
        studio.MakeAsync($"{color} {seconds} {sound}", folder =>
            Ffmpeg.MakeAsync(
                folder,
                color + ".mp4",
                $"-f lavfi -i color={color}:s=320x180:r={rate}:d={seconds} "
                    + $"{(sound ? $"-f lavfi -i sine=440:d={seconds}:r=48000" : "")} -preset ultrafast"
            )
        );

    /// <summary>Made speech over gray.</summary>
    private async Task<(string Path, SpokenTrack Track)> TalkAsync(string name)
    {
        var track = SpokenTrack.Make(gain: -6, phrases: 5);
        return (await studio.MakeAsync(name, folder => track.WriteAsync(folder, name)), track);
    }

    private static async Task<double> LengthAsync(string file) => (await Ffmpeg.SamplesAsync(file, 48000)).Length / 48000.0;

    private static async Task<int> LengthOfPictureAsync(string file) => (await RenderSources.ColorsAsync(file)).Length;

    private static async Task<string> FormatAsync(string file)
    {
        var report = await Ffmpeg.Process.ProbeAsync(
            ["-select_streams", "v", "-of", "csv=p=0", "-show_entries", "stream=codec_name,width,height", file],
            default
        );
        var parts = report.Trim().Split(',');
        return $"{parts[1]}x{parts[2]} {parts[0]}";
    }
}
