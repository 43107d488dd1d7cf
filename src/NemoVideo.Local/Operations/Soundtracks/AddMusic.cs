using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Soundtracks;

/// <summary>Background music: the uploaded audio file with that name, any uploaded one, or else a bed that the backend makes.</summary>
/// <param name="Volume">Percent; null leaves it to the editor.</param>
/// <param name="Where">
/// Where it plays. Null: the whole timeline or, where only the volume or the file of music changes that is already there, where it plays
/// now.
/// </param>
internal sealed record AddMusic(double? Volume = null, string? FileName = null, Scope? Where = null) : Operation
{
    /// <summary>What is said about the music in two places is one music: "add music. Keep it at 20%".</summary>
    public override Operation? With(Operation earlier, bool isLast) =>
        isLast
        && earlier is AddMusic before
        && (FileName ?? before.FileName) == (before.FileName ?? FileName)
        && (Where is null || before.Where is null || Where == before.Where)
            ? new AddMusic(Volume ?? before.Volume, FileName ?? before.FileName, Where ?? before.Where)
            : null;
}
