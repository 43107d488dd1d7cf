using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Sound;
using NemoVideo.Tests.Media;
using static NemoVideo.Tests.Rendering.RenderSources;

namespace NemoVideo.Tests.Rendering;

public sealed class SoundTests(RenderSources sources) : IClassFixture<RenderSources>
{
    [Fact]
    public async Task Music_goes_down_under_speech_and_comes_back()
    {
        // "Speech" at 400 Hz from 0 to 2 s; the music, at 3 kHz, is measured by itself.
        await sources.AddAsync(
            "talk",
            "talk.mp4",
            "-f lavfi -i color=black:s=320x180:d=5 -f lavfi -i sine=400:d=5:r=48000,volume=1.6,volume=0:enable='gt(t,2)' -preset ultrafast"
        );
        await sources.AddAsync("music", "music.wav", "-f lavfi -i sine=3000:d=1:r=48000");
        var video = Video(new Segment { Source = "talk", Duration = 5000 });
        var file = await sources.RenderAsync(
            Draft(
                video,
                Audio(
                    new Segment
                    {
                        Source = "music",
                        Duration = 5000,
                        Duck = true,
                    }
                )
            )
        );
        var samples = await Ffmpeg.SamplesAsync(
            await Ffmpeg.MakeAsync(sources.Folder, "high.wav", $"-i {file} -af highpass=f=1500,highpass=f=1500,highpass=f=1500")
        );
        var (under, alone) = (Ffmpeg.Level(samples, 0.6, 1.9), Ffmpeg.Level(samples, 3.5, 4.9));
        Assert.InRange(alone - under, 6, 13);
        // The music lasts one second: it has been played again and again, at its own level.
        Assert.InRange(alone, -22, -20);
    }

    [Fact]
    public async Task A_music_bed_is_heard_with_fades_for_as_long_as_asked()
    {
        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment
                    {
                        Source = "red",
                        Duration = 3000,
                        Volume = 0,
                    }
                ),
                Audio(
                    new Segment
                    {
                        Source = "bed:7",
                        Start = 500,
                        Duration = 2000,
                        Volume = 50,
                        FadeOut = 500,
                    }
                )
            )
        );
        var samples = await Ffmpeg.SamplesAsync(file);
        Assert.InRange(Ffmpeg.Level(samples, 0, 0.45), -130, -70);
        Assert.InRange(Ffmpeg.Level(samples, 0.6, 1.8), -34, -19);
        Assert.InRange(Ffmpeg.Level(samples, 2.4, 2.5), -60, -28);
        Assert.InRange(Ffmpeg.Level(samples, 2.6, 2.95), -130, -70);
    }

    [Fact]
    public async Task Music_in_pieces_plays_on()
    {
        // Two seconds that repeat: low, then high.
        await sources.AddAsync("song", "song.wav", "-f lavfi -i aevalsrc='0.3*sin(2*PI*t*if(lt(t,1),400,900))':d=2:s=48000");
        var whole = await PlayAsync(new Segment { Duration = 6000 });
        var pieces = await PlayAsync(
            new Segment { Duration = 1300 },
            new Segment
            {
                Start = 1300,
                Duration = 2400,
                SourceStart = 1300,
                Volume = 50,
            },
            new Segment
            {
                Start = 3700,
                Duration = 600,
                SourceStart = 3700,
                Volume = 0,
            },
            new Segment
            {
                Start = 4300,
                Duration = 1700,
                SourceStart = 4300,
            }
        );
        Assert.InRange(Difference(0.1, 1.25, 1), 0, 0.01);
        Assert.InRange(Difference(1.35, 3.65, 2), 0, 0.01);
        Assert.InRange(Ffmpeg.Level(pieces, 3.75, 4.25), -130, -70);
        Assert.InRange(Difference(4.35, 5.9, 1), 0, 0.01);
        // Nor is there a gap where it gets quieter.
        Assert.InRange(Ffmpeg.Level(pieces, 1.298, 1.306), -24, -12);

        async Task<float[]> PlayAsync(params Segment[] music)
        {
            var black = new Segment
            {
                Source = "red",
                Duration = 3000,
                Volume = 0,
            };
            var draft = Draft(Video(black, black with { Start = 3000 }), Audio([.. music.Select(piece => piece with { Source = "song" })]));
            return await Ffmpeg.SamplesAsync(await sources.RenderAsync(draft));
        }

        double Difference(double from, double to, float gain)
        {
            const int Rate = 16000;
            var range = Enumerable.Range((int)(from * Rate), (int)((to - from) * Rate));
            return Math.Sqrt(range.Average(at => Math.Pow(whole[at] - (pieces[at] * gain), 2)));
        }
    }

    [Fact]
    public async Task Music_in_pieces_goes_on_where_it_would_be()
    {
        // A second at 400 Hz, then one at 3 kHz.
        await sources.AddAsync(
            "tones",
            "tones.wav",
            "-f lavfi -i sine=400:d=1:r=48000 -f lavfi -i sine=3000:d=1:r=48000 -filter_complex [0][1]concat=v=0:a=1"
        );
        Segment Quiet() =>
            new()
            {
                Source = "red",
                Duration = 3000,
                Volume = 0,
            };
        Segment Piece(string source, long from, long length, long place) =>
            new()
            {
                Source = source,
                Start = from,
                Duration = length,
                SourceStart = place,
            };

        var song = await sources.RenderAsync(Draft(Video(Quiet()), Audio(Piece("tones", 0, 500, 0), Piece("tones", 1000, 2000, 5000))));
        var high = await Ffmpeg.SamplesAsync(
            await Ffmpeg.MakeAsync(sources.Folder, "tones-high.wav", $"-i {song} -af highpass=f=1500,highpass=f=1500,highpass=f=1500")
        );
        Assert.InRange(Ffmpeg.Level(await Ffmpeg.SamplesAsync(song), 0.6, 0.9), -130, -70);
        Assert.InRange(Ffmpeg.Level(high, 1.1, 1.9), -25, -15);
        // It starts over at its end.
        Assert.InRange(Ffmpeg.Level(high, 2.1, 2.9), -130, -40);
        Assert.InRange(Ffmpeg.Level(await Ffmpeg.SamplesAsync(song), 2.1, 2.9), -25, -15);

        var whole = await Ffmpeg.SamplesAsync(await sources.RenderAsync(Draft(Video(Quiet()), Audio(Piece("bed:7", 0, 3000, 0)))));
        var late = await Ffmpeg.SamplesAsync(await sources.RenderAsync(Draft(Video(Quiet()), Audio(Piece("bed:7", 1000, 2000, 1000)))));
        Assert.InRange(Ffmpeg.Level(late, 0, 0.9), -130, -60);
        var difference = whole.Zip(late, (one, other) => one - other).ToArray();
        Assert.True(Ffmpeg.Level(difference, 1.2, 2.8) < Ffmpeg.Level(whole, 1.2, 2.8) - 20);
    }

    [Fact]
    public async Task What_is_made_louder_does_not_clip()
    {
        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment
                    {
                        Source = "red",
                        Duration = 2000,
                        Volume = 400,
                    }
                )
            )
        );
        Assert.InRange((await Ffmpeg.SamplesAsync(file, 192000)).Max(Math.Abs), 0.6f, 0.891f);
    }

    [Fact]
    public void A_bed_is_the_same_for_a_seed_and_loops_without_a_seam()
    {
        var bed = MusicBed.Make("7", CancellationToken.None);
        Assert.Equal(bed, MusicBed.Make("7", CancellationToken.None));
        Assert.NotEqual(bed.Length, MusicBed.Make("another", CancellationToken.None).Length);
        Assert.InRange(bed.Length / 2 / 48000.0, 35, 52);

        // No step at the seam larger than those inside the music.
        var left = bed.Where((_, index) => index % 2 == 0).Select(sample => (int)sample).ToArray();
        var largest = Enumerable.Range(1, left.Length - 1).Max(index => Math.Abs(left[index] - left[index - 1]));
        Assert.InRange(Math.Abs(left[0] - left[^1]), 0, largest);
        // And the end rings on: it is no pause.
        Assert.InRange(Math.Sqrt(left[^4800..].Average(sample => (double)sample * sample)), 600, 12000);
    }
}
