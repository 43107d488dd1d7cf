using NemoVideo.Core;
using NemoVideo.Core.Pipeline;

namespace NemoVideo.Demo;

/// <summary>Shows on the console what cmdlets would put into PowerShell's streams.</summary>
internal sealed class ConsolePipeline : IPipeline
{
    private readonly Queue<object> _results = new();
    private DateTime _lastProgress;

    public static void Step(string text) => Console.WriteLine(">> " + text);

    public T Take<T>() => (T)_results.Dequeue();

    public Task EmitAsync(object result)
    {
        _results.Enqueue(result);
        return Task.CompletedTask;
    }

    public void Verbose(string text)
    {
    }

    public void Warn(string text) => Console.WriteLine("WARNING: " + text);

    public void Inform(string text) => Console.WriteLine(text);

    public void Error(NemoException error) => throw error;

    public void Progress(ProgressReport report)
    {
        // A line a second is enough for a console that may be a log file.
        if (!report.Completed && report.ParentKey is null && DateTime.UtcNow - _lastProgress > TimeSpan.FromSeconds(1))
        {
            _lastProgress = DateTime.UtcNow;
            Console.WriteLine($"   {report.Activity}: {report.Status}{(report.Percent is { } percent ? $" {percent:0} %" : "")}");
        }
    }
}
