using NemoVideo.Local.Language;
using NemoVideo.Local.Measuring;

namespace NemoVideo.Local.Operations;

/// <summary>A kind of operation: what reads it, and what applies it.</summary>
/// <param name="Reads">When its reader is asked, lowest first. The more specific come first: a text may hold any word.</param>
/// <param name="Handlers">One for each type of operation that the reader makes and no other kind handles.</param>
internal sealed record OperationKind(int Reads, IOperationReader Reader, Func<Meters, OperationHandler[]> Handlers);
