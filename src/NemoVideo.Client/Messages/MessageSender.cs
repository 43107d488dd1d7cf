using System.Globalization;
using System.Net.ServerSentEvents;
using NemoVideo.Client.Http;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Messages;

/// <summary>Sends a message and reads the event stream that answers it.</summary>
internal sealed class MessageSender(ApiConnection api, NemoOptions options)
{
    public async Task<MessageEnd> SendAsync(
        AccessToken token,
        string sessionId,
        string text,
        Action<AgentEvent> onEvent,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(options.MessageTimeout, api.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Answer answer;
        try
        {
            answer = await api.SendAsync(
                    new ApiCall(HttpMethod.Post, "run_sse", token)
                    {
                        Body = _ => Bodies.Message(sessionId, text),
                        SessionId = sessionId,
                        Repeat = Repeat.UnlessSent,
                        Streams = true,
                    },
                    either.Token
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && limit.IsCancellationRequested)
        {
            throw NemoErrors.TimedOut(api.Address, options.MessageTimeout, Delivery.Unknown);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        using (answer)
        {
            // JSON without an error in it is not an answer to a message; whether the message was accepted is not known.
            return answer.Stream is { } response
                ? await ReadAsync(response, answer.Watch!, token, onEvent, limit.Token, cancellationToken).ConfigureAwait(false)
                : throw NemoErrors.AnswerUnreadable("it is not an event stream.");
        }
    }

    private async Task<MessageEnd> ReadAsync(
        HttpResponseMessage response,
        IdleWatch watch,
        AccessToken token,
        Action<AgentEvent> onEvent,
        CancellationToken limit,
        CancellationToken cancellationToken
    )
    {
        void Tell(AgentEvent happened)
        {
            WireLog.Debug(() => $"Event: {Kind(happened)}");
            onEvent(happened);
        }

        var reader = new AgentEventReader(Tell, token.Value, options);
        var (kind, reason) = await ReadEventsAsync(response, watch, reader, Tell, limit, cancellationToken).ConfigureAwait(false);
        var words = reader.End();
        if (kind == MessageEndKind.Closed && reader.HasUnreadable)
        {
            (kind, reason) = (MessageEndKind.Broken, "an event of the answer could not be read.");
        }

        return new MessageEnd(kind, words, reader.Errors, reason);
    }

    /// <summary>Its kind and size; never what it says.</summary>
    private static string Kind(AgentEvent happened) =>
        happened switch
        {
            AgentText text => string.Create(CultureInfo.InvariantCulture, $"text, {text.Text.Length} characters"),
            AgentToolCall call => $"tool call {call.Name}",
            AgentToolResult result => $"tool result {result.Name}",
            AgentError error => $"error {error.Code}".TrimEnd(),
            _ => "heartbeat",
        };

    private async Task<(MessageEndKind Kind, string? Reason)> ReadEventsAsync(
        HttpResponseMessage response,
        IdleWatch watch,
        AgentEventReader reader,
        Action<AgentEvent> onEvent,
        CancellationToken limit,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(watch.Token).ConfigureAwait(false);
            await using var life = new LifeStream(body, watch, options, () => onEvent(new AgentHeartbeat()));
            await foreach (var item in SseParser.Create(life).EnumerateAsync(watch.Token).ConfigureAwait(false))
            {
                // The parser checks it when it reads, and one read may bring thousands of events.
                watch.Token.ThrowIfCancellationRequested();
                reader.Read(item.Data);
            }

            return (MessageEndKind.Closed, null);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            return limit.IsCancellationRequested
                    ? (MessageEndKind.TimedOut, $"it was not answered within {options.MessageTimeout.TotalMinutes:0.#} minutes.")
                : watch.HasExpired ? (MessageEndKind.Broken, $"nothing came for {watch.Limit.TotalMinutes:0.#} minutes.")
                : (MessageEndKind.Broken, e is StreamTooLargeException ? e.Message : $"the connection broke: {ApiConnection.Reason(e)}");
        }
    }
}
