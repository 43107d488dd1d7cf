using NemoVideo.Core.Ports;

namespace NemoVideo.Tests.Core.Fakes;

/// <summary>
/// Time that only the test moves. What waits on it goes on within <see cref="Advance"/>, on the test's thread, so that with
/// fakes that answer at once a test is deterministic.
/// </summary>
internal sealed class ManualClock : IClock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly object _lock = new();
    private readonly List<(DateTimeOffset Due, TaskCompletionSource Done)> _waiting = [];
    private readonly List<TimeSpan> _delays = [];

    public DateTimeOffset UtcNow { get; private set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Every wait that was asked for.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_lock)
            {
                return [.. _delays];
            }
        }
    }

    public Task Delay(TimeSpan time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource();
        lock (_lock)
        {
            _delays.Add(time);
            if (time <= TimeSpan.Zero)
            {
                return Task.CompletedTask;
            }

            _waiting.Add((UtcNow + time, done));
        }

        cancellationToken.Register(() => done.TrySetCanceled(cancellationToken));
        return done.Task;
    }

    public void Advance(TimeSpan time)
    {
        var goal = UtcNow + time;
        while (Step(goal)) { }

        UtcNow = goal;
    }

    /// <summary>The machine sleeps: time goes on, and nobody is woken in between.</summary>
    public void Sleep(TimeSpan time) => UtcNow += time;

    /// <summary>Starts something and moves time on from wait to wait until it has ended.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> start)
    {
        Task<T>? task = null;
        await RunAsync((Func<Task>)(() => task = start()));
        return await task!;
    }

    /// <summary>Starts something and moves time on from wait to wait until it has ended.</summary>
    public async Task RunAsync(Func<Task> start)
    {
        var task = Task.CompletedTask;
        WithoutContext(() => task = start());
        var begin = System.Diagnostics.Stopwatch.StartNew();
        while (!task.IsCompleted)
        {
            if (!Step(DateTimeOffset.MaxValue))
            {
                // Something runs on another thread.
                await Task.Delay(1);
            }

            Assert.True(begin.Elapsed < Patience, "It never ended.");
        }

        await task;
    }

    private bool Step(DateTimeOffset goal)
    {
        TaskCompletionSource done;
        lock (_lock)
        {
            _waiting.RemoveAll(wait => wait.Done.Task.IsCompleted);
            if (_waiting.Count == 0)
            {
                return false;
            }

            var next = _waiting.MinBy(wait => wait.Due);
            if (next.Due > goal)
            {
                return false;
            }

            _waiting.Remove(next);
            UtcNow = next.Due > UtcNow ? next.Due : UtcNow;
            done = next.Done;
        }

        WithoutContext(() => done.TrySetResult());
        return true;
    }

    /// <summary>Continuations run at once, and here, only where no synchronisation context is in the way (xunit has one).</summary>
    private static void WithoutContext(Action work)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
