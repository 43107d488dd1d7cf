using System.Management.Automation;
using NemoVideo.Core.Errors;

namespace NemoVideo.Engine;

/// <summary>Resolves a destination through the session's providers: <c>~</c>, drives, the session's folder.</summary>
internal static class DestinationPath
{
    public static string? Resolve(SessionState session, string? destination)
    {
        if (string.IsNullOrWhiteSpace(destination))
        {
            return null;
        }

        try
        {
            var full = session.Path.GetUnresolvedProviderPathFromPSPath(destination, out var provider, out _);
            return provider.Name == "FileSystem"
                ? full
                : throw NemoErrors.DestinationNotWritable(destination!, "it is not in the file system.");
        }
        catch (Exception error)
            when (error is ProviderNotFoundException or System.Management.Automation.DriveNotFoundException or NotSupportedException)
        {
            throw NemoErrors.DestinationNotWritable(destination!, error.Message, error);
        }
    }
}
