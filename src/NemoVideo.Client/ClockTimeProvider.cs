using NemoVideo.Core.Ports;

namespace NemoVideo.Client;

/// <summary>Core's clock as a <see cref="TimeProvider"/>, so that Polly's delays and every time-out here run on it.</summary>
internal sealed class ClockTimeProvider : TimeProvider
{
    private readonly IClock _clock;

    private ClockTimeProvider(IClock clock) => _clock = clock;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public static TimeProvider Of(IClock clock) => clock is SystemClock ? System : new ClockTimeProvider(clock);

    public override DateTimeOffset GetUtcNow() => _clock.UtcNow;

    public override long GetTimestamp() => _clock.UtcNow.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ClockTimer(_clock, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ClockTimer(IClock clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly object _lock = new();
        private CancellationTokenSource? _run;
        private bool _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            CancellationTokenSource? run = null;
            lock (_lock)
            {
                _run?.Cancel();
                _run = null;
                if (_disposed)
                {
                    return false;
                }

                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    run = _run = new CancellationTokenSource();
                }
            }

            if (run is not null)
            {
                _ = RunAsync(dueTime, period, run.Token);
            }

            return true;
        }

        public void Dispose()
        {
            lock (_lock)
            {
                _disposed = true;
                _run?.Cancel();
                _run = null;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private async Task RunAsync(TimeSpan dueTime, TimeSpan period, CancellationToken stopped)
        {
            try
            {
                await clock.Delay(dueTime, stopped).ConfigureAwait(false);
                while (!stopped.IsCancellationRequested)
                {
                    callback(state);
                    if (period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero)
                    {
                        return;
                    }

                    await clock.Delay(period, stopped).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException)
            {
                // Changed or disposed of.
            }
        }
    }
}
