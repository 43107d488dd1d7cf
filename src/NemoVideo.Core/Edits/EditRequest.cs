namespace NemoVideo.Core.Edits;

/// <summary>One edit to make.</summary>
/// <param name="Prompt">The user's words.</param>
/// <param name="Clips">Clips it is about, in input order; empty if it continues with the project's timeline.</param>
/// <param name="Data">A table sent with the prompt, or null.</param>
/// <param name="Timeout">For all of it, with the wait for its result; null: the usual 15 minutes.</param>
internal sealed record EditRequest(
    Project Project,
    string Prompt,
    IReadOnlyList<Clip> Clips,
    string? Destination,
    string? Data = null,
    TimeSpan? Timeout = null
);
