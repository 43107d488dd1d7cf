namespace NemoVideo.Core.Pipeline;

/// <summary>
/// Where a <see cref="JobPump"/> sends its output: a cmdlet. For the pipeline thread only; may throw, which ends all jobs.
/// </summary>
internal interface IPumpSink
{
    void Write(object result);

    /// <summary>Whether debug lines go anywhere. Asked once, when the pump is made.</summary>
    bool HearsDebug { get; }

    void Verbose(string text);

    void Debug(string text);

    void Warn(string text);

    void Inform(string text);

    void Error(NemoException error);

    void Progress(ProgressReport report);
}
