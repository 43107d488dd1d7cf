using System.Security.Cryptography;
using NemoVideo.Local.Media;

namespace NemoVideo.Local.Store;

/// <summary>An upload is larger than allowed.</summary>
internal sealed class FileTooLargeException : Exception
{
    public FileTooLargeException() { }

    public FileTooLargeException(string message)
        : base(message) { }

    public FileTooLargeException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>
/// The files of one upload request: streamed to disk, probed, and then added to the project all together, or not at all.
/// </summary>
internal sealed class UploadBatch(BackendFolder folder, ProjectStore projects, IMediaProbe probe, long maxFileSize) : IDisposable
{
    private const int LongestName = 255;
    private const int BufferSize = 128 * 1024;
    private readonly List<Incoming> _files = [];

    public int Count => _files.Count;

    /// <summary>The last part of a name that a client gave, without anything unprintable. It never becomes a path.</summary>
    public static string CleanName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        return clean.Length <= LongestName ? clean : clean[^LongestName..];
    }

    /// <exception cref="FileTooLargeException">The limit was exceeded; the rest has not been read.</exception>
    public async Task AddAsync(string fileName, string extension, Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = folder.CreateIncoming(extension);
        var incoming = new Incoming(fileName, extension, file.Name);
        _files.Add(incoming);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            incoming.Size += read;
            if (incoming.Size > maxFileSize)
            {
                throw new FileTooLargeException($"{fileName} is larger than {maxFileSize / (1024 * 1024)} MB. Compress or trim it.");
            }

            folder.ThrowIfFull();
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        incoming.Hash = Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <exception cref="MediaException">A file is not media, or can't be used; nothing was added.</exception>
    public async Task<(Project Project, IReadOnlyList<StoredMedia> Media)> CommitAsync(
        string sessionId,
        CancellationToken cancellationToken
    )
    {
        var media = new List<StoredMedia>();
        foreach (var file in _files)
        {
            try
            {
                var info = await probe.ProbeAsync(file.Path, cancellationToken);
                media.Add(
                    new StoredMedia(
                        Guid.NewGuid().ToString("N"),
                        StoredMedia.NewSecret(),
                        file.Name,
                        file.Extension,
                        file.Size,
                        file.Hash,
                        info
                    )
                );
            }
            catch (MediaException e)
            {
                // The probe knows the file by the name it has here.
                var here = System.IO.Path.GetFileName(file.Path);
                throw new MediaException(
                    e.Message.Contains(here, StringComparison.Ordinal)
                        ? e.Message.Replace(here, file.Name, StringComparison.Ordinal)
                        : $"{file.Name}: {e.Message}",
                    e
                );
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        // A server that is killed between these steps leaves files that no project names, never names without files.
        foreach (var (file, stored) in _files.Zip(media))
        {
            File.Move(file.Path, projects.MediaPath(sessionId, stored.Id, stored.Extension));
        }

        return (projects.Update(sessionId, p => p with { Media = [.. p.Media, .. media] }), media);
    }

    public void Dispose()
    {
        foreach (var file in _files)
        {
            File.Delete(file.Path);
        }
    }

    private sealed class Incoming(string name, string extension, string path)
    {
        public string Name => name;

        public string Extension => extension;

        public string Path => path;

        public long Size { get; set; }

        public string Hash { get; set; } = "";
    }
}
