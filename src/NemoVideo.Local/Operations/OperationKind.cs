using NemoVideo.Local.Language;
using NemoVideo.Local.Measuring;

namespace NemoVideo.Local.Operations;

/// <summary>One kind of operation: who reads it, and who applies what was read.</summary>
/// <param name="Reads">When its reader is asked, the lowest first. The more particular come first: a text may hold any word.</param>
/// <param name="Handlers">One for each type of operation that the reader makes and no other kind has.</param>
internal sealed record OperationKind(int Reads, IOperationReader Reader, Func<Meters, OperationHandler[]> Handlers);
