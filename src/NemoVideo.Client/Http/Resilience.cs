using NemoVideo.Core;
using NemoVideo.Core.Ports;
using Polly;
using Polly.Retry;

namespace NemoVideo.Client.Http;

/// <summary>Polly's pipelines: an outer one that waits once for 429, an inner one that retries with growing waits.</summary>
internal sealed class Resilience
{
    /// <summary>A server's Retry-After is honored up to this.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(2);

    private readonly Dictionary<Repeat, ResiliencePipeline<Answer>> _pipelines;

    public Resilience(NemoOptions options, TimeProvider time) =>
        _pipelines = Enum.GetValues<Repeat>().ToDictionary(repeat => repeat, repeat => Build(repeat, options, time));

    public ResiliencePipeline<Answer> this[Repeat repeat] => _pipelines[repeat];

    /// <summary>The wait before the given retry (from 0) of a download: the same as for a read, without the jitter.</summary>
    public static TimeSpan Delay(NemoOptions options, int repeat) =>
        TimeSpan.FromTicks(Math.Min(TimeSpan.FromMinutes(1).Ticks, options.RetryDelay.Ticks << Math.Min(repeat, 10)));

    public static TimeSpan? Bounded(TimeSpan? retryAfter) => retryAfter > LongestRetryAfter ? LongestRetryAfter : retryAfter;

    private static ResiliencePipeline<Answer> Build(Repeat repeat, NemoOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<Answer> { TimeProvider = time };
        if (repeat == Repeat.Once)
        {
            return builder.Build();
        }

        builder.AddRetry(
            new RetryStrategyOptions<Answer>
            {
                Name = "rate limit",
                MaxRetryAttempts = 1,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { IsRateLimited: true }),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Bounded(args.Outcome.Result?.RetryAfter) ?? options.RateLimitWait),
                OnRetry = Tell,
            }
        );
        if (repeat != Repeat.Never && options.Retries > 0)
        {
            builder.AddRetry(
                new RetryStrategyOptions<Answer>
                {
                    Name = "repeat",
                    MaxRetryAttempts = options.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = options.RetryDelay,
                    MaxDelay = TimeSpan.FromMinutes(1),
                    ShouldHandle = args =>
                        ValueTask.FromResult(args.Outcome.Result is { Error: { } error } answer && IsRepeated(repeat, answer, error)),
                    DelayGenerator = args => ValueTask.FromResult(Bounded(args.Outcome.Result?.RetryAfter)),
                    OnRetry = Tell,
                }
            );
        }

        return builder.Build();
    }

    private static ValueTask Tell(OnRetryArguments<Answer> args)
    {
        if (args.Outcome.Result is { Error: { } error } answer)
        {
            WireLog.Wait(args.RetryDelay, $"{answer.Request} is tried again: {CleanText.Line(error.Message)}");
        }

        return ValueTask.CompletedTask;
    }

    private static bool IsRepeated(Repeat repeat, Answer answer, NemoException error) =>
        answer.IsTransient
        && !answer.IsRateLimited
        && repeat switch
        {
            Repeat.Freely => true,
            Repeat.UnlessStored => answer.NothingStored || error.Delivery == Delivery.NotDelivered,
            Repeat.UnlessSent => error.Delivery == Delivery.NotDelivered,
            _ => false,
        };
}
