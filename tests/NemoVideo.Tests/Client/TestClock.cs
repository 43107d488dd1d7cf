using NemoVideo.Core.Ports;

namespace NemoVideo.Tests.Client;

/// <summary>
/// A clock for tests. Waits of up to <see cref="Skips"/> (pauses between tries) are over at once and move the time;
/// longer ones (time-outs) end when the test advances the clock past them.
/// </summary>
internal sealed class TestClock : IClock
{
    private readonly object _lock = new();
    private readonly List<(DateTimeOffset Due, TaskCompletionSource Done)> _waiting = [];
    private DateTimeOffset _now = new(2026, 3, 11, 0, 0, 0, TimeSpan.Zero);

    public TimeSpan Skips { get; init; } = TimeSpan.FromSeconds(95);

    /// <summary>The waits that were skipped, in order.</summary>
    public List<TimeSpan> Skipped { get; } = [];

    public DateTimeOffset UtcNow
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    public Task Delay(TimeSpan time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (time <= Skips)
            {
                Skipped.Add(time);
                _now += time;
                return Task.CompletedTask;
            }

            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((_now + time, done));
            cancellationToken.Register(() => done.TrySetCanceled(cancellationToken));
            return done.Task;
        }
    }

    public void Advance(TimeSpan time)
    {
        List<TaskCompletionSource> due;
        lock (_lock)
        {
            _now += time;
            due = [.. _waiting.Where(waiting => waiting.Due <= _now).Select(waiting => waiting.Done)];
            _waiting.RemoveAll(waiting => waiting.Due <= _now);
        }

        due.ForEach(done => done.TrySetResult());
    }
}
