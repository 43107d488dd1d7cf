namespace NemoVideo.Core.Ports;

/// <summary>Time, passed in (netstandard2.0 has no TimeProvider).</summary>
internal interface IClock
{
    DateTimeOffset UtcNow { get; }

    Task Delay(TimeSpan time, CancellationToken cancellationToken);
}

/// <summary>The machine's time.</summary>
internal sealed class SystemClock : IClock
{
    public static SystemClock Instance { get; } = new();

    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    public Task Delay(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, cancellationToken);
}
