using NemoVideo.Core;
using NemoVideo.Core.Pipeline;

namespace NemoVideo.Tests.Core.Fakes;

/// <summary>Keeps all that a workflow puts out.</summary>
internal sealed class RecordingPipeline : IPipeline
{
    private readonly object _lock = new();

    public List<object> Results { get; } = [];

    public List<string> VerboseLines { get; } = [];

    public List<string> DebugLines { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<string> Information { get; } = [];

    public List<NemoException> Errors { get; } = [];

    public List<ProgressReport> Reports { get; } = [];

    public Task EmitAsync(object result)
    {
        Add(Results, result);
        return Task.CompletedTask;
    }

    public bool HearsDebug => true;

    public void Verbose(string text) => Add(VerboseLines, text);

    public void Debug(string text) => Add(DebugLines, text);

    public void Warn(string text) => Add(Warnings, text);

    public void Inform(string text) => Add(Information, text);

    public void Error(NemoException error) => Add(Errors, error);

    public void Progress(ProgressReport report) => Add(Reports, report);

    private void Add<T>(List<T> list, T item)
    {
        lock (_lock)
        {
            list.Add(item);
        }
    }
}
