using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Tokens;

internal enum TokenKind
{
    /// <summary>A word or phrase; without senses it isn't known.</summary>
    Word,
    Number,

    /// <summary>"first", "3rd", "last" (−1), not followed by what is counted.</summary>
    Ordinal,

    /// <summary>A time or duration, in seconds.</summary>
    Time,
    Percent,

    /// <summary>"twice", "1.5x".</summary>
    Factor,

    /// <summary>One or several clips.</summary>
    Clip,
    Track,
    Quote,
    File,

    /// <summary>"9:16".</summary>
    Ratio,

    /// <summary>"1280x720".</summary>
    Size,

    /// <summary>"720p": the shorter side in pixels.</summary>
    Lines,
    Comma,

    /// <summary>The end of a sentence.</summary>
    Stop,
}

/// <summary>A word, figure, quote or name of an instruction.</summary>
/// <param name="Start">Where it begins, in the text that the lexer read.</param>
/// <param name="Length">In characters of that text.</param>
/// <param name="Text">Lower case, half-width.</param>
internal sealed record Token(int Start, int Length, string Text, TokenKind Kind)
{
    public int End => Start + Length;

    /// <summary>What a word can mean.</summary>
    public IReadOnlyList<Sense> Senses { get; init; } = [];

    /// <summary>The figure: of a time in seconds, of a percentage, a factor, a ratio's or size's width.</summary>
    public double Value { get; init; }

    /// <summary>A ratio's or size's height.</summary>
    public double Over { get; init; }

    public IReadOnlyList<ClipReference> Clips { get; init; } = [];

    /// <summary>The text of a quote, or a file's name, as it was written.</summary>
    public string Literal { get; init; } = "";

    /// <summary>A figure that was written as a word.</summary>
    public bool Spelled { get; init; }

    /// <summary>No space before it.</summary>
    public bool Attached { get; init; }

    /// <summary>The particle of a verb before it: "out" in "take the pauses out".</summary>
    public bool Particle { get; init; }

    public bool Is(Meaning meaning) => Senses.Any(sense => sense.Meaning == meaning);

    public bool IsAny(params ReadOnlySpan<Meaning> meanings)
    {
        foreach (var sense in Senses)
        {
            if (meanings.Contains(sense.Meaning))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The figure of a meaning.</summary>
    public double ValueOf(Meaning meaning) => Senses.First(sense => sense.Meaning == meaning).Value;

    public TimeSpan Time => TimeSpan.FromMilliseconds(Math.Round(Math.Min(Value, 864_000) * 1000));

    public override string ToString() => Senses.Count > 0 ? $"{Text}[{string.Join('+', Senses.Select(s => s.Meaning))}]" : $"{Kind}:{Text}";
}
