namespace NemoVideo.Local.Language;

/// <summary>Reads what a message says as a whole, besides what its clauses ask for: the standings of a leaderboard.</summary>
internal interface IMessageReader
{
    /// <summary>Takes its part out of a message.</summary>
    /// <returns>The words left to read, and what to make of the instruction read from them.</returns>
    (string Words, Func<Instruction, Instruction> Complete) Take(MessageParts parts);
}
