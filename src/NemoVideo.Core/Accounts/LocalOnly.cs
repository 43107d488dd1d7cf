namespace NemoVideo.Core.Accounts;

/// <summary>
/// Once a process has asked for the local backend, well or in vain, nothing in it connects to the cloud by itself any more, in
/// whatever runspace: a script that goes on after a failed <c>Connect-Nemo -Local</c>, or that works in other runspaces and jobs,
/// must not send there what was to stay here. An environment variable, so that child processes inherit it.
/// </summary>
internal static class LocalOnly
{
    public const string Variable = "NEMO_LOCAL_ONLY";

    public static bool IsOn => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));

    public static void TurnOn() => Environment.SetEnvironmentVariable(Variable, "1");
}
