using System.Management.Automation;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Exports;
using NemoVideo.Core.Projects;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Renders projects and fetches the videos.</summary>
[Cmdlet(VerbsData.Export, "NemoVideo", SupportsShouldProcess = true, DefaultParameterSetName = "Input")]
[OutputType(typeof(Export))]
public sealed class ExportNemoVideoCommand : ProjectInputCommand
{
    /// <summary>File (ending in .mp4 or .mov) or folder.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Format of the video.</summary>
    [Parameter]
    [ValidateSet(RenderOptions.Mp4, RenderOptions.Mov)]
    public string? Format { get; set; }

    /// <summary>Quality of the video.</summary>
    [Parameter]
    [ValidateSet(RenderOptions.Low, RenderOptions.Medium, RenderOptions.High)]
    public string Quality { get; set; } = RenderOptions.High;

    /// <summary>Size of the video by its shorter side.</summary>
    [Parameter]
    [ValidateSet(RenderOptions.P480, RenderOptions.P720, RenderOptions.P1080, RenderOptions.P1440, RenderOptions.P2160)]
    public string? Resolution { get; set; }

    /// <summary>Seconds between two checks on the job.</summary>
    [Parameter]
    [ValidateRange(0.05, 3600)]
    public double PollInterval { get; set; }

    /// <summary>Seconds to wait for each video.</summary>
    [Parameter]
    [ValidateRange(1, 604800)]
    public int TimeoutSec { get; set; } = 7200;

    /// <summary>Does not wait for the video; Receive-NemoExport fetches it.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Replaces an existing file, and exports an edit that changed nothing.</summary>
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

    private protected override void Take(ProjectInput input)
    {
        // Several clips of one project make one video.
        if (input.Clip is null || _seen.Add(input.Project))
        {
            Export(input);
        }
    }

    private void Export(ProjectInput input)
    {
        var project = input.Project;
        var destination = DestinationPath.Resolve(SessionState, Destination ?? input.Destination);
        var request = new ExportRequest(
            project,
            input.Edit,
            destination,
            CurrentFolder,
            new RenderOptions(Format, Quality, Resolution),
            Force,
            NoWait
        );
        if (!MayDo(destination ?? CurrentFolder, $"Export project '{project.Name}'", out var planned))
        {
            if (planned)
            {
                Plan(request);
            }

            return;
        }

        if (project.IsPlanned || input.Edit is { IsPlanned: true })
        {
            throw NemoErrors.PlannedInput(project.Name);
        }

        var connection = Connect(project.Connection);
        if (!_exporters.TryGetValue(connection, out var exporter))
        {
            _exporters[connection] = exporter = new Exporter(NemoHost, connection, _names)
            {
                Pace = ExportPace.Of(PollInterval, TimeoutSec),
            };
        }

        Pump.Start((pipeline, cancellationToken) => exporter.RunAsync(request, pipeline, cancellationToken));
    }

    private void Plan(ExportRequest request)
    {
        var options = TargetPath.Settle(request.Options, request.Destination);
        WriteObject(
            new Export
            {
                Id = "(planned)",
                State = ExportState.Planned,
                Path = _names.Take(TargetPath.Of(request, options)),
                Format = options.Format!,
                ProjectName = request.Project.Name,
                SessionId = request.Project.SessionId,
            }
        );
    }
}
