namespace NemoVideo.Local.Work;

/// <summary>
/// The server's time: the machine's, plus whatever it was advanced by. Expiry, heartbeats, delays and stalls all follow it,
/// so that nobody has to wait for them in a test.
/// </summary>
internal sealed class ServerClock(TimeProvider? machine = null) : TimeProvider
{
    private readonly TimeProvider _machine = machine ?? System;
    private readonly Lock _lock = new();
    private readonly HashSet<Timer> _timers = [];
    private TimeSpan _advanced;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => _machine.LocalTimeZone;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _machine.GetUtcNow() + _advanced;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _machine.GetElapsedTime(0).Ticks + _advanced.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Advances the time; whatever falls due on the way happens.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_lock)
        {
            _advanced += by;
            foreach (var timer in _timers)
            {
                timer.Arm();
            }
        }
    }

    private sealed class Timer : ITimer
    {
        private readonly ServerClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _inner;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private long _due;

        public Timer(ServerClock clock, TimerCallback callback, object? state)
        {
            (_clock, _callback, _state) = (clock, callback, state);
            _inner = clock._machine.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._lock)
            {
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    _clock._timers.Remove(this);
                    return _inner.Change(dueTime, Timeout.InfiniteTimeSpan);
                }

                _period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
                _due = _clock.GetTimestamp() + dueTime.Ticks;
                _clock._timers.Add(this);
                return Arm();
            }
        }

        public bool Arm()
        {
            var left = TimeSpan.FromTicks(Math.Max(0, _due - _clock.GetTimestamp()));
            return _inner.Change(left, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (_clock._lock)
            {
                _clock._timers.Remove(this);
            }

            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire()
        {
            lock (_clock._lock)
            {
                // The machine's timers may fire a little early, and late ones may have been disposed or moved meanwhile.
                if (!_clock._timers.Contains(this))
                {
                    return;
                }

                if (_clock.GetTimestamp() < _due)
                {
                    Arm();
                    return;
                }

                if (_period == Timeout.InfiniteTimeSpan)
                {
                    _clock._timers.Remove(this);
                }
                else
                {
                    // However many periods were skipped, it fires once for them.
                    _due = Math.Max(_due + _period.Ticks, _clock.GetTimestamp());
                    Arm();
                }
            }

            _callback(_state);
        }
    }
}
