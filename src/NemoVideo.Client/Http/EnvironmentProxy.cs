using System.Net;

namespace NemoVideo.Client.Http;

/// <summary>
/// The proxy that the environment names at the moment of the request (<c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>ALL_PROXY</c>,
/// <c>NO_PROXY</c>, upper or lower case), or else the system's. HttpClient.DefaultProxy reads the environment once, so that a
/// proxy set after a failed connect would not count. This machine itself is never reached through a proxy.
/// </summary>
internal sealed class EnvironmentProxy(Func<string, string?> read) : IWebProxy, ICredentials
{
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
        foreach (var proxy in (string[])["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"])
        {
            if (Address(proxy) is { UserInfo.Length: > 0 } address && address.Authority == uri.Authority)
            {
                var parts = address.UserInfo.Split(':', 2);
                return new NetworkCredential(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
            }
        }

        // The system's own proxy takes the user's own sign-in.
        return CredentialCache.DefaultNetworkCredentials;
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

        text = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
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
