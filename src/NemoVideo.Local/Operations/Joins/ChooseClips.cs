using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Takes clips off the timeline: "leave out clip 2", "without the photos".</summary>
internal sealed record DropClips(IReadOnlyList<ClipReference> Clips) : Operation
{
    internal override Remainder Leaves => Remainder.Rest;

    public bool Equals(DropClips? other) => other is not null && Clips.SequenceEqual(other.Clips);

    public override int GetHashCode() => HashCode.Combine(Clips.Count, Clips.FirstOrDefault());
}

/// <summary>Only these clips stay on the timeline, in the order that they are in: "only use clips 1 and 3".</summary>
internal sealed record KeepClips(IReadOnlyList<ClipReference> Clips) : Operation
{
    internal override Remainder Leaves => Remainder.Named;

    public bool Equals(KeepClips? other) => other is not null && Clips.SequenceEqual(other.Clips);

    public override int GetHashCode() => HashCode.Combine(Clips.Count, Clips.FirstOrDefault());
}
