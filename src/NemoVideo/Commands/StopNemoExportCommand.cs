using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Exports;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Stops exports that the service is rendering.</summary>
[Cmdlet(VerbsLifecycle.Stop, "NemoExport", SupportsShouldProcess = true)]
[OutputType(typeof(Export))]
public sealed class StopNemoExportCommand : NemoCommand
{
    /// <summary>Ids of the exports.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExportIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The connection to use: by default the export's, or else the runspace's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ConnectionTransformation]
    public override Connection? Connection { get; set; }

    private protected override void Process()
    {
        var keeper = new ExportKeeper(NemoHost);
        foreach (var id in Id)
        {
            try
            {
                var entry = keeper.Find(id);
                if (ShouldProcess(id, "Stop the export"))
                {
                    var connection = Connect(entry);
                    WriteObject(Await((_, cancellationToken) => keeper.StopAsync(entry, connection, cancellationToken)));
                }
            }
            catch (NemoException error)
            {
                WriteNemoError(error);
            }
        }
    }
}
