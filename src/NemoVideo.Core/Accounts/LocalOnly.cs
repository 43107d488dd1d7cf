namespace NemoVideo.Core.Accounts;

/// <summary>
/// Once a process has asked for the local backend, successfully or not, nothing in it connects to the cloud by itself, in
/// any runspace: a script that continues after a failed <c>Connect-Nemo -Local</c>, or that works in other runspaces and jobs,
/// must not send there what was meant to stay here. An environment variable, so that child processes inherit it.
/// </summary>
internal static class LocalOnly
{
    public const string Variable = "NEMO_LOCAL_ONLY";

    public static bool IsOn => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));

    public static void TurnOn() => Environment.SetEnvironmentVariable(Variable, "1");
}
