using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language;

/// <summary>What is known when a message is read.</summary>
/// <param name="Uploads">The project's file names, in order of upload.</param>
/// <param name="LastOperations">What the last edit did ("actually make that 8"); empty before the first.</param>
internal sealed record ReadingContext(IReadOnlyList<string> Uploads, IReadOnlyList<Operation> LastOperations);
