using System.Text;
using System.Text.Json;
using NemoVideo.Client;
using NemoVideo.Client.Http;
using NemoVideo.Client.Json;
using NemoVideo.Core.Text;
using static NemoVideo.Tests.Client.ClientFixture;

namespace NemoVideo.Tests.Client;

/// <summary>What never gets into words: the token, what signs an address, and what a terminal would obey.</summary>
public sealed class SecretTests
{
    private const string State =
        """{"code":0,"data":{"user_id":"TOKEN","state":{"draft":{"d":1000,"t":[{"tt":0,"n":"TOKEN","sg":[{"d":"""
        + """1000,"n":"\u006emv_usr_secret_0123456789"}]}]},"video_infos":[{"filename":"TOKEN","cdn_url":"http://h/TOKEN"}]}}}""";

    [Theory]
    [InlineData("{\"a\":\"nmv_usr_secret_0123456789\"}", "{\"a\":\"(token)\"}")]
    [InlineData("{\"nmv_usr_secret_0123456789\":\"x nmv_usr_secret_0123456789 y\"}", "{\"(token)\":\"x (token) y\"}")]
    [InlineData("{\"a\":\"\\u006Emv_usr_\\u0073ecret_0123456789\"}", "{\"a\":\"(token)\"}")]
    [InlineData("{\"a\":\"\\u006emv\\u005Fusr_secret_012345678\\u0039\"}", "{\"a\":\"(token)\"}")]
    [InlineData("{\"a\":\"nmv_usr_other\\u0041\"}", "{\"a\":\"nmv_usr_other\\u0041\"}")]
    public void The_token_is_taken_out_however_it_is_written(string json, string expected)
    {
        Assert.Equal(expected, Redaction.Without(json, Secret));
        Assert.Equal(expected, Encoding.UTF8.GetString(Redaction.Without(Encoding.UTF8.GetBytes(json), Secret).Span));
    }

    [Fact]
    public async Task A_token_that_is_echoed_gets_into_no_member()
    {
        const string Echo = Secret;
        using var server = new ScriptedServer(exchange =>
            exchange.Path.StartsWith("/api/state", StringComparison.Ordinal)
                ? exchange.JsonAsync(200, State.Replace("TOKEN", Echo, StringComparison.Ordinal))
            : exchange.Path.StartsWith("/api/render", StringComparison.Ordinal)
                ? exchange.JsonAsync(200, $$"""{"id":"r","status":"failed","error":"no {{Echo}} no"}""")
            : exchange.Path == "/run_sse"
                ? exchange.StreamAsync(
                    $"data: {{\"type\":\"text\",\"content\":\"{Echo[..9]}\"}}\n\ndata: {{\"type\":\"text\",\"content\":"
                        + $"\"{Echo[9..]} {Echo}\"}}\n\ndata: {{\"errorCode\":\"{Echo}\",\"errorMessage\":\"{Echo}\"}}\n\n"
                )
            : exchange.JsonAsync(302, $"{{\"message\":\"{Echo}\"}}", $"Location: https://{Echo.Replace('_', '-')}.example/\r\n")
        );
        using var service = Service(server.Address);
        var state = await service.GetStateAsync(Token, "s1", CancellationToken.None);
        var render = await service.GetRenderAsync(Token, "r", CancellationToken.None);
        var end = await service.SendMessageAsync(Token, "s1", "x", _ => { }, null, CancellationToken.None);
        var error = await ErrorAsync(() => service.GetCreditsAsync(Token, CancellationToken.None));
        var all = string.Join(
            '\n',
            state.UserId,
            state.Timeline!.Draft,
            state.Timeline,
            state.Clips[0].FileName,
            state.Clips[0].RemoteUri,
            render.Error,
            end.Text,
            end.Errors[0],
            error.Message
        );
        Assert.DoesNotContain(Secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u006e", all, StringComparison.Ordinal);
        Assert.Contains("no (token) no", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://h.example/a/v.mp4", "https://h.example/a/v.mp4")]
    [InlineData("https://h.example/a/v.mp4?X-Amz-Signature=abc&t=1", "https://h.example/a/v.mp4?…")]
    [InlineData("https://ana:pass@h.example:8443/v.mp4#part", "https://h.example:8443/v.mp4?…")]
    [InlineData("http://token@h.example/v.mp4?", "http://h.example/v.mp4")]
    [InlineData("ftp://ana:p%40ss@h.example/v.mp4", "ftp://h.example/v.mp4")]
    [InlineData("https://h.example/käse [1].mp4?sig=1", "https://h.example/k%C3%A4se%20[1].mp4?…")]
    [InlineData("https://h.example/v.mp4?rscd=attachment%3B%20filename%3D%22v.mp4%22&X-Amz-Signature=abc", "https://h.example/v.mp4?…")]
    [InlineData("https://h.example/v.mp4?rscd=inline;filename='a.mp4'&sig=abc", "https://h.example/v.mp4?…")]
    [InlineData("https://bob:pa'ss@h.example/v.mp4", "https://h.example/v.mp4")]
    public void An_address_is_shown_without_its_secrets(string address, string shown) =>
        Assert.Equal(shown, ShownAddress.Of(new Uri(address)));

    [Theory]
    [InlineData(
        "The proxy tunnel request to proxy 'http://ana:pass@proxy:8080/' failed.",
        "The proxy tunnel request to proxy 'http://proxy:8080/' failed."
    )]
    [InlineData("see https://h/a?sig=1, and https://h/b", "see https://h/a?…, and https://h/b")]
    [InlineData("no 'https://h/a?f='x'&sig=1'.", "no 'https://h/a?…'.")]
    [InlineData("by 'http://bob:pa'ss@proxy:80'", "by 'http://proxy:80'")]
    [InlineData("no address: a@b?c", "no address: a@b?c")]
    public void So_is_one_in_a_text(string text, string shown)
    {
        Assert.Equal(shown, ShownAddress.InText(text));
        Assert.Equal(shown, CleanText.Remark(text));
    }

    [Fact]
    public async Task What_the_service_says_of_an_address_does_not_give_its_query_away()
    {
        using var server = ScriptedServer.Json(200, """{"code":4001,"message":"https://h.example/v.flv?sig=abc can't be used"}""");
        using var service = Service(server.Address);
        var error = await ErrorAsync(() =>
            service.UploadUriAsync(Token, "s1", new Uri("https://u:p@h.example/v.flv?sig=abc"), CancellationToken.None)
        );
        Assert.DoesNotContain("abc", error.Message + error.Target, StringComparison.Ordinal);
        Assert.DoesNotContain("u:p", error.Message + error.Target, StringComparison.Ordinal);
        Assert.Contains("https://h.example/v.flv", error.Message, StringComparison.Ordinal);
        Assert.Contains("u:p@h.example/v.flv?sig=abc", await server.Requests.Single().ReadTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxys_password_stands_in_no_error_not_even_the_inner_one()
    {
        var raw = new HttpRequestException(
            $"The proxy tunnel request to proxy 'http://ana:pa'ss@127.0.0.1:8080/' failed with status code '407'. {Secret}"
        );
        var said = ApiConnection.Plain(new IOException("outer", raw), Token);
        Assert.DoesNotContain("pa'ss", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, said.ToString(), StringComparison.Ordinal);
        Assert.Contains("407", said.Message, StringComparison.Ordinal);

        using var service = Service(ScriptedServer.Nobody());
        var error = await ErrorAsync(() => service.GetCreditsAsync(Token, CancellationToken.None));
        Assert.Null(error.InnerException!.InnerException);
    }

    [Theory]
    [InlineData("\u001b[31m")]
    [InlineData("\u009b31m")]
    [InlineData("\u202e")]
    [InlineData("a\u2028b")]
    [InlineData("id with a blank")]
    [InlineData("ä")]
    public async Task An_id_that_is_not_printable_ASCII_is_no_answer(string id)
    {
        var json = JsonSerializer.Serialize(id);
        foreach (var member in (string[])["session_id", "task_id", "user_id", "bind_id"])
        {
            using var server = ScriptedServer.Json(
                200,
                $$$"""{"code":0,"data":{"session_id":"1",{{{(member == "session_id" ? "" : "\"x\":1,")}}}"{{{member}}}":{{{json}}}}}"""
            );
            using var service = Service(server.Address);
            var error = await ErrorAsync(() => service.CreateSessionAsync(Token, "p", null, CancellationToken.None));
            Assert.Equal("Nemo.AnswerUnreadable", error.ErrorId);
            Assert.DoesNotContain(id, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a\u2028b\u2029c", "a\nb\nc")]
    [InlineData("a\u200eb\u200fc\u061cd\ufeffe\u202ef\u2066g", "abcdefg")]
    [InlineData("\u001b]0;title\u0007text\u009b31m", "text")]
    [InlineData("👨‍👩‍👧 नमस्ते", "👨‍👩‍👧 नमस्ते")]
    public void What_is_shown_holds_nothing_that_a_terminal_obeys(string text, string clean) => Assert.Equal(clean, CleanText.Of(text));

    [Theory]
    [InlineData("http://h/a%1Bb%C2%9Bc")]
    [InlineData("http://h/a%E2%80%AEb%E2%80%A8c%EF%BB%BFd?x=%E2%80%AE")]
    [InlineData("http://h/a\u001bb\u009bc\u202ed\u2028e\u200ff")]
    public void An_address_of_a_server_is_shown_escaped_and_stays_the_same(string address)
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(new { url = address }));
        var read = json.RootElement.Address(null, "url")!;
        Assert.DoesNotContain(read.ToString(), CleanText.IsUnwanted);
        Assert.DoesNotContain(read.OriginalString, CleanText.IsUnwanted);
        Assert.Equal(new Uri(address).AbsoluteUri, read.AbsoluteUri);
    }
}
