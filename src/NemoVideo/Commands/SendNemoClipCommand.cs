using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Clips;
using NemoVideo.Core.Text;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Uploads clips into a project.</summary>
[Cmdlet(VerbsCommunications.Send, "NemoClip", SupportsShouldProcess = true, DefaultParameterSetName = "LiteralPath")]
[OutputType(typeof(Clip))]
public sealed class SendNemoClipCommand : NemoCommand
{
    // A piped object's literal path takes precedence: with Path as the default set, or none, an object with Path and PSPath (a clip,
    // an export) would bind to neither, and rows that have LiteralPath or Uri as well as Prompt to Path as their text.

    /// <summary>Files; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = "Path", Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [PathTransformation]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Files, taken literally.</summary>
    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Addresses that the service fetches.</summary>
    [Parameter(ParameterSetName = "Uri", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Url")]
    [AddressTransformation]
    [ValidateNotNullOrEmpty]
    public Uri[] Uri { get; set; } = [];

    /// <summary>Project to put them in: its name, its session id or an object that belongs to it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ProjectTransformation]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectRef? Project { get; set; }

    /// <summary>Passed on to Invoke-NemoEdit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Prompt { get; set; }

    /// <summary>Passed on to Export-NemoVideo.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Destination { get; set; }

    /// <summary>How many files are uploaded at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Sends a file again even if it is already in the project.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private readonly PlannedProjects _planned = new();
    private bool _isPathGiven;
    private bool _isProjectGiven;
    private Uploader? _uploader;

    private protected override int JobLimit => ThrottleLimit;

    private protected override void Begin()
    {
        _isPathGiven = MyInvocation.BoundParameters.ContainsKey(nameof(Path));
        _isProjectGiven = MyInvocation.BoundParameters.ContainsKey(nameof(Project));
    }

    private protected override void Process()
    {
        var resolver = new FileResolver(SessionState);
        foreach (
            var file in ParameterSetName switch
            {
                "Uri" => Uri.Select(uri => new ResolvedFile(null, uri, null)),
                "Path" => Path.SelectMany(path => resolver.FromPath(path, literalFirst: !_isPathGiven)),
                _ => LiteralPath.Select(resolver.FromLiteralPath),
            }
        )
        {
            Send(file);
        }
    }

    private void Send(ResolvedFile file)
    {
        var planned = false;
        var action = Project is null ? "Upload" : $"Upload into project '{Project}'";
        if (file.Error is null && !MayDo(file.Path ?? ShownAddress.Of(file.Uri!), action, out planned) && !planned)
        {
            return;
        }

        // Before there is a connection, and with -WhatIf too.
        if (Source(file) is not { } source)
        {
            return;
        }

        if (planned)
        {
            Plan(source);
            return;
        }

        // A row's project belongs to the session's connection, wherever the row came from: one service's clips can be sent to another.
        var connection = Connect(_isProjectGiven ? Project : null);
        var uploader = _uploader ??= new Uploader(NemoHost, connection);
        var request = new UploadRequest(source, Project, NullIfEmpty(Prompt), NullIfEmpty(Destination), Force, connection.NextUpload());
        Pump.Start((pipeline, cancellationToken) => uploader.RunAsync(request, pipeline, cancellationToken));
    }

    /// <returns>Null if something is wrong with it, which is reported: the other files continue.</returns>
    private ClipSource? Source(ResolvedFile file)
    {
        try
        {
            return file.Error is not null ? throw file.Error
                : file.Path is null ? ClipSource.Of(file.Uri!)
                : ClipSource.Of(NemoHost, file.Path);
        }
        catch (NemoException error)
        {
            WriteNemoError(error);
            return null;
        }
    }

    /// <summary>A planned clip is passed on, so that the stages after it can say what they would do.</summary>
    private void Plan(ClipSource source) =>
        WriteObject(
            new Clip
            {
                Name = source.Name,
                Path = source.Path,
                Source = source.Uri,
                Length = source.Length,
                Project = _planned.Get(Project?.NameOrId),
                Prompt = NullIfEmpty(Prompt),
                Destination = NullIfEmpty(Destination),
                IsPlanned = true,
            }
        );

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
