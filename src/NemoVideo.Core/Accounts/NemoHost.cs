using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Accounts;

/// <summary>What all workflows build on: the client, the environment, the waits and the clock.</summary>
internal sealed class NemoHost
{
    public NemoHost(INemoClient client, NemoSettings settings, IClock? clock = null, NemoOptions? options = null)
    {
        Client = client;
        Settings = settings;
        Clock = clock ?? SystemClock.Instance;
        Options = (options ?? new NemoOptions()) with { WebAddress = settings.WebAddress };
        Accounts = client.OpenAccounts(settings.StateFolder);
        Journal = client.OpenJournal(settings.StateFolder);
        Files = client.OpenFiles(settings.StateFolder);
    }

    public INemoClient Client { get; }

    public NemoSettings Settings { get; }

    public IClock Clock { get; }

    public NemoOptions Options { get; }

    public IAccountStore Accounts { get; }

    public IExportJournal Journal { get; }

    public IFiles Files { get; }
}
