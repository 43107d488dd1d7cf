using System.Management.Automation;
using NemoVideo.Core;
using NemoVideo.Core.Pipeline;

namespace NemoVideo.Engine;

/// <summary>Passes a pump's messages to the engine.</summary>
internal sealed class PumpSink(PSCmdlet command) : IPumpSink
{
    // Replies are visible by default, like Write-Host's output, and can be redirected (6>).
    private static readonly string[] HostTag = ["PSHOST"];

    private readonly Dictionary<string, int> _activities = new(StringComparer.Ordinal);

    public bool HearsDebug =>
        command.MyInvocation.BoundParameters.TryGetValue("Debug", out var given)
            ? (SwitchParameter)given
            : command.GetVariableValue("DebugPreference") is ActionPreference preference
                && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    public void Write(object result) => command.WriteObject(result);

    public void Verbose(string text) => command.WriteVerbose(text);

    public void Debug(string text) => command.WriteDebug(text);

    public void Warn(string text) => command.WriteWarning(text);

    public void Inform(string text) => command.WriteInformation(new HostInformationMessage { Message = text }, HostTag);

    public void Error(NemoException error) => command.WriteError(ErrorRecords.Of(error));

    public void Progress(ProgressReport report)
    {
        var record = new ProgressRecord(
            Id(report.Key),
            report.Activity.Length > 0 ? report.Activity : "NemoVideo",
            report.Status.Length > 0 ? report.Status : " "
        )
        {
            PercentComplete = report.Percent is { } percent ? (int)Math.Max(0, Math.Min(100, percent)) : -1,
            SecondsRemaining = report.Remaining is { } remaining ? (int)remaining.TotalSeconds : -1,
            ParentActivityId = report.ParentKey is { } parent ? Id(parent) : -1,
            RecordType = report.Completed ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        };
        command.WriteProgress(record);
    }

    private int Id(string key)
    {
        if (!_activities.TryGetValue(key, out var id))
        {
            // Cmdlets in one pipeline show their bars at the same time: the numbers must not collide.
            id = ActivityIds.Next();
            _activities[key] = id;
        }

        return id;
    }
}
