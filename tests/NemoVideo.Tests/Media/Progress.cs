namespace NemoVideo.Tests.Media;

/// <summary>Collects reports as they come; <see cref="Progress{T}"/> would post them to another thread.</summary>
internal sealed class Collect<T>(List<T> reports) : IProgress<T>
{
    public void Report(T value) => reports.Add(value);
}

/// <summary>Calls on each report.</summary>
internal sealed class Call<T>(Action<T> action) : IProgress<T>
{
    public void Report(T value) => action(value);
}
