using System.Text.Json;
using NemoVideo.Client.Json;

namespace NemoVideo.Client.Local;

/// <summary>What a local backend says about itself: its one line on standard output, and <c>server.json</c> in its folder.</summary>
/// <param name="Arguments">What it was started with; null if it does not say.</param>
/// <param name="Secret">What it proves its identity with.</param>
internal sealed record Announcement(Uri Address, IReadOnlyList<string>? Arguments, string? Secret)
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static Announcement? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.Address(null, "address") is { IsLoopback: true } address
                ? new Announcement(
                    address,
                    root.Member("arguments") is { ValueKind: JsonValueKind.Array } list
                        ? [.. list.EnumerateArray().Select(entry => entry.ToString())]
                        : null,
                    root.Text("secret")
                )
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>That of a folder, or null if no backend serves it. One that others could have read or written proves nothing.</summary>
    public static Announcement? Of(string folder)
    {
        var path = Path.Combine(folder, "server.json");
        try
        {
            return OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~OwnerFile) == 0 ? Parse(File.ReadAllText(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether it behaves as these arguments require. The folder and how it is held do not count.</summary>
    public bool Fits(IReadOnlyList<string> arguments) =>
        Arguments is null || Behaviour(Arguments).SequenceEqual(Behaviour(arguments), StringComparer.Ordinal);

    private static IEnumerable<string> Behaviour(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--folder")
            {
                i++;
            }
            else if (arguments[i] != "--while-held" && !arguments[i].StartsWith("--folder=", StringComparison.Ordinal))
            {
                yield return arguments[i];
            }
        }
    }
}
