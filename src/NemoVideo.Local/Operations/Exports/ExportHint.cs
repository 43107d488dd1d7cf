using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Exports;

/// <summary>The agent doesn't export: it says how to.</summary>
internal sealed record ExportHint(string? Format = null) : Operation;
