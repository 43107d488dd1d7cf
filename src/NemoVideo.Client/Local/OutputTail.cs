namespace NemoVideo.Client.Local;

/// <summary>Reads what a process prints, so that it never waits for a reader, and keeps the last lines for an error.</summary>
internal sealed class OutputTail
{
    private const int MostLines = 8;

    private readonly Queue<string> _lines = new();

    public async Task DrainAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                lock (_lines)
                {
                    _lines.Enqueue(line);
                    if (_lines.Count > MostLines)
                    {
                        _lines.Dequeue();
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process has ended.
        }
    }

    public static async Task DiscardAsync(StreamReader reader)
    {
        try
        {
            var buffer = new char[1024];
            while (await reader.ReadAsync(buffer).ConfigureAwait(false) > 0) { }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process has ended.
        }
    }

    public override string ToString()
    {
        lock (_lines)
        {
            return CleanText.Of(string.Join('\n', _lines)).Trim();
        }
    }
}
