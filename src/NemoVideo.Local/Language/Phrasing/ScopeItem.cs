using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Phrasing;

internal enum ScopeKind
{
    /// <summary>A clip, or a stretch.</summary>
    Place,

    /// <summary>"at 0:05".</summary>
    Point,

    /// <summary>"at the start", "at the end".</summary>
    Edge,

    /// <summary>"for 2 seconds", "by 10 s", "longer than 1 s".</summary>
    Amount,

    /// <summary>"each clip".</summary>
    Each,

    /// <summary>"the rest".</summary>
    Rest,

    /// <summary>"between clip 1 and clip 2".</summary>
    Pair,
}

internal enum AmountKind
{
    Plain,
    For,
    By,
    To,
    LongerThan,
}

/// <summary>A limit or an amount of time found in a unit, and the words that say it.</summary>
/// <param name="Tokens">Places of its words among the unit's.</param>
internal sealed record ScopeItem(ScopeKind Kind, IReadOnlyList<int> Tokens)
{
    public Place? Place { get; init; }

    public TimePoint Point { get; init; }

    public TimeSpan Time { get; init; }

    public AmountKind Amount { get; init; }

    /// <summary>Not there: "except the last 10 seconds".</summary>
    public bool Except { get; init; }

    /// <summary>The middle, which for a text may be a place in the picture.</summary>
    public bool IsMiddle { get; init; }

    public IReadOnlyList<ClipReference> Pair { get; init; } = [];

    public bool IsClip => Kind == ScopeKind.Place && Place is { Clip: not null, From: null };

    public bool IsStretch => Kind == ScopeKind.Place && Place is { From: not null };
}
