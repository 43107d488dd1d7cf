namespace NemoVideo.Local.Model;

/// <summary>One thing that an instruction asks for. What it does to a timeline is up to its handler.</summary>
internal abstract record Operation
{
    /// <summary>Whether it takes the rows of the table that came with the message.</summary>
    public virtual bool UsesTable => false;

    /// <summary>
    /// What this and an earlier operation of the message mean together: what is said about the frame in two places is one frame.
    /// Null where they are two; the same thing said twice in a row is meant once.
    /// </summary>
    /// <param name="earlier">The operation before.</param>
    /// <param name="isLast">Whether nothing was said between the two.</param>
    public virtual Operation? With(Operation earlier, bool isLast) => isLast && Equals(earlier) ? earlier : null;
}
