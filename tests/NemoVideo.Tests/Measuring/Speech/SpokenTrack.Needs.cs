using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Measuring.Speech;

internal sealed partial class SpokenTrack
{
    static partial void Need(string program) => Needs.Program(program);
}
