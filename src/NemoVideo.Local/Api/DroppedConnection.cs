namespace NemoVideo.Local.Api;

internal static class DroppedConnection
{
    private static readonly object Dropped = new();

    /// <summary>Drops the client's connection without an answer, or in the middle of one.</summary>
    public static void Drop(this HttpContext context)
    {
        // The context learns of it on another thread, a little later.
        context.Items[Dropped] = true;
        context.Abort();
    }

    public static bool WasDropped(this HttpContext context) => context.Items.ContainsKey(Dropped);
}
