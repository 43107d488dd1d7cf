using System.Globalization;

namespace NemoVideo.Core.Ports;

/// <summary>
/// Tells the command that is running what goes over the wire. It is ambient, as a connection's service is shared by commands that
/// run at the same time. Nothing told here may contain a token, the query of an address or a proxy's password.
/// </summary>
internal static class WireLog
{
    private static readonly AsyncLocal<IWireListener?> Listener = new();

    /// <summary>From here on, and in all that starts from here, <paramref name="listener"/> is told.</summary>
    public static void TellTo(IWireListener? listener) => Listener.Value = listener;

    /// <summary>A request, a wait or an id, in one line.</summary>
    public static void Verbose(string line) => Listener.Value?.Verbose(line);

    /// <summary>A wait that begins now.</summary>
    /// <param name="before">What comes after it, such as "the state is read again".</param>
    public static void Wait(TimeSpan time, string before) =>
        Verbose(string.Format(CultureInfo.InvariantCulture, "Waiting {0:0.#} s before {1}", time.TotalSeconds, before));

    /// <summary>Something inside a stream. There may be very many: the line is only made where somebody listens.</summary>
    public static void Debug(Func<string> line)
    {
        if (Listener.Value is { HearsDebug: true } listener)
        {
            listener.Debug(line());
        }
    }
}

/// <summary>Whoever wants to know what goes over the wire.</summary>
internal interface IWireListener
{
    /// <summary>Whether debug lines go anywhere.</summary>
    bool HearsDebug { get; }

    void Verbose(string text);

    void Debug(string text);
}
