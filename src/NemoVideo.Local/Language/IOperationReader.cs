using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language;

/// <summary>Reads one family of operations.</summary>
internal interface IOperationReader
{
    /// <summary>
    /// Whether a clause is entirely about what it reads, so that no other reader looks for anything in it: a text may hold any word.
    /// </summary>
    bool TakesAll => false;

    /// <summary>Whether no phrasing reads what it reads.</summary>
    bool HasNoPhrasing => false;

    /// <summary>The operations that the clause asks for; none when it is about something else.</summary>
    IEnumerable<Operation> Read(Clause clause);

    /// <summary>What it reads from a clause that another reader has taken: "join them into a vertical 720p MP4".</summary>
    /// <param name="taker">The reader that has it.</param>
    IEnumerable<Operation> ReadAlong(Clause clause, IOperationReader taker) => [];

    /// <summary>What it reads from a whole message in which no clause asks for anything.</summary>
    IEnumerable<Operation> ReadWhole(Clause message) => [];
}
