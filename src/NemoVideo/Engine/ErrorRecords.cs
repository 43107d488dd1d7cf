using System.Management.Automation;
using NemoVideo.Core;

namespace NemoVideo.Engine;

/// <summary>Makes error records of the module's errors.</summary>
internal static class ErrorRecords
{
    /// <summary>PowerShell 7.5 and later show the recommended action by themselves; told in the message too, it would be there twice.</summary>
    private static readonly bool ShowsAction = typeof(PSObject).Assembly.GetName().Version >= new Version(7, 5);

    public static ErrorRecord Of(NemoException error) =>
        new(error, error.ErrorId, (ErrorCategory)Enum.Parse(typeof(ErrorCategory), error.Kind.ToString()), error.Target)
        {
            ErrorDetails = new ErrorDetails(ShowsAction ? error.Message : $"{error.Message} {error.RecommendedAction}") { RecommendedAction = error.RecommendedAction },
        };
}
