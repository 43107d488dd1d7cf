using System.Management.Automation;
using NemoVideo.Core;

namespace NemoVideo.Engine;

/// <summary>Makes error records of the module's errors.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord Of(NemoException error) =>
        new(error, error.ErrorId, (ErrorCategory)Enum.Parse(typeof(ErrorCategory), error.Kind.ToString()), error.Target)
        {
            ErrorDetails = new ErrorDetails($"{error.Message} {error.RecommendedAction}") { RecommendedAction = error.RecommendedAction },
        };
}
