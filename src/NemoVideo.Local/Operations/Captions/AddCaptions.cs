using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Captions;

/// <summary>Captions with their times on the timeline, all at once; none if they were asked for but not given.</summary>
internal sealed record AddCaptions(IReadOnlyList<Cue> Captions) : Operation
{
    public override bool UsesTable => Captions.Count > 0;
}
