namespace NemoVideo.Local.Language.Readers;

/// <summary>Reads one family of operations. A new family is a new file here and a line in <see cref="InstructionReader"/>.</summary>
internal interface IOperationReader
{
    /// <summary>The operations that the clause asks for; none when it is about something else.</summary>
    IEnumerable<Operation> Read(Clause clause);
}
