namespace NemoVideo.Local.Model;

/// <summary>One thing that an instruction asks for. What it does to a timeline is up to its handler.</summary>
internal abstract record Operation
{
    /// <summary>Whether it takes the rows of the table that came with the message.</summary>
    public virtual bool UsesTable => false;

    /// <summary>What it leaves of the timeline, as far as the next words mean it: 后面加速 after 前10秒剪掉.</summary>
    internal virtual Remainder Leaves => Remainder.All;

    /// <summary>Whether what its reader read of a message holds such a limit; one that it doesn't hold must not be ignored.</summary>
    public virtual bool Keeps(Limit limit) => true;

    /// <summary>
    /// What this and an earlier operation of the message mean together: what is said about the frame in two places is one frame.
    /// Null where they are two; the same thing said twice in a row is meant once.
    /// </summary>
    /// <param name="earlier">The operation before.</param>
    /// <param name="isLast">Whether nothing was said between the two.</param>
    public virtual Operation? With(Operation earlier, bool isLast) => isLast && Equals(earlier) ? earlier : null;
}

/// <summary>What an operation leaves of the timeline.</summary>
internal enum Remainder
{
    All,

    /// <summary>What it named stays: "keep 5 to 20 seconds".</summary>
    Named,

    /// <summary>What it did not name stays: "cut the first 10 seconds".</summary>
    Rest,
}

/// <summary>What can limit an operation, besides what each of them is about.</summary>
internal enum Limit
{
    /// <summary>"from 0:05 to 0:08", "in the second half".</summary>
    Time,

    /// <summary>"in yellow".</summary>
    Colour,

    /// <summary>"with a bounce animation"; and "brightness", which can be what clips are ranked by.</summary>
    Look,

    /// <summary>"only in clip 2".</summary>
    Clip,

    /// <summary>"except clip 2", "while he talks".</summary>
    Other,
}
