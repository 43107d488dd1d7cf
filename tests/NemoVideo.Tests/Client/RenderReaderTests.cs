using System.Text.Json;
using NemoVideo.Client.Json;
using NemoVideo.Core;
using NemoVideo.Core.Ports;

namespace NemoVideo.Tests.Client;

/// <summary>What is read in the answers about a render.</summary>
public sealed class RenderReaderTests
{
    private static readonly Uri Origin = new("https://api.example/v1/");

    [Theory]
    [InlineData(
        "complete COMPLETED done Success succeeded finished Ready rendered RENDER_STATUS_COMPLETED job-finished",
        ExportState.Completed
    )]
    [InlineData("error failure failed FAIL errored timeout timed_out rejected aborted expired render_failed", ExportState.Failed)]
    [InlineData("cancelled Canceled stopped", ExportState.Canceled)]
    [InlineData("pending queued waiting submitted created accepted", ExportState.Pending)]
    [InlineData("processing rendering running in_progress in-progress uploading ENCODING", ExportState.Processing)]
    public void Status_words_are_read_in_any_case(string words, object state)
    {
        foreach (var word in words.Split(' '))
        {
            Assert.Equal(state, Read($$"""{"id":"r","status":"{{word}}"}""").State);
            Assert.Equal(state, Read($$"""{"id":"r","state":"{{word}}"}""").State);
        }
    }

    [Theory]
    [InlineData("""{"status":"success","state":"processing"}""", ExportState.Processing)]
    [InlineData("""{"status":"success","data":{"status":"processing"}}""", ExportState.Processing)]
    [InlineData("""{"status":"success","data":{"id":"r","progress":40}}""", ExportState.Processing)]
    [InlineData("""{"status":"success","data":{"id":"r"}}""", ExportState.Pending)]
    [InlineData("""{"status":"success","data":{"url":"https://cdn/x.mp4"}}""", ExportState.Completed)]
    [InlineData("""{"status":"completed","job":{"id":"r","status":"rendering"}}""", ExportState.Processing)]
    [InlineData("""{"success":true,"job":{"status":"done","url":"https://cdn/x.mp4"}}""", ExportState.Completed)]
    [InlineData("""{"success":true,"data":{"render":{"status":"done","url":"https://cdn/x.mp4"}}}""", ExportState.Completed)]
    [InlineData("""{"data":[{"status":"failed","error":"x"}]}""", ExportState.Failed)]
    [InlineData("""[{"id":"other","status":"failed"},{"id":"r","status":"done"}]""", ExportState.Completed)]
    [InlineData("""{"r":{"status":"done"}}""", ExportState.Completed)]
    [InlineData("""{"Status":"Completed","OutputUrl":"https://cdn/x.mp4"}""", ExportState.Completed)]
    [InlineData("""{"status":200,"state":"failed"}""", ExportState.Failed)]
    [InlineData("""{"status":true,"data":{"state":"queued"}}""", ExportState.Pending)]
    [InlineData("""{"status":{"state":"done"}}""", ExportState.Completed)]
    [InlineData("""{"done":true}""", ExportState.Completed)]
    [InlineData("""{"done":true,"error":{"message":"x"}}""", ExportState.Failed)]
    [InlineData("""{"done":false,"progress":10}""", ExportState.Processing)]
    [InlineData("""{"progress":100,"output":{"url":"https://cdn/x.mp4"}}""", ExportState.Completed)]
    [InlineData("""{"progress":100}""", ExportState.Processing)]
    [InlineData("""{"url":"https://cdn/x.mp4"}""", ExportState.Completed)]
    [InlineData("""{"id":"r","error":"x"}""", ExportState.Failed)]
    [InlineData("""{"status":"wobbling","progress":100,"url":"https://cdn/x.mp4"}""", ExportState.Completed)]
    [InlineData("""{"status":[1,{}]}""", ExportState.Pending)]
    public void The_renders_own_status_counts(string json, object state) => Assert.Equal(state, Read(json).State);

    [Theory]
    [InlineData("""{"status":"wobbling"}""", "wobbling")]
    [InlineData("""{"status":7}""", "7")]
    [InlineData("""{"status":"\u001b[31mred"}""", "red")]
    [InlineData("""{}""", "")]
    [InlineData("""{"status":"queued"}""", null)]
    [InlineData("""{"progress":3}""", null)]
    public void A_status_that_nobody_knows_is_kept_in_its_words(string json, string? word)
    {
        var status = Read(json);
        Assert.Equal(word, status.UnknownStatus);
        Assert.True(status.State is ExportState.Pending or ExportState.Processing);
    }

    [Fact]
    public void A_job_that_is_not_found_by_its_status_is_told_as_such() =>
        Assert.Equal("Nemo.ExportNotFound", Assert.Throws<NemoException>(() => Read("""{"status":"not_found"}""")).ErrorId);

    [Theory]
    [InlineData("""{"status":"failed","message":"ok","error":"no disk"}""", "no disk")]
    [InlineData("""{"status":"error","message":"no disk"}""", "no disk")]
    [InlineData("""{"status":"failed","errors":[{"message":"no disk"}]}""", "no disk")]
    [InlineData("""{"status":"failed","failure_reason":"no disk"}""", "no disk")]
    [InlineData("""{"status":"timeout","error":{"code":"E_DISK"}}""", "E_DISK")]
    [InlineData("""{"status":"cancelled","reason":"no disk"}""", "no disk")]
    [InlineData("""{"message":"no disk","data":{"status":"failed"}}""", "no disk")]
    public void Why_it_failed_is_read(string json, string words) => Assert.Equal(words, Read(json).Error);

    [Theory]
    [InlineData("""{"output":{"url":"https://cdn/x.mp4"}}""")]
    [InlineData("""{"output":"https://cdn/x.mp4"}""")]
    [InlineData("""{"output":{"output_url":"https://cdn/x.mp4"}}""")]
    [InlineData("""{"output":{"video":{"url":"https://cdn/x.mp4"}}}""")]
    [InlineData("""{"outputs":["https://cdn/x.mp4"]}""")]
    [InlineData("""{"outputs":[{"url":"https://cdn/x.jpg"},{"url":"https://cdn/x.mp4"}]}""")]
    [InlineData("""{"files":[{"type":"thumbnail","url":"https://cdn/t"},{"type":"video","url":"https://cdn/x.mp4"}]}""")]
    [InlineData("""{"download_url":"https://cdn/x.mp4"}""")]
    [InlineData("""{"downloadUrl":"https://cdn/x.mp4"}""")]
    [InlineData("""{"video_url":"https://cdn/x.mp4"}""")]
    [InlineData("""{"file_url":"https://cdn/x.mp4"}""")]
    [InlineData("""{"result":{"url":"https://cdn/x.mp4"}}""")]
    [InlineData("""{"result":{"video_url":"https://cdn/x.mp4"}}""")]
    [InlineData("""{"result":"https://cdn/x.mp4"}""")]
    [InlineData("""{"data":{"videoUrl":"https://cdn/x.mp4"}}""")]
    [InlineData("""{"urls":{"download":"https://cdn/x.mp4"}}""")]
    [InlineData("""{"url":{"href":"https://cdn/x.mp4"}}""")]
    [InlineData("""{"url":"file:///x.mp4","video_url":"https://cdn/x.mp4"}""")]
    [InlineData("""{"url":"https://api.example/v1/api/render/proxy/lambda/r","output":{"url":"https://cdn/x.mp4"}}""")]
    [InlineData("""{"output":"mp4","url":"//cdn/x.mp4"}""")]
    [InlineData("""{"video":"a short film, 3 s.","url":"https://cdn/x.mp4"}""")]
    public void The_address_is_found_under_many_names(string json)
    {
        var status = Read("""{"status":"completed",""" + json[1..]);
        Assert.Equal("https://cdn/x.mp4", status.Address?.AbsoluteUri);
        Assert.Null(status.BadAddress);
    }

    [Theory]
    [InlineData("/files/x.mp4", "https://api.example/files/x.mp4")]
    [InlineData("files/x.mp4", "https://api.example/v1/files/x.mp4")]
    public void A_relative_address_is_one_of_the_api(string text, string address) =>
        Assert.Equal(address, Read($$"""{"status":"completed","url":"{{text}}"}""").Address?.AbsoluteUri);

    [Theory]
    [InlineData("\"file:///home/x.mp4\"", "'file:'")]
    [InlineData("\"ftp://me:secret@host/x.mp4?sig=secret\"", "'ftp:'")]
    [InlineData("\"s3://bucket/x.mp4\"", "'s3:'")]
    [InlineData("\"data:video/mp4;base64,secret\"", "'data:'")]
    [InlineData("\"\\\\\\\\server\\\\share\\\\x.mp4\"", "Windows network")]
    [InlineData("\"C:\\\\secret\\\\x.mp4\"", "another machine")]
    [InlineData("{\"bucket\":\"b\",\"key\":\"secret\"}", "object without an address")]
    [InlineData("12", "not an address")]
    public void An_address_that_can_not_be_used_is_named(string value, string words)
    {
        var status = Read("""{"status":"completed","output":{"url":""" + value + "}}");
        Assert.Null(status.Address);
        Assert.Contains(words, status.BadAddress, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", status.BadAddress, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"url":null}""")]
    [InlineData("""{"url":""}""")]
    [InlineData("""{"output":{"format":"mp4","duration":3.5}}""")]
    [InlineData("""{"outputs":[]}""")]
    [InlineData("""{"url":"pending"}""")]
    public void No_address_is_not_a_wrong_one(string json)
    {
        var status = Read("""{"status":"completed","progress":100""" + (json == "{}" ? "}" : "," + json[1..]));
        Assert.Equal((ExportState.Completed, null, null), (status.State, status.Address, status.BadAddress));
    }

    [Theory]
    [InlineData("40", 40, false)]
    [InlineData("0.4", 40, true)]
    [InlineData("\"0.5\"", 50, true)]
    [InlineData("\"50%\"", 50, false)]
    [InlineData("\"50 %\"", 50, false)]
    [InlineData("1", 1, false)]
    [InlineData("0", 0, false)]
    [InlineData("250", 100, false)]
    [InlineData("{\"percent\":40}", 40, false)]
    [InlineData("\"soon\"", null, false)]
    [InlineData("\"NaN%\"", null, false)]
    public void Progress_is_read_as_percent_or_fraction(string value, int? percent, bool isFraction)
    {
        var status = Read($$"""{"status":"processing","progress":{{value}}}""");
        Assert.Equal(((double?)percent, isFraction), (status.Progress, status.IsFraction));
    }

    [Theory]
    [InlineData("""{"success":true,"data":{"id":"r","status":"pending"}}""", "")]
    [InlineData("""{"success":true,"data":{"id":"srv","status":"pending"}}""", "srv")]
    [InlineData("""{"render_id":"srv"}""", "srv")]
    [InlineData("""{"renderId":"srv","id":"r"}""", "srv r")]
    [InlineData("""{"id":"r","task_id":"task_1"}""", "r task_1")]
    [InlineData("""{"data":{"render":{"id":17}}}""", "17")]
    [InlineData("""{"id":"request_1","data":{"jobId":"srv"}}""", "srv request_1")]
    [InlineData("""{"success":true,"job":{"job_id":"srv"}}""", "srv")]
    [InlineData("""{"id":"\u202Esrv"}""", "")]
    [InlineData("""{"status":"ok"}""", "")]
    public void The_ids_that_the_service_gives_are_kept(string json, string ids) =>
        Assert.Equal(ids, string.Join(' ', Read(json).ServiceIds));

    private static RenderStatus Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return RenderReader.Read(document.RootElement, "r", Origin);
    }
}
