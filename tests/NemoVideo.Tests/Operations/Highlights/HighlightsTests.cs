using NemoVideo.Client.Http;
using NemoVideo.Core;
using NemoVideo.Core.Ports;
using NemoVideo.Local.Api;
using NemoVideo.Local.Hosting;
using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Highlights;
using NemoVideo.Local.Timeline;
using NemoVideo.Tests.Client;
using NemoVideo.Tests.Measuring.Speech;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Operations.Highlights;

/// <summary>Highlights over real HTTP, measured: the documents' own sentences on footage whose best moments are known.</summary>
public sealed class HighlightsTests(HighlightsTests.Footage footage) : IClassFixture<HighlightsTests.Footage>
{
    [Fact]
    public async Task Planted_events_are_found_by_this_and_not_by_the_loudest_peaks()
    {
        var trial = await PickerTrial.RunAsync(footage.Planted, OnceMeasured.Footage, await Footage.ItemAsync(footage.Match), Footage.Seed);
        Assert.InRange(trial.Ours, 9, 10);
        Assert.InRange(trial.Peaks, 0, 5);
        Assert.InRange(trial.Random, 0, 5);
    }

    [Fact]
    public async Task Planted_events_are_found_where_only_little_of_the_picture_is_looked_at()
    {
        var clip = await Footage.ItemAsync(footage.Match);
        var trial = await PickerTrial.RunAsync(
            footage.Planted,
            PickerTrial.LongMeter(Ffmpeg.Process, clip, places: 10),
            clip,
            Footage.Seed
        );
        Assert.InRange(trial.Ours, 9, 10);
    }

    [Fact]
    public async Task A_burst_of_motion_is_looked_at_in_long_footage_without_sound_and_what_moves_evenly_counts_too()
    {
        var silent = await Footage.ItemAsync(footage.Silent);
        var motion = (await PickerTrial.LongMeter(Ffmpeg.Process, silent, places: 1).MeasureAsync(silent, CancellationToken.None)).Motion;
        Assert.True(motion.Skip(105).Take(10).Min() > 5 * motion.Take(80).Max());

        var even = await Footage.ItemAsync(footage.Even);
        motion = (await PickerTrial.LongMeter(Ffmpeg.Process, even, places: 1).MeasureAsync(even, CancellationToken.None)).Motion;
        Assert.True(motion.Min() > 0.2);
    }

    [Theory]
    [InlineData("generate a 2-minute gameplay or competition highlight video into a 1080p MP4")]
    [InlineData("extract the best moments and compile them into a 2-minute highlight reel")]
    [InlineData("生成一个2分钟的精彩集锦")]
    public async Task Two_minutes_hold_the_events_in_order_with_short_cross_fades(string words)
    {
        await using var session = await Session.StartAsync(footage.Match);
        var (reply, draft) = await session.EditAsync(words);
        var metadata = draft.Metadata;
        Assert.Equal((1920, 1080), (metadata.Width, metadata.Height));
        Assert.InRange(draft.Duration, 119_000, 121_000);
        var shots = draft.Shots();
        Assert.Equal(shots.OrderBy(shot => shot.SourceStart), shots);
        Assert.All(shots.Skip(1), shot => Assert.Equal(MomentPlan.CrossFade, shot.CrossFade));
        Assert.InRange(footage.Planted.Found(Ranges(draft)), 9, 10);

        var analysis = Assert.Single(await session.AnalysesAsync());
        Assert.Equal("highlights", analysis.Kind);
        Assert.Equal(shots.Select(shot => shot.SourceStart), analysis.Items.Select(item => (long)item.Start!.Value.TotalMilliseconds));
        Assert.All(analysis.Items, item =>
        {
            Assert.InRange(item.Score!.Value, 0, 100);
            Assert.Equal(["cuts", "motion_times", "sound_rise_db"], item.Parts.Keys.Order());
            Assert.NotEmpty(item.Reason!);
        });
        Assert.Contains(analysis.Items, item => item.Reason!.StartsWith("sound +", StringComparison.Ordinal));
        Assert.Contains(words[0] > 127 ? "个精彩瞬间" : "of the best moments from 20:00 of footage", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_length_only_what_stands_out_is_taken_and_rendered()
    {
        await using var session = await Session.StartAsync(footage.Match);
        var (reply, draft) = await session.EditAsync("extract the best moments and compile");
        Assert.InRange(footage.Planted.Found(Ranges(draft)), 9, 10);
        Assert.InRange(draft.Shots().Count, 9, 13);
        Assert.DoesNotContain("did not understand", reply, StringComparison.Ordinal);
        Assert.All((await session.AnalysesAsync())[0].Items, item => Assert.True(item.Score >= 100 * Moment.StandOut));

        var info = await session.RenderAsync();
        Assert.Equal(draft.Duration / 1000.0, info.Duration.TotalSeconds, 0.05);
        Assert.True(info.HasAudio);
    }

    [Theory]
    [InlineData("the 5 best moments of 8 seconds each", 5, 38.4)]
    [InlineData("top 3 moments in 15 seconds", 3, 15)]
    [InlineData("剪成30秒的精彩集锦", 5, 30)]
    public async Task Number_and_length_are_as_asked(string words, int count, double seconds)
    {
        await using var session = await Session.StartAsync(footage.Match);
        var (_, draft) = await session.EditAsync(words);
        Assert.Equal(count, draft.Shots().Count);
        Assert.Equal(seconds, draft.Duration / 1000.0, 1.5);
        Assert.All((await session.AnalysesAsync())[0].Items, item => Assert.True(item.Score > 100 * Moment.StandOut));
    }

    [Fact]
    public async Task Moments_are_chosen_over_all_clips_and_a_longer_reel_goes_back_to_them()
    {
        await using var session = await Session.StartAsync(footage.Calm, footage.Lively);
        var (_, draft) = await session.EditAsync("make a highlight reel of 10 seconds");
        Assert.Equal(10, draft.Duration / 1000.0, 1.0);
        var best = (await session.AnalysesAsync())[0].Items.MinBy(item => item.Rank)!;
        Assert.StartsWith("lively.mp4", best.Name, StringComparison.Ordinal);
        Assert.InRange(best.Start!.Value.TotalSeconds, 12, 21);

        (_, draft) = await session.EditAsync("make a highlight reel of 20 seconds");
        Assert.Equal(20, draft.Duration / 1000.0, 1.0);
    }

    [Fact]
    public async Task Without_sound_the_picture_decides_and_the_reply_says_so()
    {
        await using var session = await Session.StartAsync(footage.Silent);
        var (reply, draft) = await session.EditAsync("extract the best moment");
        Assert.Contains("There is no sound", reply, StringComparison.Ordinal);
        Assert.Contains(Ranges(draft), range => range.From < 20_000 && range.To > 24_000);
        Assert.InRange(draft.Duration, 3000, 15_000);
    }

    [Fact]
    public async Task Where_nothing_stands_out_it_says_so_and_spreads_the_moments()
    {
        await using var session = await Session.StartAsync(footage.Calm);
        var (reply, draft) = await session.EditAsync("make a 12 second highlight reel");
        Assert.Contains("Nothing stands out clearly", reply, StringComparison.Ordinal);
        Assert.Equal(12, draft.Duration / 1000.0, 1.0);
        Assert.True(draft.Shots()[^1].SourceStart - draft.Shots()[0].SourceStart > 15_000);
    }

    [Fact]
    public async Task A_still_picture_without_sound_is_refused_with_a_reason()
    {
        await using var session = await Session.StartAsync(footage.Still);
        var end = await session.SendAsync("make a highlight reel");
        Assert.Contains("nothing to choose moments by", end, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_the_footage_has_gives_a_third_of_it()
    {
        await using var session = await Session.StartAsync(footage.Lively);
        var (reply, draft) = await session.EditAsync("extract the best moments and compile them into a 2-minute highlight reel");
        Assert.Contains("the best third", reply, StringComparison.Ordinal);
        Assert.InRange(draft.Duration, 9_000, 11_000);
    }

    [Fact]
    public async Task No_border_lies_in_a_word_where_a_pause_is_near()
    {
        var (talk, spoken) = await footage.TalkAsync();
        await using var session = await Session.StartAsync(talk);
        var (_, draft) = await session.EditAsync("make a highlight reel of 3 moments of 5 seconds each");
        Assert.Equal(3, draft.Shots().Count);
        foreach (var border in Ranges(draft).SelectMany(range => new[] { range.From, range.To }))
        {
            var near = spoken.Any(word =>
                word.From < border && border < word.To && Math.Min(border - word.From, word.To - border) < MomentBorders.Reach - 300
            );
            Assert.False(near, $"{border} ms lies in a word.");
        }
    }

    [Theory]
    [InlineData("make a 2-minute highlight reel", 2, 120)]
    [InlineData("make a 100 second highlight reel", 2, 100)]
    [InlineData("make a 20 second highlight reel", 1, 20)]
    [InlineData("make a 33 second highlight reel", 1, 33)]
    [InlineData("make a 50 second highlight reel", 1, 50)]
    [InlineData("make a 60 second highlight reel", 1, 60)]
    [InlineData("make a 65 second highlight reel", 1, 21.7)]
    [InlineData("the 6 best moments of 9 seconds each", 1, 52)]
    [InlineData("make a 2 minute highlight reel", 3, 120)]
    public async Task The_reel_is_as_long_as_the_words_and_the_reply_say(string words, int clips, double seconds)
    {
        var (match, talk) = (Needs.SharedMedia("match.mp4"), Needs.SharedMedia("talk.mp4"));
        await using var session = await Session.StartAsync([.. new[] { match, talk, match }.Take(clips)]);
        var (reply, draft) = await session.EditAsync(words);
        Assert.InRange(
            draft.Duration / 1000.0,
            seconds - (words.Contains("each", StringComparison.Ordinal) ? 3 : 1),
            seconds + (words.Contains("each", StringComparison.Ordinal) ? 3 : 1)
        );
        Assert.Contains($", {Phrase.Seconds(draft.Duration)} s in all", reply, StringComparison.Ordinal);
        Assert.Equal(seconds is 21.7, reply.Contains("the best third", StringComparison.Ordinal));
        Assert.DoesNotContain("That is less", reply, StringComparison.Ordinal);
        var items = (await session.AnalysesAsync())[0].Items;
        if (words.Contains("each", StringComparison.Ordinal))
        {
            Assert.Equal(6, items.Count);
            Assert.All(items, item => Assert.InRange(item.Duration!.Value.TotalSeconds, 8.5, 9.5));
        }
    }

    [Fact]
    public async Task The_reply_says_what_can_not_be_known_and_uses_the_units_of_its_language()
    {
        await using var session = await Session.StartAsync(footage.Lively);
        var (reply, _) = await session.EditAsync("make a 10 second highlight reel of the goals");
        Assert.Contains("can't tell which moments are \"goals\"", reply, StringComparison.Ordinal);
        Assert.Contains("motion and cuts", reply, StringComparison.Ordinal);
        (reply, _) = await session.EditAsync("剪出1个精彩的进球片段");
        Assert.Contains("“进球”", reply, StringComparison.Ordinal);
        Assert.Contains(" 秒,", reply, StringComparison.Ordinal);
        Assert.DoesNotContain(" s,", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("remove the highlights", "can be kept, not taken out")]
    [InlineData("删除精彩片段", "只能保留精彩片段")]
    public async Task Taking_the_best_moments_out_is_declined_with_a_reason(string words, string reason)
    {
        await using var session = await Session.StartAsync(footage.Lively);
        Assert.Contains(reason, await session.SendAsync(words), StringComparison.Ordinal);
    }

    private static List<TimeRange> Ranges(Draft draft) =>
        [.. draft.Shots().Select(shot => new TimeRange(shot.SourceStart, shot.SourceStart + shot.Duration))];

    /// <summary>Footage that is made once.</summary>
    public sealed class Footage : IAsyncLifetime
    {
        internal const int Seed = 4;

        private readonly string _folder = Directory.CreateTempSubdirectory("nemo-highlights-").FullName;

        internal PlantedFootage Planted { get; } = PlantedFootage.Make(Seed, TimeSpan.FromMinutes(20));

        /// <summary>20 minutes with ten events.</summary>
        internal string Match { get; private set; } = "";

        /// <summary>30 s of even noise and motion, and the same with a swell at 15 s.</summary>
        internal string Calm { get; private set; } = "";

        internal string Lively { get; private set; } = "";

        /// <summary>A minute without sound: a burst of motion at 20 s.</summary>
        internal string Silent { get; private set; } = "";

        internal string Still { get; private set; } = "";

        /// <summary>Half a minute without sound in which the same moves all the time.</summary>
        internal string Even { get; private set; } = "";

        /// <summary>Speech with known pauses.</summary>
        public async ValueTask InitializeAsync()
        {
            Match = await Planted.WriteAsync(Ffmpeg.Process, _folder);
            const string Encode = "-preset ultrafast -pix_fmt yuv420p";
            const string Picture = "-f lavfi -i testsrc2=s=160x90:r=10:d=30,noise=alls=8:allf=t";
            Calm = await Ffmpeg.MakeAsync(_folder, "calm.mp4", $"{Picture} -f lavfi -i anoisesrc=d=30:a=0.02:r=16000:seed=1 {Encode}");
            Lively = await Ffmpeg.MakeAsync(
                _folder,
                "lively.mp4",
                $"{Picture} -f lavfi -i anoisesrc=d=30:a=0.02:r=16000:seed=2,volume=eval=frame:volume='1+8*between(t,15,19)' {Encode}"
            );
            Silent = await Ffmpeg.MakeAsync(
                _folder,
                "silent.mp4",
                $"-f lavfi -i color=gray:s=160x90:r=10:d=60,noise=alls=4:allf=t -f lavfi -i testsrc2=s=160x90:r=10:d=60,"
                    + $"scroll=h=0.06 -filter_complex [0][1]overlay=enable='between(t,20,24)' {Encode}"
            );
            Still = await Ffmpeg.MakeAsync(_folder, "still.mp4", $"-f lavfi -i color=gray:s=160x90:r=10:d=20 {Encode}");
            Even = await Ffmpeg.MakeAsync(_folder, "even.mp4", $"-f lavfi -i color=gray:s=160x90:r=10:d=30,noise=alls=20:allf=t {Encode}");
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }

        /// <summary>Speech, and where the words lie. Not made with the rest: only its test is skipped without espeak-ng.</summary>
        internal async Task<(string File, IReadOnlyList<TimeRange> Spoken)> TalkAsync()
        {
            var track = SpokenTrack.Make();
            var raw = Path.Combine(_folder, "speech.f32");
            await File.WriteAllBytesAsync(raw, System.Runtime.InteropServices.MemoryMarshal.AsBytes(track.Samples.AsSpan()).ToArray());
            return (await Ffmpeg.MakeAsync(_folder, "talk.wav", $"-f f32le -ar {SpokenTrack.Rate} -ac 1 -i {raw}"), track.Speech);
        }

        internal static async Task<MediaItem> ItemAsync(string path) =>
            new("clip", Path.GetFileName(path), path, await new MediaProbe(Ffmpeg.Process).ProbeAsync(path, CancellationToken.None));
    }

    /// <summary>A session of a local backend as it really is, with clips in it.</summary>
    private sealed class Session : IAsyncDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private LocalServer _server = null!;
        private NemoService _service = null!;
        private AccessToken _token = null!;
        private string _id = "";

        public static async Task<Session> StartAsync(params string[] clips)
        {
            var session = new Session();
            session._server = await LocalServer.StartAsync(
                new LocalServerOptions { Folder = session._folder.File("state") },
                OnceMeasured.Create()
            );
            session._service = new NemoService(session._server.Address, ClientFixture.Skill, new NemoOptions(), SystemClock.Instance);
            session._token = (await session._service.CreateAnonymousTokenAsync(Guid.NewGuid().ToString(), CancellationToken.None)).Token;
            session._id = (await session._service.CreateSessionAsync(session._token, "Highlights", "en", CancellationToken.None)).SessionId;
            foreach (var clip in clips)
            {
                await session._service.UploadFileAsync(
                    session._token,
                    session._id,
                    clip,
                    Path.GetFileName(clip),
                    _ => { },
                    CancellationToken.None
                );
            }

            return session;
        }

        public async Task<string> SendAsync(string words)
        {
            var end = await _service.SendMessageAsync(_token, _id, words, _ => { }, null, CancellationToken.None);
            Assert.Equal(MessageEndKind.Closed, end.Kind);
            return end.Text;
        }

        public async Task<(string Reply, Draft Draft)> EditAsync(string words)
        {
            var reply = await SendAsync(words);
            var json = (await _service.GetStateAsync(_token, _id, CancellationToken.None)).Timeline?.Draft;
            Assert.True(json is not null, reply);
            return (reply, System.Text.Json.JsonSerializer.Deserialize<Draft>(json)!);
        }

        public async Task<IReadOnlyList<global::NemoVideo.Core.Analysis>> AnalysesAsync() =>
            (await _service.GetStateAsync(_token, _id, CancellationToken.None)).Analyses!;

        /// <summary>Renders small, so that it is quick.</summary>
        public async Task<MediaInfo> RenderAsync()
        {
            var draft = (await _service.GetStateAsync(_token, _id, CancellationToken.None)).Timeline!.Draft!;
            var status = await _service.SubmitRenderAsync(
                _token,
                new("render_1", _id, draft, "mp4", "low", "144p"),
                CancellationToken.None
            );
            while (status.State is ExportState.Pending or ExportState.Processing)
            {
                await Task.Delay(50);
                status = await _service.GetRenderAsync(_token, "render_1", CancellationToken.None);
            }

            Assert.Equal(ExportState.Completed, status.State);
            var path = _folder.File("out.mp4");
            await _service.DownloadAsync(_token, status.Address!, path, (_, _) => { }, CancellationToken.None);
            return await new MediaProbe(Ffmpeg.Process).ProbeAsync(path, CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            _service.Dispose();
            await _server.DisposeAsync();
            _folder.Dispose();
        }
    }
}
