namespace NemoVideo.Local.Work;

/// <summary>
/// Stops a server that nobody holds any more. A client holds it with an open request, which its OS closes even when it is killed.
/// </summary>
internal sealed class HoldMonitor : IDisposable
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterLast = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly ITimer? _timer;
    private int _holders;
    private bool _isEnding;

    /// <param name="enabled">If false, holders are only counted.</param>
    public HoldMonitor(TimeProvider clock, bool enabled, Action end)
    {
        if (enabled)
        {
            _timer = clock.CreateTimer(_ => EndUnlessHeld(end), null, AfterStart, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>How many hold it.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _holders;
            }
        }
    }

    /// <summary>Holds until disposed; null if the server is already shutting down.</summary>
    public IDisposable? TryHold()
    {
        lock (_lock)
        {
            if (_isEnding)
            {
                return null;
            }

            _holders++;
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        return new Holder(this);
    }

    public void Dispose() => _timer?.Dispose();

    private void Release()
    {
        lock (_lock)
        {
            if (--_holders == 0)
            {
                _timer?.Change(AfterLast, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void EndUnlessHeld(Action end)
    {
        lock (_lock)
        {
            if (_holders > 0)
            {
                return;
            }

            _isEnding = true;
        }

        end();
    }

    private sealed class Holder(HoldMonitor monitor) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                monitor.Release();
            }
        }
    }
}
