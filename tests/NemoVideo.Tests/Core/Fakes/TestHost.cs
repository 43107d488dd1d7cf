using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Connections;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Skills;

namespace NemoVideo.Tests.Core.Fakes;

/// <summary>All that a workflow stands on, in memory.</summary>
internal sealed class TestHost
{
    private readonly NemoSettings _settings;

    public TestHost(NemoSettings? settings = null, NemoOptions? options = null)
    {
        Client = new FakeClient(Clock);

        // The gate of anonymous tokens is the process's, by state folder: each test has its own.
        _settings = settings
            ?? new NemoSettings(NemoSettings.Cloud, new Uri("https://nemovideo.com"), null, null, "/state/" + Guid.NewGuid());
        Host = new NemoHost(Client, _settings, Clock, options);
    }

    public ManualClock Clock { get; } = new();

    public FakeClient Client { get; }

    public FakeService Service => Client.Service;

    public CallLog Calls => Client.Calls;

    public FakeJournal Journal => Client.Journal;

    public NemoHost Host { get; }

    public RecordingPipeline Pipeline { get; } = new();

    public static Skill Skill(string name = BuiltInSkills.Default) => BuiltInSkills.Find(name)!;

    public Task<Connection> ConnectAsync(ConnectRequest? request = null) =>
        new Connector(Host).ConnectAsync(request ?? new ConnectRequest { Skill = Skill() }, CancellationToken.None);

    /// <summary>A connection whose calls so far are forgotten.</summary>
    public async Task<Connection> ConnectedAsync(ConnectRequest? request = null)
    {
        var connection = await ConnectAsync(request);
        Calls.Clear();
        return connection;
    }
}
