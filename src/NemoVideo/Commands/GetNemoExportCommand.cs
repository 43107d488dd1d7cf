using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Exports;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Shows the exports recorded on this machine.</summary>
[Cmdlet(VerbsCommon.Get, "NemoExport")]
[OutputType(typeof(Export))]
public sealed class GetNemoExportCommand : NemoCommand
{
    /// <summary>Ids; wildcards are allowed; by default all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExportIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The connection to use: by default the export's, or else the runspace's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ConnectionTransformation]
    public override Connection? Connection { get; set; }

    private protected override void Process()
    {
        var keeper = new ExportKeeper(NemoHost);

        // The service is asked about exports in progress; the journal alone needs no service.
        var connection = Connection ?? DefaultConnection.Current ?? (keeper.HasOpenRemote() && !LocalOnly.IsOn ? Connect() : null);
        Pump.Start((pipeline, cancellationToken) => keeper.ListAsync(Id, connection, pipeline, cancellationToken));
    }
}
