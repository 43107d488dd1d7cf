using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Trims;

/// <summary>"to the first 5 seconds", "from 0:10 to 0:25", "keep the last 10 seconds".</summary>
internal sealed record KeepRange(TimePoint From, TimePoint To, ClipReference? Clip = null) : Operation
{
    internal override Remainder Leaves => Remainder.Named;
}

/// <summary>"remove the last 3 seconds", "cut out 0:10 to 0:25".</summary>
internal sealed record CutRange(TimePoint From, TimePoint To, ClipReference? Clip = null) : Operation
{
    internal override Remainder Leaves => Clip is null ? Remainder.Rest : Remainder.All;
}

/// <summary>Ranges to keep, all on the timeline (or one clip) as it was before.</summary>
internal sealed record KeepRanges(IReadOnlyList<KeepRange> Ranges) : Operation;

/// <summary>Ranges to cut out, all on the timeline (or in clips) as it was before.</summary>
internal sealed record CutRanges(IReadOnlyList<CutRange> Ranges) : Operation;
