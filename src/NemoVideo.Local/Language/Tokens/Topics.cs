using NemoVideo.Local.Language.Lexicon;

namespace NemoVideo.Local.Language.Tokens;

/// <summary>Which words say what to do, and which say what it is about.</summary>
internal static class Topics
{
    /// <summary>Words that ask for something to be done.</summary>
    public static bool IsVerb(Token token) => token.Kind == TokenKind.Word && token.Senses.Any(sense => sense.Meaning < Meaning.Video);

    /// <summary>Things that an operation is about, as against where, when and how much.</summary>
    public static bool IsThing(Token token) =>
        token.Kind is TokenKind.Quote or TokenKind.Ratio or TokenKind.Size or TokenKind.Lines or TokenKind.Track
        || (token.Kind == TokenKind.File && !FileKinds.IsClip(token.Literal))
        || token.IsAny(
            Meaning.Pause,
            Meaning.Music,
            Meaning.Sound,
            Meaning.Voice,
            Meaning.Volume,
            Meaning.Loudness,
            Meaning.Title,
            Meaning.Text,
            Meaning.Caption,
            Meaning.Logo,
            Meaning.Board,
            Meaning.CrossFade,
            Meaning.Transition,
            Meaning.Fade,
            Meaning.FadeIn,
            Meaning.FadeOut,
            Meaning.Highlight,
            Meaning.Ranking,
            Meaning.Ratio,
            Meaning.Lines,
            Meaning.Blur,
            Meaning.Fill,
            Meaning.Fit,
            Meaning.Bars,
            Meaning.SlowMotion,
            Meaning.FastMotion,
            Meaning.Pace,
            Meaning.Format
        );

    /// <summary>Words that say nothing on their own.</summary>
    public static bool IsPadding(Token token) =>
        token.Particle
        || token.Kind is TokenKind.Comma or TokenKind.Stop
        || (token.Senses.Count > 0 && token.Senses.All(sense => sense.Meaning is Meaning.Filler or Meaning.Courtesy or Meaning.Asks));
}
