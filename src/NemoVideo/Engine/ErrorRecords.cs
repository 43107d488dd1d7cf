using System.Management.Automation;
using NemoVideo.Core;

namespace NemoVideo.Engine;

/// <summary>Makes error records from the module's errors.</summary>
internal static class ErrorRecords
{
    /// <summary>PowerShell 7.5 and later show the recommended action themselves; in the message too, it would appear twice.</summary>
    private static readonly bool ShowsAction = typeof(PSObject).Assembly.GetName().Version >= new Version(7, 5);

    public static ErrorRecord Of(NemoException error) =>
        new(error, error.ErrorId, (ErrorCategory)Enum.Parse(typeof(ErrorCategory), error.Kind.ToString()), error.Target)
        {
            ErrorDetails = new ErrorDetails(ShowsAction ? error.Message : $"{error.Message} {error.RecommendedAction}")
            {
                RecommendedAction = error.RecommendedAction,
            },
        };
}
