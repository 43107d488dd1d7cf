namespace NemoVideo.Local.Language;

/// <summary>Reads what a message says as a whole, beside what its clauses ask for: the standings of a leaderboard.</summary>
internal interface IMessageReader
{
    /// <summary>Takes its part out of a message.</summary>
    /// <returns>The words that are left to be read, and what becomes of the instruction that is read from them.</returns>
    (string Words, Func<Instruction, Instruction> Complete) Take(MessageParts parts);
}
