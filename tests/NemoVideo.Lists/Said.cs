namespace NemoVideo.Lists;

/// <summary>One thing that an instruction asks for.</summary>
/// <param name="Phrase">The words of it that a reply must name if it was not done.</param>
/// <param name="Holds">Whether it was done.</param>
internal sealed record Part(string Phrase, Func<View, bool> Holds);

/// <summary>An instruction, perhaps of several turns, and what must come of it.</summary>
/// <param name="Scene">What was uploaded.</param>
/// <param name="Turns">The messages. The last one is judged; the earlier ones are what was done before.</param>
/// <param name="May">What the last turn may change; anything else that changes is wrong.</param>
/// <param name="Parts">What it asks for.</param>
internal sealed record Said(Scene Scene, string[] Turns, Aspect May, params Part[] Parts)
{
    public Said(Scene scene, string message, Aspect may, Func<View, bool> holds)
        : this(scene, [message], may, new Part(message, holds)) { }

    public Said(Scene scene, string[] turns, Aspect may, Func<View, bool> holds)
        : this(scene, turns, may, new Part(turns[^1], holds)) { }

    /// <summary>Whether the last turn is Chinese.</summary>
    public bool Chinese => Turns[^1].Any(c => c is >= '\u3400' and <= '\u9FFF');

    public override string ToString() => string.Join(" / ", Turns);
}

/// <summary>What came of an instruction.</summary>
internal enum Judgement
{
    /// <summary>What was asked for, and nothing else.</summary>
    Right,

    /// <summary>Some of it, nothing else, and the reply names the rest.</summary>
    PartAndSaid,

    /// <summary>Nothing was changed, and the reply says something.</summary>
    Asked,

    /// <summary>Anything else.</summary>
    Wrong,
}
