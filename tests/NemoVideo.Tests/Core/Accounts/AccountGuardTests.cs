using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Clips;
using NemoVideo.Core.Connections;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Projects;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Accounts;

public class AccountGuardTests
{
    private readonly TestHost _test = new();

    [Fact]
    public async Task An_anonymous_token_that_expired_is_renewed_and_the_call_repeated_once()
    {
        var connection = await _test.ConnectedAsync();
        _test.Service.OnCredits = token => token.Value == "nmv_usr_1" ? throw NemoErrors.TokenExpired() : new Credit { Available = 7 };
        var credit = await new CreditReader(_test.Host, connection).ReadAsync(CancellationToken.None);
        Assert.Equal(7, credit.Available);
        Assert.Equal(["credits", "token client-1", "credits"], _test.Calls.All);
        Assert.Equal("anon_2", connection.UserId);
        Assert.Equal("nmv_usr_2", _test.Client.Accounts.Tokens.Single().Value.Token.Value);
    }

    [Fact]
    public async Task A_token_that_another_process_renewed_is_taken()
    {
        var connection = await _test.ConnectedAsync();
        _test.Client.Accounts.Keep(
            connection.AccountKey,
            new AnonymousToken(new AccessToken("theirs", true, _test.Clock.UtcNow.AddDays(7), "anon_9"), 50, null)
        );
        _test.Service.OnCredits = token => token.Value == "theirs" ? new Credit { Available = 50 } : throw NemoErrors.TokenExpired();
        await new CreditReader(_test.Host, connection).ReadAsync(CancellationToken.None);
        Assert.Equal(0, _test.Calls.Count("token"));
        Assert.Equal("anon_9", connection.UserId);
    }

    [Fact]
    public async Task A_second_refusal_is_told()
    {
        var connection = await _test.ConnectedAsync();
        _test.Service.OnCredits = _ => throw NemoErrors.TokenExpired();
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            new CreditReader(_test.Host, connection).ReadAsync(CancellationToken.None)
        );
        Assert.Equal("Nemo.TokenExpired", error.ErrorId);
        Assert.Equal(2, _test.Calls.Count("credits"));
    }

    [Fact]
    public async Task A_users_own_token_is_not_replaced()
    {
        _test.Service.UserId = "user_7";
        var connection = await _test.ConnectedAsync(new ConnectRequest { Skill = TestHost.Skill(), Token = new AccessToken("own", false) });
        _test.Service.OnCredits = _ => throw NemoErrors.TokenExpired();
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            new CreditReader(_test.Host, connection).ReadAsync(CancellationToken.None)
        );
        Assert.Equal("Nemo.TokenExpired", error.ErrorId);
        Assert.Contains("NEMO_TOKEN", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(["credits"], _test.Calls.All);
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(1002)]
    public async Task A_lost_session_that_held_nothing_is_replaced_silently(int code)
    {
        var connection = await _test.ConnectedAsync();
        var project = connection.Project!;
        var lost = project.SessionId;
        Lose(lost, code);
        await new ProjectFinder(_test.Host, connection).RefreshAsync(project, CancellationToken.None);
        Assert.NotEqual(lost, project.SessionId);
        Assert.Same(project, connection.Project);
        string[] expected =
            code == 1001
                ? [$"state {lost}", "token client-1", "session project", $"state {project.SessionId}"]
                : [$"state {lost}", "session project", $"state {project.SessionId}"];
        Assert.Equal(expected, _test.Calls.All);
    }

    [Theory]
    [InlineData(1001, "Nemo.TokenExpired")]
    [InlineData(1002, "Nemo.ProjectNotFound")]
    public async Task A_lost_session_with_clips_is_an_error_and_its_name_is_free_again(int code, string id)
    {
        using var folder = new TempFolder();
        var connection = await _test.ConnectedAsync();
        var clip = await UploadAsync(connection, folder.File("a.mp4"));
        var project = clip.Project!;
        Lose(project.SessionId, code);
        _test.Calls.Clear();
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            new ProjectFinder(_test.Host, connection).RefreshAsync(project, CancellationToken.None)
        );
        Assert.Equal(id, error.ErrorId);
        Assert.Contains("'project'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Send the clips again", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, _test.Calls.Count("state"));
        Assert.Equal(0, _test.Calls.Count("session"));
        Assert.Null(connection.Project);
        Assert.Empty(connection.KnownProjects);
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(1002)]
    public async Task Calls_side_by_side_that_lost_the_same_session_replace_it_once(int code)
    {
        // The second call hears of the loss when the first has already put something into the new session.
        var connection = await _test.ConnectedAsync();
        var project = connection.Project!;
        var lost = project.SessionId;
        var guard = new AccountGuard(_test.Host, connection);
        var late = new TaskCompletionSource();
        var slow = guard.CallAsync(
            project,
            async token =>
            {
                var session = project.SessionId;
                if (session == lost)
                {
                    await late.Task;
                    throw Lost(code);
                }

                return session;
            },
            CancellationToken.None
        );
        await guard.CallAsync(project, token => project.SessionId == lost ? throw Lost(code) : Task.FromResult(0), CancellationToken.None);
        project.IsFresh = false;
        late.SetResult();
        Assert.Equal(project.SessionId, await slow);
        Assert.NotEqual(lost, project.SessionId);
        Assert.Equal(1, _test.Calls.Count("session"));
        Assert.Equal(code == 1001 ? 1 : 0, _test.Calls.Count("token"));
    }

    [Theory]
    [InlineData("bound", "https://nemovideo.com/register?bind=bound")]
    [InlineData(null, "https://nemovideo.com/register?bind=anon_1")]
    public async Task Out_of_credits_shows_an_anonymous_account_where_to_register(string? bindId, string address)
    {
        _test.Service.OnSession = (_, name) => _test.Service.NewSession(name) with { BindId = bindId };
        var connection = await _test.ConnectedAsync();
        var told = NemoErrors.OutOfCredits("0 of 100 left");
        told.HttpStatus = 402;
        _test.Service.OnCredits = _ => throw told;
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            new CreditReader(_test.Host, connection).ReadAsync(CancellationToken.None)
        );
        Assert.Equal("Nemo.OutOfCredits", error.ErrorId);
        Assert.Equal("The account is out of credits. The service says: 0 of 100 left", error.Message);
        Assert.Equal((2001, 402), (error.Code, error.HttpStatus));
        Assert.Same(told, error.InnerException);
        Assert.Equal($"Register at {address} to continue.", error.RecommendedAction);
    }

    [Fact]
    public async Task Also_when_it_is_said_to_the_repeated_call()
    {
        var connection = await _test.ConnectedAsync();
        _test.Service.OnCredits = token => throw (token.Value == "nmv_usr_1" ? NemoErrors.TokenExpired() : NemoErrors.OutOfCredits());
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            new CreditReader(_test.Host, connection).ReadAsync(CancellationToken.None)
        );
        Assert.Equal("Register at https://nemovideo.com/register?bind=anon_2 to continue.", error.RecommendedAction);
    }

    [Fact]
    public async Task Out_of_credits_tells_a_registered_account_to_top_up()
    {
        _test.Service.UserId = "user_7";
        var connection = await _test.ConnectedAsync(new ConnectRequest { Skill = TestHost.Skill(), Token = new AccessToken("own", false) });
        _test.Service.OnCredits = _ => throw NemoErrors.OutOfCredits();
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            new CreditReader(_test.Host, connection).ReadAsync(CancellationToken.None)
        );
        Assert.Equal("Top up credits in your account.", error.RecommendedAction);
    }

    [Fact]
    public async Task A_job_of_an_expired_account_is_told_as_lost()
    {
        var connection = await _test.ConnectedAsync();
        var calls = 0;
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            new AccountGuard(_test.Host, connection).CallForJobAsync<int>(
                "match",
                _ =>
                {
                    calls++;
                    throw NemoErrors.TokenExpired();
                },
                CancellationToken.None
            )
        );
        Assert.Equal("Nemo.TokenExpired", error.ErrorId);
        Assert.Contains("'match'", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, calls);
        Assert.Equal("Nemo.TokenExpired", Assert.IsType<NemoException>(error.InnerException).ErrorId);
    }

    private static NemoException Lost(int code) =>
        code == 1001 ? NemoErrors.TokenExpired() : NemoErrors.ProjectNotFound("x", hadClips: false);

    private void Lose(string sessionId, int code) =>
        _test.Service.OnState = (_, id) => id == sessionId ? throw Lost(code) : _test.Service.StateOf(id);

    private async Task<Clip> UploadAsync(Connection connection, string path)
    {
        await new Uploader(_test.Host, connection).RunAsync(
            new UploadRequest(ClipSource.Of(_test.Host, path), null, null, null, false),
            _test.Pipeline,
            CancellationToken.None
        );
        return (Clip)_test.Pipeline.Results[^1];
    }
}
