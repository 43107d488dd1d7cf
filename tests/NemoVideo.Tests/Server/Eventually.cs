using System.Diagnostics;

namespace NemoVideo.Tests.Server;

/// <summary>Waits for what another thread does; gives up after a time that only a bug takes.</summary>
internal static class Eventually
{
    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), "It never came.");
            await Task.Delay(5);
        }
    }
}
