using NemoVideo.Local.Faults;

namespace NemoVideo.Local.Api;

/// <summary>Ends a request with an error answer.</summary>
internal sealed class ApiException : Exception
{
    public ApiException()
        : this(500, "") { }

    public ApiException(string message)
        : this(500, message) { }

    public ApiException(string message, Exception innerException)
        : base(message, innerException) => Code = 500;

    /// <param name="form">The answer's shape, unless it is left to the server.</param>
    public ApiException(int code, string message, ErrorForm? form = null)
        : base(message) => (Code, Form) = (code, form);

    /// <summary>One of <see cref="ApiCode"/>, or an HTTP status.</summary>
    public int Code { get; }

    public ErrorForm? Form { get; }
}

/// <summary>The documented error codes.</summary>
internal static class ApiCode
{
    public const int InvalidToken = 1001;
    public const int SessionNotFound = 1002;
    public const int OutOfCredits = 2001;
    public const int UnsupportedType = 4001;
    public const int TooLarge = 4002;
    public const int NoClientId = 400;
    public const int ExportBlocked = 402;
    public const int RateLimited = 429;

    /// <summary>The HTTP status that fits a code, for answers that carry one.</summary>
    public static int HttpStatusOf(int code) =>
        code switch
        {
            InvalidToken => StatusCodes.Status401Unauthorized,
            SessionNotFound => StatusCodes.Status404NotFound,
            OutOfCredits => StatusCodes.Status402PaymentRequired,
            UnsupportedType => StatusCodes.Status415UnsupportedMediaType,
            TooLarge => StatusCodes.Status413PayloadTooLarge,
            >= 400 and <= 599 => code,
            _ => StatusCodes.Status500InternalServerError,
        };
}
