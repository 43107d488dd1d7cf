using NemoVideo.Core;
using NemoVideo.Core.Edits;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Projects;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Edits;

public class EditSessionTests
{
    private readonly TestHost _test = new();

    [Fact]
    public async Task An_edit_tells_what_was_said_what_changed_and_what_it_took()
    {
        var connection = await _test.ConnectedAsync();
        OnMessage(
            async (session, onEvent) =>
            {
                onEvent(new AgentText("Cutting the "));
                onEvent(new AgentText("pauses.\nDo"));
                onEvent(new AgentToolCall("draft_update_tracks"));
                onEvent(new AgentToolResult("draft_update_tracks"));
                await _test.Clock.Delay(TimeSpan.FromSeconds(20), CancellationToken.None);
                onEvent(new AgentText("ne. Click the Export button."));
                _test.Service.Available -= 50;
                session.Timeline = _test.Service.NewTimeline();
                return Closed("Cutting the pauses.\nDone. Click the Export button.");
            }
        );
        var edit = await RunAsync(connection, "cut out the pauses");
        Assert.Equal(EditOutcome.Changed, edit.Outcome);
        Assert.Equal("cut out the pauses", edit.Prompt);
        Assert.Equal("Cutting the pauses.\nDone. Click the Export button.", edit.Reply);
        Assert.Equal(50, edit.CreditsUsed);
        Assert.Equal(50, connection.Credits);
        Assert.Equal(20, edit.Elapsed.TotalSeconds);
        Assert.Equal(["Added track 1. Video: a.mp4 (0-10s)"], edit.Changes);
        Assert.Equal("Export-NemoVideo -Project 'project'", Assert.Single(edit.NextActions).Command);
        Assert.Same(edit.Project, edit.Timeline!.Project);
        Assert.Equal(["Cutting the pauses.", "Do", "ne. Click the Export button."], _test.Pipeline.Information);
        Assert.Contains(_test.Pipeline.Reports, report => report.Status.StartsWith("editing the tracks", StringComparison.Ordinal));
        Assert.DoesNotContain(_test.Pipeline.Reports, report => report.Status.Contains("draft_update", StringComparison.Ordinal));
        Assert.True(_test.Pipeline.Reports[^1].Completed);
        Assert.False(edit.Project.IsFresh);
    }

    [Fact]
    public async Task A_silent_edit_is_told_by_what_changed_even_when_the_state_lags()
    {
        var connection = await _test.ConnectedAsync();
        var states = 0;
        var changed = _test.Service.NewTimeline();
        OnMessage((_, _) => Task.FromResult(Closed("")));
        _test.Service.OnState = (_, _) => new ProjectSnapshot(++states > 3 ? changed : null, [], []);
        var edit = await RunAsync(connection, "cut out the pauses");
        Assert.Equal(EditOutcome.Changed, edit.Outcome);
        Assert.Equal("Added track 1. Video: a.mp4 (0-10s).", edit.Reply);
        Assert.Equal([edit.Reply], _test.Pipeline.Information);
        Assert.Equal(4, states);
        Assert.Equal(1, _test.Calls.Count("message"));
    }

    [Fact]
    public async Task A_silent_edit_that_changes_nothing_is_unchanged_after_a_while()
    {
        var connection = await _test.ConnectedAsync();
        OnMessage((_, _) => Task.FromResult(Closed("")));
        var edit = await RunAsync(connection, "cut out the pauses");
        Assert.Equal(EditOutcome.Unchanged, edit.Outcome);
        Assert.Empty(edit.Changes);
        Assert.Contains("the timeline is unchanged", edit.Reply, StringComparison.Ordinal);
        Assert.Equal(1 + 5, _test.Calls.Count("state"));
        Assert.Equal(1, _test.Calls.Count("message"));
        Assert.Equal(4, _test.Clock.Delays.Count(delay => delay == TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task A_question_that_is_answered_in_words_is_unchanged_at_once()
    {
        var connection = await _test.ConnectedAsync();
        OnMessage(
            (_, onEvent) =>
            {
                onEvent(new AgentText("Two."));
                return Task.FromResult(Closed("Two."));
            }
        );
        var edit = await RunAsync(connection, "how many clips are there?");
        Assert.Equal(EditOutcome.Unchanged, edit.Outcome);
        Assert.Equal(2, _test.Calls.Count("state"));
    }

    [Fact]
    public async Task After_a_broken_stream_the_state_is_asked_until_it_tells()
    {
        var connection = await _test.ConnectedAsync();
        var states = new List<TimeSpan>();
        var begin = _test.Clock.UtcNow;
        var changed = _test.Service.NewTimeline();
        OnMessage((_, _) => Task.FromResult(new MessageEnd(MessageEndKind.Broken, "", [], "reset")));
        _test.Service.OnState = (_, _) =>
        {
            states.Add(_test.Clock.UtcNow - begin);

            // One look fails on the way, and one finds the service in trouble: neither is the end.
            return states.Count switch
            {
                2 => throw NemoErrors.Unreachable(new Uri("https://service.example"), "down", Delivery.Unknown),
                3 => throw NemoErrors.Service(500, 500, null, Delivery.Unknown),
                5 => new ProjectSnapshot(changed, [], []),
                _ => new ProjectSnapshot(null, [], []),
            };
        };
        var edit = await RunAsync(connection, "cut out the pauses");
        Assert.Equal(EditOutcome.Changed, edit.Outcome);
        Assert.Equal([0, 30, 90, 150, 210], states.Select(time => time.TotalSeconds));
        Assert.Equal(1, _test.Calls.Count("message"));
    }

    [Fact]
    public async Task What_the_state_cannot_decide_in_15_minutes_is_unconfirmed()
    {
        var connection = await _test.ConnectedAsync();
        OnMessage((_, _) => Task.FromResult(new MessageEnd(MessageEndKind.Broken, "", [], "reset")));
        var begin = _test.Clock.UtcNow;
        var error = await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection, "cut out the pauses"));
        Assert.Equal("Nemo.EditUnconfirmed", error.ErrorId);
        Assert.Equal(ErrorKind.OperationTimeout, error.Kind);
        Assert.Equal("project", error.Target);
        Assert.Contains("reset", error.Message, StringComparison.Ordinal);
        Assert.Equal(15.5, (_test.Clock.UtcNow - begin).TotalMinutes);
        Assert.Equal(1 + 16, _test.Calls.Count("state"));
        Assert.Equal(1, _test.Calls.Count("message"));
        Assert.False(connection.Project!.IsFresh);

        // "Still working" each 2 minutes.
        Assert.Equal(
            7,
            _test.Pipeline.Information.Count(line => line.StartsWith("Still working on project 'project'", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_message_whose_answer_never_came_may_have_been_taken()
    {
        var connection = await _test.ConnectedAsync();
        _test.Service.OnMessage = (_, session, _, _, _) =>
        {
            _test.Service.Sessions[session].Timeline = _test.Service.NewTimeline();
            throw NemoErrors.Unreachable(new Uri("https://service.example"), "reset", Delivery.Unknown);
        };
        var edit = await RunAsync(connection, "cut out the pauses");
        Assert.Equal(EditOutcome.Changed, edit.Outcome);
        Assert.Equal(1, _test.Calls.Count("message"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_15_minutes_one_look_decides(bool changes)
    {
        var connection = await _test.ConnectedAsync();
        OnMessage(
            (session, _) =>
            {
                session.Timeline = changes ? _test.Service.NewTimeline() : null;
                return Task.FromResult(new MessageEnd(MessageEndKind.TimedOut, "", []));
            }
        );
        var running = RunAsync(connection, "cut out the pauses");
        if (changes)
        {
            Assert.Equal(EditOutcome.Changed, (await running).Outcome);
        }
        else
        {
            Assert.Equal("Nemo.EditUnconfirmed", (await Assert.ThrowsAsync<NemoException>(() => running)).ErrorId);
        }

        Assert.Equal(2, _test.Calls.Count("state"));
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_after_the_stream_does_not_look_like_an_edit_that_was_not_made()
    {
        var connection = await _test.ConnectedAsync();
        var states = 0;
        var changed = _test.Service.NewTimeline();
        OnMessage((_, _) => Task.FromResult(Closed("Done.")));
        _test.Service.OnState = (_, _) =>
            ++states switch
            {
                1 => new ProjectSnapshot(null, [], []),
                2 => throw NemoErrors.Unreachable(new Uri("https://service.example"), "down", Delivery.Unknown),
                _ => new ProjectSnapshot(changed, [], []),
            };
        var edit = await RunAsync(connection, "cut out the pauses");
        Assert.Equal(EditOutcome.Changed, edit.Outcome);
        Assert.Equal("Done.", edit.Reply);
    }

    [Theory]
    [InlineData(false, false, "The timeline is unchanged.")]
    [InlineData(true, false, "The timeline changed before that.")]
    [InlineData(false, true, "The timeline is unchanged.")]
    public async Task An_error_frame_is_told_with_its_words(bool changes, bool breaks, string said)
    {
        var connection = await _test.ConnectedAsync();
        OnMessage(
            (session, _) =>
            {
                session.Timeline = changes ? _test.Service.NewTimeline() : null;
                return Task.FromResult(
                    new MessageEnd(breaks ? MessageEndKind.Broken : MessageEndKind.Closed, "", [new AgentError("500", "model overloaded")])
                );
            }
        );
        var begin = _test.Clock.UtcNow;
        var error = await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection, "cut out the pauses"));
        Assert.Equal("Nemo.EditFailed", error.ErrorId);
        Assert.Contains("model overloaded", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.True(_test.Clock.UtcNow - begin < TimeSpan.FromMinutes(1));
        Assert.Equal(1, _test.Calls.Count("message"));
    }

    [Fact]
    public async Task A_refused_message_is_not_sent_again()
    {
        var connection = await _test.ConnectedAsync();
        _test.Service.OnMessage = (_, _, _, _, _) => throw NemoErrors.RateLimited();
        var error = await Assert.ThrowsAsync<NemoException>(() => RunAsync(connection, "cut out the pauses"));
        Assert.Equal("Nemo.RateLimited", error.ErrorId);
        Assert.Equal("project", error.Target);
        Assert.Equal(1, _test.Calls.Count("message"));

        // The project can be used again.
        _test.Service.OnMessage = null;
        Assert.Equal(EditOutcome.Changed, (await RunAsync(connection, "cut out the pauses")).Outcome);
    }

    [Fact]
    public async Task A_message_that_an_expired_token_kept_out_goes_into_a_new_session()
    {
        var connection = await _test.ConnectedAsync();
        _test.Service.OnMessage = (token, session, _, _, _) =>
        {
            if (token.Value == "nmv_usr_1")
            {
                throw NemoErrors.TokenExpired();
            }

            _test.Service.Sessions[session].Timeline = _test.Service.NewTimeline();
            return Task.FromResult(Closed("Done."));
        };
        var edit = await RunAsync(connection, "generate a city timelapse");
        Assert.Equal(EditOutcome.Changed, edit.Outcome);
        Assert.Equal(2, _test.Calls.Count("message"));
    }

    [Fact]
    public async Task Edits_of_one_project_go_one_after_the_other()
    {
        var connection = await _test.ConnectedAsync();
        var running = 0;
        OnMessage(
            async (session, _) =>
            {
                Assert.Equal(1, Interlocked.Increment(ref running));
                await _test.Clock.Delay(TimeSpan.FromSeconds(5), CancellationToken.None);
                session.Timeline = _test.Service.NewTimeline();
                Interlocked.Decrement(ref running);
                return Closed("Done.");
            }
        );
        var session = new EditSession(_test.Host, connection);
        await _test.Clock.RunAsync(() =>
            Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(number =>
                        session.RunAsync(
                            new EditRequest(connection.Project!, "edit " + number, [], null),
                            _test.Pipeline,
                            CancellationToken.None
                        )
                    )
            )
        );
        Assert.Equal(4, _test.Calls.Count("message"));
    }

    [Fact]
    public async Task Credits_can_only_be_told_of_an_edit_that_ran_alone()
    {
        var connection = await _test.ConnectedAsync();
        var first = connection.Project!;
        var second = await new ProjectFinder(_test.Host, connection).ForUploadAsync(new ProjectRef("second"), CancellationToken.None);
        OnMessage(
            async (session, _) =>
            {
                await _test.Clock.Delay(TimeSpan.FromSeconds(5), CancellationToken.None);
                _test.Service.Available -= 50;
                session.Timeline = _test.Service.NewTimeline();
                return Closed("Done.");
            }
        );
        var session = new EditSession(_test.Host, connection);
        var both = await _test.Clock.RunAsync(() =>
            Task.WhenAll(
                session.RunAsync(new EditRequest(first, "one", [], null), _test.Pipeline, CancellationToken.None),
                session.RunAsync(new EditRequest(second, "two", [], null), _test.Pipeline, CancellationToken.None)
            )
        );
        Assert.All(both, edit => Assert.Null(edit.CreditsUsed));
        Assert.Equal(50, (await RunAsync(connection, "three")).CreditsUsed);
    }

    [Fact]
    public async Task A_stop_ends_it_and_leaves_the_project_usable()
    {
        var connection = await _test.ConnectedAsync();
        using var stop = new CancellationTokenSource();
        _test.Service.OnMessage = async (_, _, _, _, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return Closed("");
        };
        var running = new EditSession(_test.Host, connection).RunAsync(
            new EditRequest(connection.Project!, "one", [], null),
            _test.Pipeline,
            stop.Token
        );
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(_test.Pipeline.Reports[^1].Completed);
        _test.Service.OnMessage = null;
        var edit = await RunAsync(connection, "two");
        Assert.Equal(0, edit.CreditsUsed);
    }

    private static MessageEnd Closed(string text) => new(MessageEndKind.Closed, text, []);

    private void OnMessage(Func<FakeSession, Action<AgentEvent>, Task<MessageEnd>> answer) =>
        _test.Service.OnMessage = (_, session, _, onEvent, _) => answer(_test.Service.Sessions[session], onEvent);

    private Task<Edit> RunAsync(Connection connection, string prompt) =>
        _test.Clock.RunAsync(() =>
            new EditSession(_test.Host, connection).RunAsync(
                new EditRequest(connection.Project!, prompt, [], null),
                _test.Pipeline,
                CancellationToken.None
            )
        );
}
