using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Pipeline;

/// <summary>What a workflow needs from whatever runs it: a cmdlet, or a test.</summary>
internal interface IPipeline : IWireListener
{
    /// <summary>Outputs a result; waits if the consumer is slower.</summary>
    Task EmitAsync(object result);

    void Warn(string text);

    /// <summary>Text for the user that is not a result, such as the agent's reply.</summary>
    void Inform(string text);

    /// <summary>One bad input: the rest continue.</summary>
    void Error(NemoException error);

    void Progress(ProgressReport report);
}

/// <summary>How far along something is.</summary>
/// <param name="Activity">The same text for all reports of one activity; also its identity, together with <paramref name="Key"/>.</param>
/// <param name="Key">Tells activities with the same text apart, such as the file's path.</param>
/// <param name="Percent">0 to 100; null if unknown.</param>
/// <param name="ParentKey">The key of the activity that this one is a part of.</param>
/// <param name="Completed">The last report of the activity.</param>
internal sealed record ProgressReport(
    string Key,
    string Activity,
    string Status,
    double? Percent = null,
    string? ParentKey = null,
    TimeSpan? Remaining = null,
    bool Completed = false
);
