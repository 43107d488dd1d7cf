using System.Net;

namespace NemoVideo.Client.Http;

/// <summary>
/// The proxy that the environment names at the moment of the request (<c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>ALL_PROXY</c>,
/// <c>NO_PROXY</c>, upper or lower case), or else the system's. HttpClient.DefaultProxy reads the environment once, so that a
/// proxy set after a failed connect would not count. This machine itself is never reached through a proxy.
/// </summary>
internal sealed class EnvironmentProxy(Func<string, string?> read) : IWebProxy, ICredentials
{
    private static readonly string[] Names = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];

    public static EnvironmentProxy Instance { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>The user and password in the variable's address.</summary>
    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : Named(destination) ?? System(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || (Named(host) is not null && IsExcepted(host));

    public NetworkCredential? GetCredential(Uri uri, string authType)
    {
        foreach (var proxy in Names)
        {
            if (Address(proxy) is { UserInfo.Length: > 0 } address && address.Authority == uri.Authority)
            {
                var parts = address.UserInfo.Split(':', 2);
                return new NetworkCredential(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
            }
        }

        // The system's own proxy takes the user's own sign-in; one that the environment names gets only what it says.
        return Names.Any(name => Address(name)?.Authority == uri.Authority) ? null : CredentialCache.DefaultNetworkCredentials;
    }

    private Uri? Named(Uri destination) => Address(destination.Scheme == "https" ? "HTTPS_PROXY" : "HTTP_PROXY") ?? Address("ALL_PROXY");

    /// <summary>On Linux the environment is all there is, and what DefaultProxy remembers of it may be out of date.</summary>
    private static Uri? System(Uri destination) =>
        OperatingSystem.IsLinux() || HttpClient.DefaultProxy.IsBypassed(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

    private Uri? Address(string name)
    {
        var text = Value(name);
        if (text is null)
        {
            return null;
        }

        // "socks5h" is curl's name for what .NET does anyway: the proxy looks up the name.
        text =
            text.StartsWith("socks5h://", StringComparison.OrdinalIgnoreCase) ? "socks5" + text[7..]
            : text.StartsWith("socks://", StringComparison.OrdinalIgnoreCase) ? "socks5" + text[5..]
            : text.Contains("://", StringComparison.Ordinal) ? text
            : "http://" + text;

        // What is before the last @ may be written as it is, as .NET and curl read it.
        var (from, at) = (text.IndexOf("://", StringComparison.Ordinal) + 3, text.LastIndexOf('@'));
        if (at > from)
        {
            var user = text[from..at].Split(':', 2).Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part)));
            text = text[..from] + string.Join(':', user) + text[at..];
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
    }

    /// <summary>A leading dot means the domain and all below it, as .NET reads the list; <c>*</c> means everything.</summary>
    private bool IsExcepted(Uri host) =>
        (Value("NO_PROXY") ?? "")
            .Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Any(name =>
                name == "*"
                || string.Equals(name.TrimStart('.'), host.Host, StringComparison.OrdinalIgnoreCase)
                || (name[0] == '.' && host.Host.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            );

    private string? Value(string name) => (read(name.ToLowerInvariant()) ?? read(name))?.Trim() is { Length: > 0 } text ? text : null;
}
