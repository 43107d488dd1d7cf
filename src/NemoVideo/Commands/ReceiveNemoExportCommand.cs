using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Exports;
using NemoVideo.Core.Ports;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Finishes exports that an earlier session started.</summary>
[Cmdlet(VerbsCommunications.Receive, "NemoExport", SupportsShouldProcess = true)]
[OutputType(typeof(Export))]
public sealed class ReceiveNemoExportCommand : NemoCommand
{
    /// <summary>Ids; by default all that this account has in progress.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExportIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The connection to use: by default the export's, or else the runspace's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ConnectionTransformation]
    public override Connection? Connection { get; set; }

    /// <summary>File or folder; by default the export's own destination.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Seconds between two checks on the job.</summary>
    [Parameter]
    [ValidateRange(0.05, 3600)]
    public double PollInterval { get; set; }

    /// <summary>Seconds to wait for each video.</summary>
    [Parameter]
    [ValidateRange(1, 604800)]
    public int TimeoutSec { get; set; } = 7200;

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private readonly TargetNames _names = new();
    private ExportKeeper? _keeper;

    private protected override int JobLimit => 2;

    private ExportKeeper Keeper => _keeper ??= new ExportKeeper(NemoHost);

    private protected override void Process()
    {
        foreach (var id in Id)
        {
            try
            {
                Receive(Keeper.Find(id));
            }
            catch (NemoException error)
            {
                WriteNemoError(error);
            }
        }
    }

    private protected override void End()
    {
        if (MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Id)))
        {
            return;
        }

        // With nothing in progress, there is nothing to ask.
        if (Keeper.Open().FirstOrDefault() is { } first)
        {
            foreach (var entry in Keeper.Open(Connect(first)))
            {
                Receive(entry);
            }
        }
    }

    private void Receive(ExportEntry entry)
    {
        var path = Destination is null ? null : _names.Take(TargetPath.Of(entry, DestinationPath.Resolve(SessionState, Destination)!));
        if (!ShouldProcess(path ?? entry.Destination, $"Receive export '{entry.Id}'"))
        {
            return;
        }

        var keeper = Keeper;
        var connection = Connect(entry);
        var pace = ExportPace.Of(PollInterval, TimeoutSec);
        Pump.Start((pipeline, cancellationToken) => keeper.ReceiveAsync(entry, path, Force, pace, connection, pipeline, cancellationToken));
    }
}
