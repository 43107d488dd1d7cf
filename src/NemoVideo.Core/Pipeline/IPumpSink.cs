namespace NemoVideo.Core.Pipeline;

/// <summary>
/// Where a <see cref="JobPump"/> sends its output: a cmdlet. For the pipeline thread only; may throw, which ends all jobs.
/// </summary>
internal interface IPumpSink
{
    void Write(object result);

    void Verbose(string text);

    void Warn(string text);

    void Inform(string text);

    void Error(NemoException error);

    void Progress(ProgressReport report);
}
