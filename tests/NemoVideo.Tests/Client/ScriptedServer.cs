using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NemoVideo.Tests.Client;

/// <summary>An HTTP/1.1 server that answers with exactly the bytes that a test says, for shapes that no proper server produces.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Func<Exchange, Task> _answer;

    public ScriptedServer(Func<Exchange, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    public ConcurrentQueue<Exchange> Requests { get; } = new();

    /// <summary>The same JSON each time.</summary>
    public static ScriptedServer Json(int status, string json, string headers = "") =>
        new(exchange => exchange.JsonAsync(status, json, headers));

    /// <summary>One after the other; the last one stays.</summary>
    public static ScriptedServer Sequence(params Func<Exchange, Task>[] answers)
    {
        var next = -1;
        return new ScriptedServer(exchange => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)](exchange));
    }

    /// <summary>An address where nobody listens.</summary>
    public static Uri Nobody()
    {
        using var server = new ScriptedServer(_ => Task.CompletedTask);
        return server.Address;
    }

    public void Dispose()
    {
        _ended.Cancel();
        _listener.Stop();
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_ended.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            socket.NoDelay = true;
            while (await Exchange.ReadAsync(stream, socket, _ended.Token) is { } exchange)
            {
                Requests.Enqueue(exchange);
                await _answer(exchange);
                if (exchange.IsClosed)
                {
                    await stream.CopyToAsync(Stream.Null, _ended.Token);
                    return;
                }

                await exchange.ReadBodyAsync();
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The client left.
        }
    }
}

/// <summary>A request, and the way to answer it.</summary>
internal sealed class Exchange
{
    private readonly NetworkStream _stream;
    private readonly Socket _socket;
    private readonly byte[] _early;
    private byte[]? _body;

    private Exchange(NetworkStream stream, Socket socket, string head, byte[] early, CancellationToken ended)
    {
        (_stream, _socket, _early, Ended) = (stream, socket, early, ended);
        var lines = head.Split("\r\n");
        (Method, Path) = (lines[0].Split(' ')[0], lines[0].Split(' ')[1]);
        Headers = lines
            .Skip(1)
            .Where(line => line.Contains(':'))
            .ToDictionary(
                line => line[..line.IndexOf(':')],
                line => line[(line.IndexOf(':') + 1)..].Trim(),
                StringComparer.OrdinalIgnoreCase
            );
    }

    public string Method { get; }

    public string Path { get; }

    public Dictionary<string, string> Headers { get; }

    public bool IsClosed { get; private set; }

    public CancellationToken Ended { get; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public static async Task<Exchange?> ReadAsync(NetworkStream stream, Socket socket, CancellationToken ended)
    {
        var bytes = new List<byte>();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, ended);
            if (read == 0)
            {
                return null;
            }

            bytes.AddRange(buffer.AsSpan(0, read));
            var text = Encoding.Latin1.GetString([.. bytes]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                return new Exchange(stream, socket, text[..end], [.. bytes.Skip(end + 4)], ended);
            }
        }
    }

    /// <summary>The whole body; asks for it where the client waits with Expect.</summary>
    public async Task<byte[]> ReadBodyAsync()
    {
        if (_body is null)
        {
            var length = int.Parse(Header("Content-Length") ?? "0");
            if (_early.Length < length && Header("Expect") is not null && !IsClosed)
            {
                await SendAsync("HTTP/1.1 100 Continue\r\n\r\n");
            }

            _body = new byte[length];
            _early.AsSpan(0, Math.Min(length, _early.Length)).CopyTo(_body);
            await _stream.ReadExactlyAsync(_body.AsMemory(Math.Min(length, _early.Length)), Ended);
        }

        return _body;
    }

    public async Task<string> ReadTextAsync() => Encoding.UTF8.GetString(await ReadBodyAsync());

    public async Task JsonAsync(int status, string json, string headers = "")
    {
        await ReadBodyAsync();
        await TextAsync(status, json, "application/json", headers);
    }

    public Task TextAsync(int status, string text, string type, string headers = "") =>
        SendAsync(
            $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(text)}\r\n{headers}\r\n{text}"
        );

    public async Task BytesAsync(int status, byte[] bytes, string type, string headers = "")
    {
        await ReadBodyAsync();
        await SendAsync($"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {bytes.Length}\r\n{headers}\r\n");
        await SendAsync(bytes);
    }

    /// <summary>The head of an event stream that ends when the connection does.</summary>
    public async Task BeginStreamAsync()
    {
        await ReadBodyAsync();
        await SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    }

    public async Task StreamAsync(string events)
    {
        await BeginStreamAsync();
        await SendAsync(events);
        Close();
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes, Ended);

    /// <summary>An orderly end: all that was sent arrives.</summary>
    public void Close()
    {
        IsClosed = true;
        _socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>An end without reading what the client is still sending.</summary>
    public void Leave()
    {
        Close();
        _socket.Close(1);
    }

    /// <summary>A reset in the middle.</summary>
    public void Break()
    {
        IsClosed = true;
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    /// <summary>Nothing until the test is over, or the client leaves.</summary>
    public async Task StallAsync()
    {
        await ReadBodyAsync();
        _ = await _stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, Ended);
    }
}
