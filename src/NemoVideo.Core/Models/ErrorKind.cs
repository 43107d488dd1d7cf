namespace NemoVideo.Core;

/// <summary>The kind of error. Each name is that of a PowerShell ErrorCategory, which Core can't reference.</summary>
public enum ErrorKind
{
    /// <summary>The token is missing, expired or refused.</summary>
    AuthenticationError,

    /// <summary>The service can't be reached, or the connection broke.</summary>
    ConnectionError,

    /// <summary>Parameters or input that can't be used.</summary>
    InvalidArgument,

    /// <summary>An answer, a document or a draft that can't be read.</summary>
    InvalidData,

    /// <summary>Not possible as things stand: nothing to export, nothing changed.</summary>
    InvalidOperation,

    /// <summary>The service's result is not usable: a failed render.</summary>
    InvalidResult,

    /// <summary>A file type that is not accepted.</summary>
    InvalidType,

    /// <summary>Too large, or too much at once.</summary>
    LimitsExceeded,

    /// <summary>A program or runtime that is not installed.</summary>
    NotInstalled,

    /// <summary>A file, project or export that does not exist.</summary>
    ObjectNotFound,

    /// <summary>It took too long.</summary>
    OperationTimeout,

    /// <summary>Not allowed by the plan.</summary>
    PermissionDenied,

    /// <summary>Out of credits.</summary>
    QuotaExceeded,

    /// <summary>A file that can't be read.</summary>
    ReadError,

    /// <summary>Rate limited, or in use.</summary>
    ResourceBusy,

    /// <summary>A file that already exists and is not replaced unless asked.</summary>
    ResourceExists,

    /// <summary>A file or folder that can't be written.</summary>
    WriteError,
}
