using NemoVideo.Local.Media;
using NemoVideo.Local.Store;
using NemoVideo.Local.Work;

namespace NemoVideo.Local.Api;

/// <summary>The parts of a running backend, for its endpoints.</summary>
internal sealed record Backend
{
    public required LocalServerOptions Options { get; init; }

    public required ServerClock Clock { get; init; }

    public required BackendFolder Folder { get; init; }

    public required AccountStore Accounts { get; init; }

    public required ProjectStore Projects { get; init; }

    public required RenderStore Renders { get; init; }

    public required RenderQueue Queue { get; init; }

    public required EditRunner Edits { get; init; }

    public required IMediaProbe Probe { get; init; }

    public required FaultInjector Faults { get; init; }

    public required RequestLog Requests { get; init; }

    public required HoldMonitor Holds { get; init; }

    public required LocalSecret Secret { get; init; }

    /// <summary>Cancelled when the server shuts down, so that open streams end.</summary>
    public required CancellationToken Stopping { get; init; }
}
