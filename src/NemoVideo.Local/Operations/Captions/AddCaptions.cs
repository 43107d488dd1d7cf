using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Captions;

/// <summary>Captions with their times on the timeline, in one go; none where they were asked for without any being given.</summary>
internal sealed record AddCaptions(IReadOnlyList<Cue> Captions) : Operation
{
    public override bool UsesTable => Captions.Count > 0;
}
