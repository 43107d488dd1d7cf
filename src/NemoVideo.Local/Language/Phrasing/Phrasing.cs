using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>
/// How one kind of operation is asked for: what it is called, what it acts on, and what can be said with it. It marks the words that it
/// uses; what nobody uses is named in the reply, or stops the operation.
/// </summary>
internal interface IPhrasing
{
    /// <summary>The operations that a unit asks for; none when it is about something else.</summary>
    IEnumerable<Operation> Read(UnitReading unit);

    /// <summary>What an operation of its kind was about, and where: "it" and "louder still" in the next message belong to that.</summary>
    (Meaning? Topic, Scope? Where) Recall(Operation operation) => default;
}
