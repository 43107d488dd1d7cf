namespace NemoVideo.Core.Edits;

/// <summary>What the code at the end of an answer means.</summary>
internal enum FinishKind
{
    /// <summary>The model has finished.</summary>
    Ordinary,

    /// <summary>The reply reached a limit of length.</summary>
    CutOff,

    /// <summary>The model said nothing, usually after a tool had done the work.</summary>
    NothingSaid,

    Failure,
}

/// <summary>
/// The agent server puts the reason why the model stopped where errors are: <c>STOP</c> after a silent edit is none, and neither is a
/// model that had nothing to say.
/// </summary>
internal static class FinishCodes
{
    private const string Prefix = "FINISH_REASON_";

    private static readonly string[] Silences =
    [
        "NO_CONTENT",
        "EMPTY",
        "NO_RESPONSE",
        "NO_OUTPUT",
        "NO_CANDIDATE",
        "NO_TEXT",
        "NO_MESSAGE",
    ];

    public static FinishKind Of(string? code)
    {
        var name = (code ?? "").Trim().ToUpperInvariant().Replace('-', '_').Replace(' ', '_');

        // Python writes the name of an enumeration before its value: FinishReason.STOP.
        name = name.Substring(name.LastIndexOf('.') + 1);
        if (name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            name = name.Substring(Prefix.Length);
        }

        return name switch
        {
            "" or "0" or "200" or "OK" or "NONE" or "NULL" or "SUCCESS" or "STOP" or "STOPPED" or "END_TURN" => FinishKind.Ordinary,
            "COMPLETE"
            or "COMPLETED"
            or "DONE"
            or "FINISHED"
            or "NORMAL"
            or "STOP_SEQUENCE"
            or "UNSPECIFIED"
            or "EOS"
            or "TOOL_CALLS"
            or "TOOL_USE"
            or "FUNCTION_CALL" => FinishKind.Ordinary,
            "MAX_TOKENS" or "MAX_OUTPUT_TOKENS" or "MAX_TOKEN" or "TOKEN_LIMIT" or "LENGTH" => FinishKind.CutOff,
            "UNKNOWN" or "UNKNOWN_ERROR" or "OTHER" => FinishKind.NothingSaid,
            _ => Array.Exists(Silences, word => name.Contains(word)) ? FinishKind.NothingSaid : FinishKind.Failure,
        };
    }
}
