using System.Net.Sockets;
using System.Security.Authentication;

namespace NemoVideo.Client.Http;

/// <summary>Why a request failed before there was an answer, and what to do about it.</summary>
/// <param name="Reason">A sentence; may contain secrets of a proxy's address until it is cleaned.</param>
/// <param name="Advice">Null: the usual one.</param>
/// <param name="MayPass">Whether trying again can help: it can't mend a certificate, a proxy's refusal or an unknown name.</param>
internal sealed record ConnectFailure(string Reason, string? Advice, bool MayPass)
{
    private const string ProxyAdvice =
        "Check HTTPS_PROXY (address, port, user name and password) or, if the service is to be reached without the proxy, name its "
        + "host in NO_PROXY; then repeat the command.";

    public static ConnectFailure Of(Exception e, Uri? proxy)
    {
        var error = (e as HttpRequestException)?.HttpRequestError;
        var socket = (e.InnerException as SocketException)?.SocketErrorCode;
        var reason = ApiConnection.Reason(e);
        return (error, e.InnerException) switch
        {
            _ when e is NotSupportedException && proxy is not null => new(reason, ProxyAdvice, MayPass: false),
            (HttpRequestError.ProxyTunnelError, _) => new(reason, ProxyAdvice, MayPass: false),
            (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError, _) when proxy is not null => new(
                $"the proxy {proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)} can't be reached: {reason}",
                ProxyAdvice,
                MayPass: false
            ),
            (HttpRequestError.NameResolutionError, _) => new(
                reason,
                "Check the address (-Endpoint or NEMO_API_URL) and that this machine can look up names (DNS, VPN); behind a proxy, set "
                    + "HTTPS_PROXY. Then repeat the command.",
                MayPass: socket == SocketError.TryAgain
            ),
            (HttpRequestError.SecureConnectionError, AuthenticationException)
                when reason.Contains("certificate", StringComparison.OrdinalIgnoreCase) => new(
                reason,
                "Check this machine's date and time and the address (-Endpoint or NEMO_API_URL). If a proxy or firewall inspects the "
                    + "traffic, have its root certificate installed on this machine.",
                MayPass: false
            ),
            (HttpRequestError.SecureConnectionError, AuthenticationException) => new(
                reason,
                "Check the address and its port (-Endpoint or NEMO_API_URL): what answers there does not speak TLS as https needs it.",
                MayPass: false
            ),
            (HttpRequestError.ConnectionError, _) => new(
                reason,
                "Check that the service runs and that the address and its port are right (-Endpoint or NEMO_API_URL); behind a proxy, set "
                    + "HTTPS_PROXY. Then repeat the command.",
                MayPass: true
            ),
            _ => new(reason, null, MayPass: true),
        };
    }
}
