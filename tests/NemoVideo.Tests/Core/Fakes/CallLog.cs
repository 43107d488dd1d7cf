namespace NemoVideo.Tests.Core.Fakes;

/// <summary>What was called, in order.</summary>
internal sealed class CallLog
{
    private readonly List<string> _calls = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    public void Add(string call)
    {
        lock (_calls)
        {
            _calls.Add(call);
        }
    }

    public int Count(string start) => All.Count(call => call.StartsWith(start, StringComparison.Ordinal));

    public void Clear()
    {
        lock (_calls)
        {
            _calls.Clear();
        }
    }
}
