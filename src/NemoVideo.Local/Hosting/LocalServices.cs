using NemoVideo.Local.Agent;
using NemoVideo.Local.Media;
using NemoVideo.Local.Rendering;

namespace NemoVideo.Local.Hosting;

/// <summary>What does the work behind the HTTP side.</summary>
internal sealed record LocalServices(IAgent Agent, IRenderer Renderer, IMediaProbe Probe);
