namespace NemoVideo.Local.Measuring;

/// <summary>The latest results of something slow, by key; beyond <paramref name="most"/>, the least recently used one is dropped.</summary>
internal sealed class Remembered<T>(int most)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, T Value)> _latest = new();

    /// <summary>Does the work if its result is not known. What fails or is cancelled is not remembered.</summary>
    public async Task<T> GetAsync(string key, Func<Task<T>> work)
    {
        lock (_lock)
        {
            if (Find(key) is { } known)
            {
                _latest.Remove(known);
                _latest.AddFirst(known);
                return known.Value.Value;
            }
        }

        var value = await work();
        lock (_lock)
        {
            if (Find(key) is { } other)
            {
                _latest.Remove(other);
            }

            _latest.AddFirst((key, value));
            if (_latest.Count > most)
            {
                _latest.RemoveLast();
            }
        }

        return value;
    }

    private LinkedListNode<(string Key, T Value)>? Find(string key)
    {
        for (var node = _latest.First; node is not null; node = node.Next)
        {
            if (node.Value.Key == key)
            {
                return node;
            }
        }

        return null;
    }
}
