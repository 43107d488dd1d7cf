using NemoVideo.Client.Storage;
using NemoVideo.Core;
using NemoVideo.Core.Ports;

namespace NemoVideo.Tests.Core.Fakes;

/// <summary>The client assembly's place, with everything in memory.</summary>
internal sealed class FakeClient : INemoClient
{
    public FakeClient(IClock clock)
    {
        Service = new FakeService(Calls, clock);
        Journal = new FakeJournal(Calls);
    }

    public CallLog Calls { get; } = new();

    public FakeService Service { get; }

    public FakeAccountStore Accounts { get; } = new();

    public FakeJournal Journal { get; }

    public Uri? Address { get; private set; }

    public bool LocalEnded { get; private set; }

    public Exception? LocalFailure { get; set; }

    public INemoService CreateService(Uri address, Skill skill, NemoOptions options, IClock clock, IBackendHold? hold = null)
    {
        Address = address;
        return Service;
    }

    public IAccountStore OpenAccounts(string stateFolder) => Accounts;

    public IExportJournal OpenJournal(string stateFolder) => Journal;

    /// <summary>Files can't be faked well: where links lead is the system's business.</summary>
    public IFiles OpenFiles(string stateFolder) => new UserFiles(Path.Combine(Path.GetTempPath(), "nemo-test-locks"));

    public Skill ReadSkill(string path) =>
        new()
        {
            Name = "read",
            Version = "2.0.0",
            Path = path,
        };

    public Task<LocalBackend> StartLocalAsync(
        string program,
        string folder,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        Calls.Add($"local {folder} {string.Join(' ', arguments)}".TrimEnd());
        return LocalFailure is null
            ? Task.FromResult(new LocalBackend(new Uri("http://127.0.0.1:5000"), "/served", new Hold(() => LocalEnded = true)))
            : Task.FromException<LocalBackend>(LocalFailure);
    }

    private sealed class Hold(Action end) : IBackendHold
    {
        public bool IsLost => false;

        public void Dispose() => end();
    }
}
