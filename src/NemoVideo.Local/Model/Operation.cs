namespace NemoVideo.Local.Model;

/// <summary>One thing that an instruction asks for. What it does to a timeline is its handler's business.</summary>
internal abstract record Operation
{
    /// <summary>Whether it takes the rows of the table that came with the message.</summary>
    public virtual bool UsesTable => false;

    /// <summary>
    /// What this and an operation that the message said before mean as one: what is said of the frame in two places is one frame.
    /// Null where they are two; the same thing said twice on end is meant once.
    /// </summary>
    /// <param name="earlier">The operation before.</param>
    /// <param name="isLast">Nothing was said between the two.</param>
    public virtual Operation? With(Operation earlier, bool isLast) => isLast && Equals(earlier) ? earlier : null;
}
