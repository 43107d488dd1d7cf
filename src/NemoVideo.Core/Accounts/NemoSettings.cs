using System.Runtime.InteropServices;
using NemoVideo.Core.Errors;

namespace NemoVideo.Core.Accounts;

/// <summary>What the environment says.</summary>
/// <param name="ApiAddress"><c>NEMO_API_URL</c>, or else the cloud.</param>
/// <param name="WebAddress"><c>NEMO_WEB_URL</c>: where people register.</param>
/// <param name="Token"><c>NEMO_TOKEN</c>: belongs to <paramref name="ApiAddress"/> and to no other.</param>
/// <param name="ClientId"><c>NEMO_CLIENT_ID</c>.</param>
/// <param name="StateFolder"><c>NEMO_HOME</c>, or else the user's configuration folder.</param>
internal sealed record NemoSettings(Uri ApiAddress, Uri WebAddress, AccessToken? Token, string? ClientId, string StateFolder)
{
    /// <summary>The base address that the skill documents give.</summary>
    public static readonly Uri Cloud = new("https://mega-api-prod.nemovideo.ai");

    public static NemoSettings FromEnvironment(Func<string, string?>? read = null)
    {
        read ??= Environment.GetEnvironmentVariable;
        string? Get(string name) => read(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
        return new NemoSettings(
            Get("NEMO_API_URL") is { } api ? ReadAddress(api) : Cloud,
            Get("NEMO_WEB_URL") is { } web ? ReadAddress(web) : new Uri("https://nemovideo.com"),
            Get("NEMO_TOKEN") is { } token ? new AccessToken(token, isAnonymous: false) : null,
            Get("NEMO_CLIENT_ID"),
            Get("NEMO_HOME") ?? DefaultStateFolder()
        );
    }

    public static Uri ReadAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw NemoErrors.AddressInvalid(text);

    private static string DefaultStateFolder()
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "NemoVideo");
        }

        // The public documents keep the client id in ~/.config/nemovideo.
        var configuration = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
        return Path.Combine(
            string.IsNullOrWhiteSpace(configuration)
                ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config")
                : configuration,
            "nemovideo"
        );
    }
}
