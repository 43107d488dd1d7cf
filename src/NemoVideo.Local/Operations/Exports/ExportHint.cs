using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Exports;

/// <summary>Exports are not the agent's to make: it points to the export button, as the cloud does.</summary>
internal sealed record ExportHint(string? Format = null) : Operation;
