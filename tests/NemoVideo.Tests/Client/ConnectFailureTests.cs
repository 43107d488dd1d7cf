using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NemoVideo.Client.Http;
using NemoVideo.Core;
using static NemoVideo.Tests.Client.ClientFixture;

namespace NemoVideo.Tests.Client;

/// <summary>No connection: what trying again can't mend is told at once, with advice that fits.</summary>
public sealed class ConnectFailureTests
{
    [Fact]
    public async Task An_unknown_name_is_not_repeated()
    {
        var (error, waits) = await FailAsync(new Uri("https://nowhere.invalid"));
        Assert.Equal(("Nemo.Unreachable", Delivery.NotDelivered), (error.ErrorId, error.Delivery));
        Assert.Contains("name is unknown", error.Message, StringComparison.Ordinal);
        Assert.Contains("DNS", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(waits);
    }

    [Fact]
    public async Task An_untrusted_certificate_is_not_repeated()
    {
        using var listener = new Listener();
        _ = listener.AcceptAsync(async stream =>
        {
            using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(SelfSigned());
        });
        var (error, waits) = await FailAsync(new Uri($"https://localhost:{listener.Port}"));
        Assert.Equal(("Nemo.Unreachable", Delivery.NotDelivered), (error.ErrorId, error.Delivery));
        Assert.Contains("certificate", error.Message, StringComparison.Ordinal);
        Assert.Contains("root certificate", error.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("HTTPS_PROXY", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(waits);
    }

    [Fact]
    public async Task Plain_HTTP_on_an_https_port_is_not_repeated()
    {
        using var listener = new Listener();
        _ = listener.AcceptAsync(async stream => await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray()));
        var (error, waits) = await FailAsync(new Uri($"https://localhost:{listener.Port}"));
        Assert.Equal("Nemo.Unreachable", error.ErrorId);
        Assert.Contains("TLS", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(waits);
    }

    [Fact]
    public async Task A_refused_connection_is_repeated_as_a_service_may_be_restarting()
    {
        var (error, waits) = await FailAsync(ScriptedServer.Nobody());
        Assert.Equal("Nemo.Unreachable", error.ErrorId);
        Assert.Contains("service runs", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(4, waits.Count);
    }

    [Fact]
    public void A_proxys_refusal_is_about_the_proxy()
    {
        var refused = ConnectFailure.Of(
            new HttpRequestException(HttpRequestError.ProxyTunnelError, "failed with status code '407'"),
            new Uri("http://proxy:8080")
        );
        Assert.False(refused.MayPass);
        Assert.Contains("HTTPS_PROXY", refused.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    public void A_proxy_that_is_not_there_is_named_without_its_password(HttpRequestError kind)
    {
        var failure = ConnectFailure.Of(
            new HttpRequestException(kind, "failed", new SocketException((int)SocketError.ConnectionRefused)),
            new Uri("http://ana:pa55word@proxy:8080")
        );
        Assert.False(failure.MayPass);
        Assert.Contains("http://proxy:8080", failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55word", failure.Reason, StringComparison.Ordinal);
        Assert.Contains("HTTPS_PROXY", failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://a.example/", "HTTPS_PROXY=http://p:1", "http://p:1/")]
    [InlineData("https://a.example/", "https_proxy=p:1", "http://p:1/")]
    [InlineData("https://a.example/", "ALL_PROXY=socks5://p:1", "socks5://p:1/")]
    [InlineData("http://a.example/", "HTTP_PROXY=http://p:1;HTTPS_PROXY=http://q:2", "http://p:1/")]
    [InlineData("https://a.example/", "HTTP_PROXY=http://p:1", null)]
    [InlineData("https://a.example/", "HTTPS_PROXY=http://p:1;NO_PROXY=b.example,a.example", null)]
    [InlineData("https://x.a.example/", "HTTPS_PROXY=http://p:1;NO_PROXY=.a.example", null)]
    [InlineData("https://xa.example/", "HTTPS_PROXY=http://p:1;NO_PROXY=.a.example", "http://p:1/")]
    [InlineData("https://a.example/", "HTTPS_PROXY=http://p:1;NO_PROXY=*", null)]
    [InlineData("https://a.example/", "HTTPS_PROXY=not an address", null)]
    [InlineData("http://127.0.0.1:5/", "HTTP_PROXY=http://p:1", null)]
    [InlineData("http://localhost:5/", "ALL_PROXY=http://p:1", null)]
    public void The_proxy_is_the_one_that_the_environment_names_now(string destination, string environment, string? expected)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var proxy = new EnvironmentProxy(name => variables.GetValueOrDefault(name));
        var address = new Uri(destination);
        if (OperatingSystem.IsLinux())
        {
            Assert.Null(proxy.GetProxy(address));
        }

        foreach (var pair in environment.Split(';'))
        {
            variables[pair.Split('=')[0]] = pair.Split('=')[1];
        }

        Assert.Equal(expected, proxy.GetProxy(address)?.AbsoluteUri);
    }

    [Fact]
    public void A_proxys_user_and_password_are_those_in_its_address()
    {
        var proxy = new EnvironmentProxy(name => name == "HTTPS_PROXY" ? "http://ana:p%40ss@proxy:8080" : null);
        var found = proxy.Credentials!.GetCredential(new Uri("http://proxy:8080"), "Basic")!;
        Assert.Equal(("ana", "p@ss"), (found.UserName, found.Password));
        Assert.NotEqual("ana", proxy.Credentials.GetCredential(new Uri("http://other:8080"), "Basic")?.UserName);
    }

    private static async Task<(NemoException Error, List<TimeSpan> Waits)> FailAsync(Uri address)
    {
        var clock = new TestClock();
        using var service = Service(address, clock);
        return (await ErrorAsync(() => service.GetCreditsAsync(Token, CancellationToken.None)), clock.Skipped);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    /// <summary>Accepts connections that are not HTTP.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Listener() => _listener.Start();

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public async Task AcceptAsync(Func<NetworkStream, Task> answer)
        {
            try
            {
                while (true)
                {
                    using var socket = await _listener.AcceptTcpClientAsync();
                    await answer(socket.GetStream());
                }
            }
            catch (Exception e)
                when (e
                        is IOException
                            or SocketException
                            or ObjectDisposedException
                            or System.Security.Authentication.AuthenticationException
                )
            {
                // The client refused, or the test is over.
            }
        }

        public void Dispose() => _listener.Dispose();
    }
}
