namespace NemoVideo.Local.Model;

/// <summary>An operation that this timeline does not allow. The editor turns it into a <see cref="OutcomeKind.NotPossible"/>.</summary>
internal sealed class NotPossibleException : Exception
{
    public NotPossibleException()
        : this("That is not possible here.", "这里无法这样做。") { }

    public NotPossibleException(string message)
        : this(message, message) { }

    public NotPossibleException(string message, Exception innerException)
        : base(message, innerException) => Text = new(message, message);

    public NotPossibleException(string english, string chinese)
        : base(english) => Text = new(english, chinese);

    public Phrase Text { get; }
}
