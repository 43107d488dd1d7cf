namespace NemoVideo.Local.Faults;

/// <summary>The name of an API call, as fault rules and the request log use it. It is metadata of the call's route.</summary>
internal sealed record ApiCall(string Name)
{
    public const string Token = "token";
    public const string Claim = "claim";
    public const string Session = "session";
    public const string Run = "run";
    public const string Upload = "upload";
    public const string Credits = "credits";
    public const string State = "state";
    public const string Render = "render";
    public const string Poll = "poll";
    public const string Cancel = "cancel";
    public const string Download = "download";

    /// <summary>What <c>cdn_url</c> and <c>output.url</c> point to.</summary>
    public const string File = "file";

    public static IReadOnlyList<string> Names { get; } =
    [Token, Claim, Session, Run, Upload, Credits, State, Render, Poll, Cancel, Download, File];
}
