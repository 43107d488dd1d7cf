using System.Net.ServerSentEvents;
using NemoVideo.Client.Http;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Messages;

/// <summary>Sends a message and reads the event stream that answers it.</summary>
internal sealed class MessageSender(ApiConnection api, NemoOptions options)
{
    /// <param name="timeout">For the whole answer; null: <see cref="NemoOptions.MessageTimeout"/>.</param>
    public async Task<MessageEnd> SendAsync(
        AccessToken token,
        string sessionId,
        string text,
        Action<AgentEvent> onEvent,
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        var time = timeout ?? options.MessageTimeout;
        using var limit = new CancellationTokenSource(time, api.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var call = new ApiCall(HttpMethod.Post, "run_sse", token)
        {
            Body = _ => Bodies.Message(sessionId, text),
            SessionId = sessionId,
            Repeat = Repeat.UnlessSent,
            Streams = true,
        };
        try
        {
            try
            {
                return await TryAsync(call, onEvent, time, limit.Token, either.Token, cancellationToken).ConfigureAwait(false);
            }
            catch (NemoException refused) when (refused.Is(Ids.RateLimited) && refused.HttpStatus is >= 200 and < 300)
            {
                // A body of plain JSON: no stream began. Like any other call that is limited, it goes once more.
                WireLog.Wait(options.RateLimitWait, $"POST run_sse is tried again: {CleanText.Line(refused.Message)}");
                try
                {
                    await Task.Delay(options.RateLimitWait, api.Time, either.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    throw NemoErrors.RateLimited(isRepeated: false);
                }

                return await TryAsync(call, onEvent, time, limit.Token, either.Token, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (NemoException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && limit.IsCancellationRequested)
        {
            throw NemoErrors.TimedOut(api.Address, time, Delivery.Unknown);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private async Task<MessageEnd> TryAsync(
        ApiCall call,
        Action<AgentEvent> onEvent,
        TimeSpan time,
        CancellationToken limit,
        CancellationToken either,
        CancellationToken cancellationToken
    )
    {
        using var answer = await api.SendAsync(call, either).ConfigureAwait(false);
        if (answer.Stream is not { } response)
        {
            throw NemoErrors.AnswerUnreadable("it is not an event stream.");
        }

        void Tell(AgentEvent happened)
        {
            WireLog.Debug(() => StreamLine.Of(happened));
            onEvent(happened);
        }

        var begin = api.Time.GetTimestamp();
        var status = (int)response.StatusCode;
        var reader = new AgentEventReader(Tell, call.Token!.Value, options, (code, said, isWholeAnswer) =>
            AnswerReader.InStream(call, code, isWholeAnswer ? status : null, said)
        );
        var end = await ReadAsync(response, answer.Watch!, reader, time, limit, cancellationToken).ConfigureAwait(false);
        WireLog.Verbose(StreamLine.Of(end, api.Time.GetElapsedTime(begin)));
        return end;
    }

    private async Task<MessageEnd> ReadAsync(
        HttpResponseMessage response,
        IdleWatch watch,
        AgentEventReader reader,
        TimeSpan time,
        CancellationToken limit,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await ReadEventsAsync(response, watch, reader).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            var words = reader.End();
            return limit.IsCancellationRequested
                ? End(MessageEndKind.TimedOut, words, reader, $"it was not answered within {Minutes(time)} minutes.")
                : End(
                    MessageEndKind.Broken,
                    words,
                    reader,
                    watch.HasExpired ? $"nothing came for {Minutes(watch.Limit)} minutes."
                        : e is StreamTooLargeException ? e.Message
                        : $"the connection broke: {ApiConnection.Reason(e)}"
                );
        }

        var all = reader.End();
        return reader.EndsUnreadable
            ? End(MessageEndKind.Broken, all, reader, "an event of the answer could not be read.")
            : End(MessageEndKind.Closed, all, reader);
    }

    private async Task ReadEventsAsync(HttpResponseMessage response, IdleWatch watch, AgentEventReader reader)
    {
        await using var body = await response.Content.ReadAsStreamAsync(watch.Token).ConfigureAwait(false);
        await using var life = new LifeStream(
            body,
            watch,
            options,
            onQuiet: type => reader.Read("", type),
            onBare: text => reader.Read(text, isBare: true)
        );
        await foreach (var item in SseParser.Create(life).EnumerateAsync(watch.Token).ConfigureAwait(false))
        {
            // The parser checks it when it reads, and one read may bring thousands of events.
            watch.Token.ThrowIfCancellationRequested();
            var type = life.NextType(out var more);
            reader.Read(item.Data + more, type);
        }

        life.End();
    }

    private static MessageEnd End(MessageEndKind kind, string words, AgentEventReader reader, string? reason = null) =>
        new(kind, words, reader.Errors, reason, reader.HasUnread);

    private static string Minutes(TimeSpan time) => time.TotalMinutes.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
}
