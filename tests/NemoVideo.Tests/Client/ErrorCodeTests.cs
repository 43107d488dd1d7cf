using NemoVideo.Client.Http;
using NemoVideo.Core;
using static NemoVideo.Tests.Client.ClientFixture;

namespace NemoVideo.Tests.Client;

/// <summary>Each code of the table, in each way that it may come, over real HTTP.</summary>
public sealed class ErrorCodeTests
{
    public static TheoryData<int, int, string> Ways { get; } = MakeWays();

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_code_is_its_error_in_every_way_that_it_may_come(int code, int status, string body)
    {
        using var server = ScriptedServer.Json(status, body);
        using var folder = new TemporaryFolder();
        var clock = new TestClock();
        using var service = Service(server.Address, clock);
        var (id, kind, advice, requests) = Expected(code);

        var error = await ErrorAsync(() => CallAsync(service, code, folder));

        Assert.Equal(id, error.ErrorId);
        Assert.Equal(kind, error.Kind);
        Assert.Contains(advice, error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("no luck", error.Message, StringComparison.Ordinal);
        Assert.Equal(Delivery.Refused, error.Delivery);
        Assert.Equal(status, error.HttpStatus);
        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal(code == 429 ? [TimeSpan.FromSeconds(30)] : [], clock.Skipped);
    }

    [Theory]
    [InlineData(401, """{"detail":"Not authenticated"}""", "Nemo.TokenExpired")]
    [InlineData(401, "", "Nemo.TokenExpired")]
    [InlineData(200, """{"code":1010,"message":"x"}""", "Nemo.TokenExpired")]
    [InlineData(200, """{"code":1011}""", "Nemo.TokenExpired")]
    [InlineData(404, """{"detail":"Session not found"}""", "Nemo.ProjectNotFound")]
    [InlineData(404, """{"error":"Session not found: nope"}""", "Nemo.ProjectNotFound")]
    [InlineData(402, "", "Nemo.ExportBlocked")]
    [InlineData(422, """{"detail":[{"loc":["body","session_id"],"msg":"field required"}]}""", "Nemo.ServiceError")]
    public async Task Statuses_without_a_code_are_understood(int status, string body, string id)
    {
        using var server = ScriptedServer.Json(status, body);
        using var service = Service(server.Address);

        var error = await ErrorAsync(() => service.GetStateAsync(Token, "s1", CancellationToken.None));

        Assert.Equal(id, error.ErrorId);
        Assert.Single(server.Requests);
        if (status == 422)
        {
            Assert.Contains("body.session_id: field required", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Payment_required_on_a_message_means_the_credits()
    {
        using var server = ScriptedServer.Json(402, """{"detail":"no credits left"}""");
        using var service = Service(server.Address);
        var error = await ErrorAsync(() => service.SendMessageAsync(Token, "s1", "cut", _ => { }, null, CancellationToken.None));
        Assert.Equal("Nemo.OutOfCredits", error.ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_unknown_render_is_told_as_such()
    {
        using var server = ScriptedServer.Json(404, """{"success":false,"error":"unknown id"}""");
        using var service = Service(server.Address);
        var error = await ErrorAsync(() => service.GetRenderAsync(Token, "render_9", CancellationToken.None));
        Assert.Equal("Nemo.ExportNotFound", error.ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_a_server_says_is_clean_and_holds_no_token()
    {
        using var server = ScriptedServer.Json(400, $$"""{"message":"\u001b[31mbad\u001b]0;title\u0007 {{Secret}}\u202e end"}""");
        using var service = Service(server.Address);
        var error = await ErrorAsync(() => service.GetStateAsync(Token, "s1", CancellationToken.None));
        Assert.Contains("bad (token) end", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "<!doctype html><title>Sign in</title>", "text/html", "HTML page")]
    [InlineData(404, "<html>nginx</html>", "text/html", "HTML page")]
    [InlineData(200, "", "application/json", "empty")]
    [InlineData(200, "hello", "text/plain", "not JSON")]
    [InlineData(200, "[]", "application/json", "not a JSON object")]
    [InlineData(200, """{"code":0,"data":{}}""", "application/json", "available")]
    [InlineData(200, """{"code":0,"data":{"available":{"a":1}}}""", "application/json", "available")]
    [InlineData(302, "", "text/plain", "https://elsewhere.example")]
    public async Task An_answer_that_is_none_is_a_clear_error(int status, string body, string type, string said)
    {
        using var server = new ScriptedServer(exchange =>
            exchange.TextAsync(status, body, type, status == 302 ? "Location: https://elsewhere.example/x\r\n" : "")
        );
        using var service = Service(server.Address);
        var error = await ErrorAsync(() => service.GetCreditsAsync(Token, CancellationToken.None));
        Assert.Equal("Nemo.AnswerUnreadable", error.ErrorId);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);

        // A success without JSON may be a proxy's page that is gone the next time.
        Assert.Equal(said is "HTML page" or "empty" or "not JSON" && status == 200 ? 5 : 1, server.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_is_read_up_to_a_limit(bool isTold)
    {
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.SendAsync(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + (isTold ? "Content-Length: 5000\r\n\r\n" : "Connection: close\r\n\r\n")
            );
            await exchange.SendAsync(new string(' ', 5000));
            exchange.Close();
        });
        using var service = Service(server.Address, options: new() { MaxBodyBytes = 4096 });
        var error = await ErrorAsync(() => service.GetCreditsAsync(Token, CancellationToken.None));
        Assert.Equal("Nemo.AnswerUnreadable", error.ErrorId);
        Assert.Contains("larger", error.Message, StringComparison.Ordinal);
    }

    private static Task CallAsync(NemoService service, int code, TemporaryFolder folder) =>
        code switch
        {
            400 => service.CreateAnonymousTokenAsync("c1", CancellationToken.None),
            402 => service.SubmitRenderAsync(Token, Order, CancellationToken.None),
            4001 or 4002 => service.UploadFileAsync(Token, "s1", folder.Write("a.mp4", "x"), "a.mp4", _ => { }, CancellationToken.None),
            _ => service.SendMessageAsync(Token, "s1", "cut", _ => { }, null, CancellationToken.None),
        };

    private static (string Id, ErrorKind Kind, string Advice, int Requests) Expected(int code) =>
        code switch
        {
            1001 => ("Nemo.TokenExpired", ErrorKind.AuthenticationError, "Connect-Nemo -Token", 1),
            1002 => ("Nemo.ProjectNotFound", ErrorKind.ObjectNotFound, "make a new project", 1),
            2001 => ("Nemo.OutOfCredits", ErrorKind.QuotaExceeded, "Top up credits in your account", 1),
            4001 => ("Nemo.UnsupportedType", ErrorKind.InvalidType, "mp4, mov, avi, webm, mkv, jpg, png, gif, webp, mp3, wav, m4a, aac", 1),
            4002 => ("Nemo.FileTooLarge", ErrorKind.LimitsExceeded, "Compress or trim", 1),
            400 => ("Nemo.ClientIdMissing", ErrorKind.InvalidArgument, "make a new client id", 1),
            402 => ("Nemo.ExportBlocked", ErrorKind.PermissionDenied, "Register or upgrade your plan to unlock export.", 1),
            429 => ("Nemo.RateLimited", ErrorKind.ResourceBusy, "Wait a while", 2),
            _ => throw new ArgumentOutOfRangeException(nameof(code)),
        };

    private static TheoryData<int, int, string> MakeWays()
    {
        var ways = new TheoryData<int, int, string>();
        foreach (
            var (code, status) in new[]
            {
                (1001, 401),
                (1002, 404),
                (2001, 402),
                (4001, 415),
                (4002, 413),
                (400, 400),
                (402, 402),
                (429, 429),
            }
        )
        {
            ways.Add(code, 200, $$"""{"code":{{code}},"message":"no luck"}""");
            ways.Add(code, 200, $$"""{"code":"{{code}}","msg":"no luck","data":null}""");
            ways.Add(code, status, $$"""{"code":{{code}},"message":"no luck"}""");
            ways.Add(code, 400, $$"""{"detail":{"code":{{code}},"message":"no luck"} }""");
            ways.Add(code, 400, $$"""{"success":false,"error":{"code":{{code}},"message":"no luck"} }""");
        }

        return ways;
    }
}
