using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Messages;
using NemoVideo.Core.Text;
using NemoVideo.Core.Words;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Acts on a free-form message.</summary>
[Cmdlet(VerbsCommunications.Send, "NemoMessage", SupportsShouldProcess = true)]
[OutputType(typeof(Edit), typeof(Export), typeof(Clip), typeof(Timeline), typeof(Credit), typeof(Project))]
public sealed class SendNemoMessageCommand : NemoCommand
{
    /// <summary>The message.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string? Message { get; set; }

    /// <summary>Files to send with it; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Project: its name, its session id or an object that belongs to it.</summary>
    [Parameter]
    [ProjectTransformation]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectRef? Project { get; set; }

    /// <summary>File or folder for an exported video.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    private protected override void Process()
    {
        var paths = new List<string>();
        var resolver = new FileResolver(SessionState);
        foreach (var file in Path.SelectMany(path => resolver.FromPath(path, literalFirst: false)))
        {
            if ((file.Error ?? (file.Path is null ? NemoErrors.NotAFile(ShownAddress.Of(file.Uri!)) : null)) is { } error)
            {
                WriteNemoError(error);
                return;
            }

            paths.Add(file.Path!);
        }

        var intent = MessageRouter.Read(Message, paths.Count > 0);
        // What only reads needs no confirmation.
        if (
            intent is not (MessageIntent.Credits or MessageIntent.State)
            && !ShouldProcess(Message ?? string.Join(", ", paths), Action(intent))
        )
        {
            return;
        }

        var connection = Connect(Project);
        var request = new MessageRequest(Message, paths, Project, DestinationPath.Resolve(SessionState, Destination), CurrentFolder);
        Pump.Start((pipeline, cancellationToken) => new Messenger(NemoHost, connection).RunAsync(request, pipeline, cancellationToken));
    }

    private static string Action(MessageIntent intent) =>
        intent switch
        {
            MessageIntent.Export => "Export the project",
            MessageIntent.Upload => "Upload",
            _ => "Send to the agent",
        };
}
