using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Exports;

/// <summary>The agent doesn't export: it points to the export button, as the cloud does.</summary>
internal sealed record ExportHint(string? Format = null) : Operation;
