namespace NemoVideo.Core.Edits;

/// <summary>One edit to be made.</summary>
/// <param name="Prompt">The user's words.</param>
/// <param name="Clips">Clips it is about, in input order; empty where it goes on with the project's timeline.</param>
/// <param name="Data">A table that goes along with the words, or null.</param>
internal sealed record EditRequest(Project Project, string Prompt, IReadOnlyList<Clip> Clips, string? Destination, string? Data = null);
