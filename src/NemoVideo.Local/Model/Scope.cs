namespace NemoVideo.Local.Model;

/// <summary>
/// A stretch of the timeline or, with <paramref name="Clip"/>, of a clip. Without points it is the whole. With
/// <see cref="ClipReference.Each"/> the stretch is meant in every clip: "the first 2 seconds of each clip".
/// </summary>
internal sealed record Place(ClipReference? Clip = null, TimePoint? From = null, TimePoint? To = null);

/// <summary>Where an operation applies: in its places (everywhere, if there are none), but not in its exceptions.</summary>
internal sealed record Scope(IReadOnlyList<Place> In, IReadOnlyList<Place> Except)
{
    public static Scope Everywhere { get; } = new([], []);

    public bool IsEverywhere => In.Count == 0 && Except.Count == 0;

    public static Scope Of(params Place[] places) => new(places, []);

    public static Scope AllBut(params Place[] places) => new([], places);

    public static Scope OfClip(ClipReference? clip) => clip is null ? Everywhere : Of(new Place(clip));

    public bool Equals(Scope? other) => other is not null && In.SequenceEqual(other.In) && Except.SequenceEqual(other.Except);

    public override int GetHashCode() => HashCode.Combine(In.Count, Except.Count, In.FirstOrDefault(), Except.FirstOrDefault());

    public override string ToString() =>
        IsEverywhere ? "everywhere" : string.Join(", ", In) + (Except.Count > 0 ? " but not " + string.Join(", ", Except) : "");
}
