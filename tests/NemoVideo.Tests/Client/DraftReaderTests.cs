using System.Text.Json;
using NemoVideo.Client.Json;
using NemoVideo.Core;

namespace NemoVideo.Tests.Client;

public sealed class DraftReaderTests
{
    [Fact]
    public void The_documented_summary_comes_out_of_a_local_draft()
    {
        var timeline = Read(
            """
            {"d":10000,"m":{"title":"Urban","width":1920,"height":1080},"t":[
              {"tt":0,"n":"Video","sg":[{"n":"city timelapse","st":0,"d":10000,"in":0,"v":100}]},
              {"tt":1,"n":"BGM","sg":[{"n":"Lo-fi","st":0,"d":10000,"v":35}]},
              {"tt":7,"n":"Title","sg":[{"n":"","tx":"Urban Dreams","st":0,"d":3000}]}]}
            """
        );
        Assert.Equal(
            "Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: \"Urban Dreams\" (0-3s)",
            timeline.ToString()
        );
        Assert.Equal(("Urban", 1920, 1080, TimeSpan.FromSeconds(10)), (timeline.Title, timeline.Width, timeline.Height, timeline.Duration));
        Assert.True(timeline.CanExport);
    }

    [Theory]
    [InlineData("""{"d":10000,"t":[{"tt":0,"sg":[{"name":"a","start":0,"d":4000},{"name":"b","start":4000,"d":6000}]}]}""")]
    [InlineData("""{"d":10000,"t":[{"tt":0,"sg":[{"title":"a","startTime":0,"duration":4},{"title":"b","startTime":4,"duration":6}]}]}""")]
    [InlineData("""{"d":10000,"t":[{"tt":0,"sg":[{"label":"a","s":0,"d":4000},{"label":"b","s":4,"d":6000}]}]}""")]
    [InlineData(
        """{"d":10000,"t":[{"tt":0,"sg":[{"n":"a","target_timerange":{"start":0,"duration":4000000}},"""
            + """{"n":"b","target_timerange":{"start":4000000,"duration":6000000}}]}]}"""
    )]
    [InlineData("""{"d":10000,"t":[{"tt":0,"sg":[{"n":"a","begin":0,"end":4000},{"n":"b","begin":4000,"end":10000}]}]}""")]
    [InlineData("""{"d":10000,"t":[{"tt":0,"sg":[{"n":"a","from":"0","d":"4000"},{"n":"b","from":"4000","d":"6000"}]}]}""")]
    [InlineData("""{"d":10000,"t":[{"tt":0,"sg":[{"m":{"name":"a"},"d":4000},{"m":{"name":"b"},"d":6000}]}]}""")]
    [InlineData("""{"t":{"x":{"tt":"0","sg":{"1":{"name":"a","d":4000},"2":{"name":"b","offset":4000,"d":6000},"3":null}}}}""")]
    [InlineData(
        """{"t":[{"tt":0,"sg":[{"n":"a","start":0.0,"duration":4.0},{"n":"b","start":4.0,"duration":6.0},{"n":"b","start":"""
            + """9.5,"duration":0.5}]}]}"""
    )]
    public void Other_keys_and_units_show_the_same(string draft)
    {
        var segments = Read(draft).Tracks.Single().Segments;
        Assert.Equal(["a", "b"], segments.Take(2).Select(segment => segment.Name));
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(4)], segments.Take(2).Select(segment => segment.Start!.Value));
        Assert.Equal([TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6)], segments.Take(2).Select(segment => segment.Duration!.Value));
    }

    [Theory]
    [InlineData("""{"volume":0.35}""", 35.0)]
    [InlineData("""{"vol":35}""", 35.0)]
    [InlineData("""{"v":"35"}""", 35.0)]
    [InlineData("""{"gain":"35%"}""", 35.0)]
    [InlineData("""{"m":{"volume":0.35}}""", 35.0)]
    [InlineData("""{"muted":true,"v":100}""", 0.0)]
    [InlineData("""{"v":1.5}""", 150.0)]
    [InlineData("""{"v":null}""", null)]
    public void A_level_is_shown_in_percent(string segment, double? percent) =>
        Assert.Equal(percent, Read("{\"t\":[{\"tt\":1,\"sg\":[" + segment + "]}]}").Tracks[0].Segments[0].Volume);

    [Theory]
    [InlineData("""{"text":"Hello"}""")]
    [InlineData("""{"txt":"Hello"}""")]
    [InlineData("""{"content":"{\"text\":\"Hello\"}"}""")]
    [InlineData("""{"content":{"text":"Hello"}}""")]
    [InlineData("""{"name":"Hello"}""")]
    public void The_words_of_a_text_are_found(string segment) =>
        Assert.Equal("Hello", Read("{\"t\":[{\"tt\":7,\"sg\":[" + segment + "]}]}").Tracks[0].Segments[0].Text);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    [InlineData("\"{}\"")]
    [InlineData("[]")]
    [InlineData("17")]
    public void What_is_no_draft_is_none(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Null(DraftReader.Read(document.RootElement));
    }

    [Theory]
    [InlineData("""{"t":null}""")]
    [InlineData("""{"t":[null,5,{"sg":null},{"tt":99,"sg":[null,{}]}],"m":"x","d":"long"}""")]
    [InlineData("""{"t":[{"tt":0,"sg":[{"st":-5,"d":1e300,"n":{"a":1}}]}],"d":-1}""")]
    public void Nonsense_is_read_as_far_as_it_goes(string json) => Assert.NotNull(Read(json).ToString());

    [Fact]
    public void The_draft_stays_as_it_came()
    {
        const string Draft = """{ "d" : 1000.0,  "t":[], "x":"é\u00e9" }""";
        Assert.Equal(Draft, Read(Draft).Draft);
        var text = JsonSerializer.Serialize("""{"d":1000,"t":[{"tt":0,"sg":[{"d":1000}]}]}""");
        var timeline = Read(text);
        Assert.Equal(text, timeline.Draft);
        Assert.Single(timeline.Tracks);
    }

    [Fact]
    public void A_fingerprint_is_of_the_meaning()
    {
        var one = Read("""{"d":1000,"t":[{"tt":0,"sg":[{"d":1000,"n":"é"}]}]}""").Fingerprint;
        Assert.Equal(one, Read("""{ "t":[ {"sg":[{"n":"\u00e9","d":1000.0}],"tt":0} ], "d":1e3 }""").Fingerprint);
        Assert.NotEqual(one, Read("""{"d":1000,"t":[{"tt":0,"sg":[{"d":1001,"n":"é"}]}]}""").Fingerprint);
        Assert.NotEqual(Read("""{"t":["a","b"]}""").Fingerprint, Read("""{"t":["b","a"]}""").Fingerprint);
        Assert.NotEqual(Read("""{"t":["1"]}""").Fingerprint, Read("""{"t":[1]}""").Fingerprint);
    }

    [Theory]
    [InlineData(""" "updated_at":1 """, """ "updated_at":2 """)]
    [InlineData(""" "lastModified":"a" """, """ "lastModified":"b" """)]
    [InlineData(""" "draft_version":1 """, """ "draft_version":2 """)]
    [InlineData(""" "revision":1,"timestamp":1,"requestId":"a" """, """ "revision":2,"timestamp":2,"requestId":"b" """)]
    [InlineData(""" "m":{"savedAt":1,"etag":"a"} """, """ "m":{"savedAt":2,"etag":"b"} """)]
    [InlineData(""" "u":"https://x/a?id=1&Expires=5&sign=a" """, """ "u":"https://x/a?id=1&Expires=6&sign=b" """)]
    public void What_a_service_writes_at_each_read_is_no_change(string one, string other) =>
        Assert.Equal(Read("{\"t\":[]," + one + "}").Fingerprint, Read("{\"t\":[]," + other + "}").Fingerprint);

    [Theory]
    [InlineData(""" "tx":"a" """, """ "tx":"b" """)]
    [InlineData(""" "v":35 """, """ "v":36 """)]
    [InlineData(""" "st":0 """, """ "st":1 """)]
    [InlineData(""" "time":{"start":0} """, """ "time":{"start":1} """)]
    [InlineData(""" "timestamp":0 """, """ "timestamp":1 """)]
    [InlineData(""" "rev":false """, """ "rev":true """)]
    [InlineData(""" "glow":{"radius":1} """, """ "glow":{"radius":2} """)]
    [InlineData(""" "material_id":"a" """, """ "material_id":"b" """)]
    [InlineData(""" "u":"https://x/a?id=1" """, """ "u":"https://x/a?id=2" """)]
    public void What_a_viewer_would_see_is_a_change(string one, string other)
    {
        Assert.NotEqual(Fingerprint(one), Fingerprint(other));
        Assert.NotEqual(Fingerprint(one, other), Fingerprint(other, one));

        static string? Fingerprint(params string[] segments) =>
            Read("{\"t\":[{\"sg\":[" + string.Join(',', segments.Select(segment => "{" + segment + "}")) + "]}]}").Fingerprint;
    }

    [Theory]
    [InlineData("""{"d":10000,"t":[{"tt":0,"sg":[{"d":3333.3333},{"d":3333.3333},{"d":3333.3333}]}]}""", 3.333)]
    [InlineData("""{"duration":7.5,"t":[{"tt":0,"sg":[{"start":0,"duration":2.5}]}]}""", 2.5)]
    [InlineData("""{"t":[{"tt":0,"sg":[{"start":2,"duration":2.5}]}]}""", 2.5)]
    public void A_fraction_is_seconds_unless_the_draft_itself_shows_otherwise(string draft, double seconds) =>
        Assert.Equal(seconds, Read(draft).Tracks[0].Segments[0].Duration!.Value.TotalSeconds, 3);

    [Fact]
    public void The_length_of_a_video_track_without_starts_is_the_timelines() =>
        Assert.Equal(TimeSpan.FromSeconds(10), Read("""{"t":[{"tt":0,"sg":[{"d":4000},{"d":6000}]}]}""").Duration);

    [Fact]
    public void Names_are_fit_to_be_shown() =>
        Assert.Equal("a b", Read("""{"t":[{"tt":0,"sg":[{"n":"a\nb\u001b[31m"}]}]}""").Tracks[0].Segments[0].Name);

    private static Timeline Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return DraftReader.Read(document.RootElement)!;
    }
}
