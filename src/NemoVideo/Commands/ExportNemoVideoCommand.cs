using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Exports;
using NemoVideo.Core.Projects;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Renders projects and fetches the videos.</summary>
[Cmdlet(VerbsData.Export, "NemoVideo", SupportsShouldProcess = true, DefaultParameterSetName = "Input")]
[OutputType(typeof(Export))]
public sealed class ExportNemoVideoCommand : NemoCommand
{
    /// <summary>Edits, projects, clips or timelines.</summary>
    [Parameter(ParameterSetName = "Input", ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? InputObject { get; set; }

    /// <summary>Project: a name or a session id.</summary>
    [Parameter(ParameterSetName = "Project", Mandatory = true)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    /// <summary>File (ends in .mp4 or .mov) or folder.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Format of the video.</summary>
    [Parameter]
    [ValidateSet("mp4", "mov")]
    public string? Format { get; set; }

    /// <summary>Quality of the video.</summary>
    [Parameter]
    [ValidateSet("low", "medium", "high")]
    public string Quality { get; set; } = "high";

    /// <summary>Size of the video by its shorter side.</summary>
    [Parameter]
    [ValidateSet("480p", "720p", "1080p", "1440p", "2160p")]
    public string? Resolution { get; set; }

    /// <summary>Seconds between two questions for the state of the job.</summary>
    [Parameter]
    [ValidateRange(0.05, 3600)]
    public double PollInterval { get; set; }

    /// <summary>Does not wait for the video; Receive-NemoExport fetches it.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Replaces a file that is there, and exports an edit that changed nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How many exports run at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 2;

    private readonly Dictionary<Connection, Exporter> _exporters = [];
    private readonly HashSet<Project> _seen = [];
    private readonly TargetNames _names = new();

    private protected override int JobLimit => ThrottleLimit;

    private protected override void Process()
    {
        foreach (var input in InputObject ?? [])
        {
            switch ((input as PSObject)?.BaseObject ?? input)
            {
                case null:
                    break;
                case Edit edit:
                    Export(edit.Project, edit, edit.Destination);
                    break;
                case Project project:
                    Export(project, null, null);
                    break;
                case Timeline { Project: { } project }:
                    Export(project, null, null);
                    break;
                case Clip { Project: { } project } clip:
                    // Several clips of one project are one video.
                    if (_seen.Add(project))
                    {
                        Export(project, null, clip.Destination);
                    }

                    break;
                default:
                    WriteNemoError(NemoErrors.InputNotAccepted(input));
                    break;
            }
        }
    }

    private protected override void End()
    {
        if (MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            return;
        }

        var connection = Connect();
        Export(Await((_, cancellationToken) => new ProjectFinder(NemoHost, connection).ForUseAsync(Project, cancellationToken)), null, null);
    }

    private void Export(Project project, Edit? edit, string? ownDestination)
    {
        try
        {
            Begin(project, edit, ownDestination);
        }
        catch (NemoException error)
        {
            // One destination that can't be used among good ones: the rest goes on.
            error.Target ??= project.Name;
            WriteNemoError(error);
        }
    }

    private void Begin(Project project, Edit? edit, string? ownDestination)
    {
        var request = new ExportRequest(
            project, edit, Resolve(Destination ?? ownDestination), CurrentFolder, Format, Quality, Resolution, Force, NoWait);
        if (!MayDo(request.Destination ?? CurrentFolder, $"Export project '{project.Name}'", out var planned))
        {
            if (planned)
            {
                Plan(request);
            }

            return;
        }

        if (project.IsPlanned || edit is { IsPlanned: true })
        {
            WriteNemoError(NemoErrors.PlannedInput(project.Name));
            return;
        }

        var connection = Connect(project.Connection);
        if (!_exporters.TryGetValue(connection, out var exporter))
        {
            _exporters[connection] = exporter = new Exporter(NemoHost, connection, _names) { PollInterval = Interval() };
        }

        Pump.Start((pipeline, cancellationToken) => exporter.RunAsync(request, pipeline, cancellationToken));
    }

    private void Plan(ExportRequest request)
    {
        var format = TargetNames.FormatOf(request.Destination, request.Format);
        WriteObject(new Export
        {
            Id = "(planned)",
            State = ExportState.Planned,
            Path = _names.Choose(request, format),
            Format = format,
            ProjectName = request.Project.Name,
        });
    }

    private TimeSpan? Interval() => PollInterval > 0 ? TimeSpan.FromSeconds(PollInterval) : null;

    private string? Resolve(string? destination) => DestinationPath.Resolve(SessionState, destination);
}
