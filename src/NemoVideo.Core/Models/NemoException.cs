namespace NemoVideo.Core;

/// <summary>
/// Whether a request that failed may have had its effect. An edit or a submit is never repeated on <see cref="Unknown"/>.
/// </summary>
public enum Delivery
{
    /// <summary>It is not known: the connection broke, or the answer does not say.</summary>
    Unknown,

    /// <summary>The service did not get the whole request.</summary>
    NotDelivered,

    /// <summary>The service refused it, before anything was done.</summary>
    Refused,
}

/// <summary>An error of the module: what happened, to what, and what to do now. Its message never holds a token.</summary>
public sealed class NemoException : Exception
{
    /// <summary>Created only by NemoErrors, where all errors are listed.</summary>
    public NemoException(string errorId, ErrorKind kind, string message, string recommendedAction, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Kind = kind;
        RecommendedAction = recommendedAction;
    }

    /// <summary>Stable id, such as <c>Nemo.TokenExpired</c>.</summary>
    public string ErrorId { get; }

    /// <summary>The kind, by PowerShell's categories.</summary>
    public ErrorKind Kind { get; }

    /// <summary>What to do now, in words.</summary>
    public string RecommendedAction { get; }

    /// <summary>The service's code, if it sent one.</summary>
    public int? Code { get; internal set; }

    /// <summary>The HTTP status, if there was an answer.</summary>
    public int? HttpStatus { get; internal set; }

    /// <summary>Whether the request may have had its effect.</summary>
    public Delivery Delivery { get; init; }

    /// <summary>The file, project or export it is about.</summary>
    public object? Target { get; set; }

    internal bool Is(string id) => ErrorId == id;

    /// <summary>The same error in other words; everything else stays.</summary>
    internal NemoException With(
        string? message = null,
        string? recommendedAction = null,
        Exception? cause = null,
        Delivery? delivery = null
    ) =>
        new(ErrorId, Kind, message ?? Message, recommendedAction ?? RecommendedAction, cause ?? InnerException)
        {
            Code = Code,
            HttpStatus = HttpStatus,
            Delivery = delivery ?? Delivery,
            Target = Target,
        };
}
