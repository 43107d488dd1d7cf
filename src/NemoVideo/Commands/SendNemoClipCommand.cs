using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Clips;
using NemoVideo.Core.Text;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Uploads clips into a project.</summary>
[Cmdlet(VerbsCommunications.Send, "NemoClip", SupportsShouldProcess = true, DefaultParameterSetName = "LiteralPath")]
[OutputType(typeof(Clip))]
public sealed class SendNemoClipCommand : NemoCommand
{
    // What a piped object says literally goes first: with Path as the default set, or with none, an object with Path and PSPath (a clip,
    // an export) would bind to neither, and rows that carry LiteralPath or Uri beside Prompt to Path as their text.

    /// <summary>Files, with wildcards.</summary>
    [Parameter(ParameterSetName = "Path", Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [PathTransformation]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Files, taken as they are written.</summary>
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

    /// <summary>Project to put them in: a name or a session id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    /// <summary>Carried on for Invoke-NemoEdit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Prompt { get; set; }

    /// <summary>Carried on for Export-NemoVideo.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Destination { get; set; }

    /// <summary>How many files go at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Sends a file again that is in the project already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private readonly PlannedProjects _planned = new();
    private bool _fromCommandLine;
    private Uploader? _uploader;

    private protected override int JobLimit => ThrottleLimit;

    private protected override void Begin() => _fromCommandLine = MyInvocation.BoundParameters.ContainsKey(nameof(Path));

    private protected override void Process()
    {
        if (ParameterSetName == "Uri")
        {
            foreach (var uri in Uri)
            {
                Send(null, uri);
            }

            return;
        }

        var resolver = new FileResolver(SessionState);
        IEnumerable<ResolvedFile> files = ParameterSetName == "Path"
            ? Path.SelectMany(path => resolver.FromPath(path, literalFirst: !_fromCommandLine))
            : LiteralPath.Select(resolver.FromLiteralPath);
        foreach (var file in files)
        {
            if (file.Error is not null)
            {
                WriteNemoError(file.Error);
            }
            else
            {
                Send(file.Path, file.Uri);
            }
        }
    }

    private void Send(string? path, Uri? uri)
    {
        var target = path ?? ShownAddress.Of(uri!);
        if (!MayDo(target, Project is null ? "Upload" : $"Upload into project '{Project}'", out var planned))
        {
            if (planned)
            {
                Plan(path, uri);
            }

            return;
        }

        if (!Checks(path, uri, out _))
        {
            return;
        }

        var connection = Connect();
        var uploader = _uploader ??= new Uploader(NemoHost, connection);
        var request = new UploadRequest(path, uri, Project, NullIfEmpty(Prompt), NullIfEmpty(Destination), Force, connection.NextUpload());
        Pump.Start((pipeline, cancellationToken) => uploader.RunAsync(request, pipeline, cancellationToken));
    }

    /// <summary>Under -WhatIf the checks are made and a planned clip goes on, so that the stages after it can say what they would do.</summary>
    private void Plan(string? path, Uri? uri)
    {
        if (!Checks(path, uri, out var length))
        {
            return;
        }

        WriteObject(new Clip
        {
            Name = path is null ? System.IO.Path.GetFileName(uri!.LocalPath) : System.IO.Path.GetFileName(path),
            Path = path,
            Source = uri,
            Length = length,
            Project = _planned.Get(Project),
            Prompt = NullIfEmpty(Prompt),
            Destination = NullIfEmpty(Destination),
            IsPlanned = true,
        });
    }

    /// <summary>Says what is wrong with an input, before there is a connection.</summary>
    private bool Checks(string? path, Uri? uri, out long? length)
    {
        length = null;
        try
        {
            if (path is not null)
            {
                length = ClipCheck.File(NemoHost.Files, path, NemoHost.Options.MaxFileBytes).Length;
            }
            else
            {
                ClipCheck.Address(uri!);
            }

            return true;
        }
        catch (NemoException error)
        {
            error.Target ??= path ?? ShownAddress.Of(uri!);
            WriteNemoError(error);
            return false;
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
