using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NemoVideo.Core;
using NemoVideo.Core.Errors;

namespace NemoVideo.Client.Http;

/// <summary>
/// One file as <c>multipart/form-data</c>, part <c>files</c>, streamed from disk through one buffer. The name is sent as raw UTF-8
/// with quotes and line endings percent-encoded, as browsers and curl do (WHATWG HTML, "multipart/form-data encoding algorithm").
/// </summary>
internal sealed class FileBody : TrackedContent
{
    private const int ChunkBytes = 64 * 1024;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly long _length;
    private readonly DateTime _time;
    private readonly byte[] _head;
    private readonly byte[] _tail;
    private readonly Action<long> _sent;
    private readonly IdleWatch _watch;

    /// <exception cref="NemoException"><c>Nemo.FileNotFound</c>, <c>Nemo.FileUnreadable</c></exception>
    public FileBody(string path, string fileName, Action<long> sent, IdleWatch watch)
    {
        _path = path;
        _sent = sent;
        _watch = watch;
        _file = Open(path);
        _length = _file.Length;
        _time = File.GetLastWriteTimeUtc(_file.SafeFileHandle);

        var boundary = "----nemovideo" + Guid.NewGuid().ToString("N");
        _head = Encoding.UTF8.GetBytes(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"files\"; "
                + $"filename=\"{Quote(fileName)}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        _tail = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begin();
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            _file.Position = 0;
            _sent(0);
            await stream.WriteAsync(_head, cancellationToken).ConfigureAwait(false);
            for (var sent = 0L; sent < _length; )
            {
                // Once the connection takes no more, the rest only fills the announced length, so that the answer is read.
                var most = (int)Math.Min(ChunkBytes, _length - sent);
                var read = IsLost ? most : await ReadAsync(buffer, most, cancellationToken).ConfigureAwait(false);
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                sent += read;
                if (!IsLost)
                {
                    _watch.Touch();
                    _sent(sent);
                }
            }

            // Before the end of the body, so that nothing is kept of a file that is still being written.
            ThrowIfChanged();
            await stream.WriteAsync(_tail, cancellationToken).ConfigureAwait(false);
            End();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + _length + _tail.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 0,
                FileOptions.Asynchronous | FileOptions.SequentialScan
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NemoErrors.FileNotFound(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NemoErrors.FileUnreadable(path, e.Message, e);
        }
    }

    private static string Quote(string fileName) =>
        fileName
            .Replace("\"", "%22", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private void ThrowIfChanged()
    {
        if (_file.Length != _length || File.GetLastWriteTimeUtc(_file.SafeFileHandle) != _time)
        {
            throw Failure = NemoErrors.FileChanged(_path, _length, _file.Length);
        }
    }

    private async ValueTask<int> ReadAsync(byte[] buffer, int most, CancellationToken cancellationToken)
    {
        try
        {
            var read = await _file.ReadAsync(buffer.AsMemory(0, most), cancellationToken).ConfigureAwait(false);
            return read > 0 ? read : throw (Failure = NemoErrors.FileChanged(_path, _length, _file.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure = NemoErrors.FileUnreadable(_path, e.Message, e);
        }
    }
}
