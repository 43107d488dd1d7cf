namespace NemoVideo.Client.Http;

/// <summary>Cancels when nothing has moved for a while. A touch costs one write, so every chunk and every byte can touch it.</summary>
internal sealed class IdleWatch : IDisposable
{
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _source;
    private readonly ITimer _timer;
    private long _last;

    public IdleWatch(TimeProvider time, TimeSpan limit, CancellationToken cancellationToken)
    {
        _time = time;
        Limit = limit;
        _last = time.GetTimestamp();
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = _source.Token;
        _timer = time.CreateTimer(_ => Check(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(limit, Timeout.InfiniteTimeSpan);
    }

    public TimeSpan Limit { get; }

    /// <summary>Also canceled with the token that the watch was created with.</summary>
    public CancellationToken Token { get; }

    public bool HasExpired { get; private set; }

    public void Touch() => Volatile.Write(ref _last, _time.GetTimestamp());

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void Check()
    {
        var idle = _time.GetElapsedTime(Volatile.Read(ref _last));
        try
        {
            if (idle < Limit)
            {
                _timer.Change(Limit - idle, Timeout.InfiniteTimeSpan);
                return;
            }

            HasExpired = true;
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The watched operation has just ended.
        }
    }
}
