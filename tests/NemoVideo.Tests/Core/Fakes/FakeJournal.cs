using NemoVideo.Core.Ports;

namespace NemoVideo.Tests.Core.Fakes;

/// <summary>A journal in memory; its steps go into the same list as the service's calls, so that their order can be seen.</summary>
internal sealed class FakeJournal(CallLog calls) : IExportJournal
{
    private readonly object _lock = new();

    public Dictionary<string, ExportEntry> Entries { get; } = [];

    public List<string> Unreadable { get; } = [];

    public void Write(ExportEntry entry)
    {
        lock (_lock)
        {
            Entries[entry.Id] = entry;
            calls.Add($"journal {entry.State} {entry.Id}");
        }
    }

    public IReadOnlyList<ExportEntry> Read(Action<string> unreadable)
    {
        lock (_lock)
        {
            Unreadable.ForEach(unreadable);
            return [.. Entries.Values.OrderBy(entry => entry.SubmittedAt)];
        }
    }

    public void Remove(string id)
    {
        lock (_lock)
        {
            Entries.Remove(id);
            calls.Add("journal removed " + id);
        }
    }
}
