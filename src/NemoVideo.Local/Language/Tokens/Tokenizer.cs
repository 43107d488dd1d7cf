namespace NemoVideo.Local.Language.Tokens;

/// <summary>Wording as tokens: words looked up, figures joined with what they count, ambiguous words decided.</summary>
internal static class Tokenizer
{
    /// <param name="uploads">The project's files: people name clips by them.</param>
    public static IReadOnlyList<Token> Read(Wording wording, IReadOnlyList<string> uploads) =>
        Reasons.Quiet(Ambiguities.Resolve(Figures.Read(Lexer.Read(wording.Marked.Text, wording.Literals, uploads))));
}
