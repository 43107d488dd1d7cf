using NemoVideo.Client.Http;
using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Clips;
using NemoVideo.Core.Connections;
using NemoVideo.Core.Edits;
using NemoVideo.Core.Exports;
using NemoVideo.Core.Ports;
using NemoVideo.Tests.Client;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Wire;

/// <summary>What a run does.</summary>
[Flags]
internal enum WireStages
{
    Connect = 1,

    /// <summary>Sends a clip and edits it.</summary>
    Edit = 2,
    Export = 4,
    All = Connect | Edit | Export,
}

/// <summary>The main job against a cloud: connects, sends a clip, edits and exports it, with the real workflows over real HTTP.</summary>
internal static class WireRun
{
    /// <summary>The token of the account, which nothing may show.</summary>
    public const string Token = "nmv_usr_wire_0123456789";

    public static NemoOptions Options { get; } =
        new()
        {
            // Longer than any wait that the clock skips.
            RequestTimeout = TimeSpan.FromSeconds(200),
            ProgressInterval = TimeSpan.FromDays(1),
        };

    public static async Task<Seen> RunAsync(
        FakeCloud cloud,
        TemporaryFolder folder,
        WireStages stages = WireStages.All,
        NemoOptions? options = null
    )
    {
        var pipeline = new RecordingPipeline();
        var seen = new Seen(cloud, pipeline);
        var host = Host(cloud, options ?? Options);
        var begin = cloud.Clock.UtcNow;
        WireLog.TellTo(pipeline);
        try
        {
            seen.Connection = stages.HasFlag(WireStages.Connect)
                ? await new Connector(host).ConnectAsync(
                    new ConnectRequest { Skill = ClientFixture.Skill, Endpoint = cloud.Address },
                    CancellationToken.None
                )
                : Connected(host, cloud);
            if (stages.HasFlag(WireStages.Edit))
            {
                seen.Clip = await UploadAsync(host, seen.Connection, folder, pipeline);
                seen.Edit = await new EditSession(host, seen.Connection).RunAsync(
                    new EditRequest(seen.Clip.Project!, "cut it in half", [seen.Clip], null, Timeout: cloud.EditTimeout),
                    pipeline,
                    CancellationToken.None
                );
            }

            if (stages.HasFlag(WireStages.Export))
            {
                await ExportAsync(host, seen.Connection, seen.Edit, folder, pipeline);
                seen.Export = pipeline.Results.OfType<Export>().Single();
            }
        }
#pragma warning disable CA1031 // Whatever it is, the test says what it should have been.
        catch (Exception error)
#pragma warning restore CA1031
        {
            seen.Failure = error;
        }
        finally
        {
            seen.Elapsed = cloud.Clock.UtcNow - begin;
            seen.Connection?.Close();
        }

        return seen;
    }

    private static NemoHost Host(FakeCloud cloud, NemoOptions options) =>
        new(
            new WireClient(),
            new NemoSettings(NemoSettings.Cloud, new Uri("https://nemovideo.com"), null, null, "/state/" + Guid.NewGuid()),
            cloud.Clock,
            options
        );

    /// <summary>What Connect-Nemo makes, without its calls.</summary>
    private static Connection Connected(NemoHost host, FakeCloud cloud)
    {
        var service = host.Client.CreateService(cloud.Address, ClientFixture.Skill, host.Options, host.Clock);
        var connection = new Connection(cloud.Address, ClientFixture.Skill, service, new AccessToken(Token, isAnonymous: true))
        {
            AccountKey = "wire",
            PollInterval = host.Options.LocalPollInterval,
            UserId = "anon_1",
            FirstProjectIsFree = true,
        };
        connection.Project = new Project
        {
            Name = "project",
            SessionId = "5529798706024415001",
            Connection = connection,
            IsFresh = true,
        };
        connection.Remember(connection.Project);
        return connection;
    }

    private static Task ExportAsync(NemoHost host, Connection connection, Edit? edit, TemporaryFolder folder, RecordingPipeline pipeline) =>
        new Exporter(host, connection, new TargetNames()).RunAsync(
            new ExportRequest(
                connection.Project!,
                edit,
                folder.File(Guid.NewGuid().ToString("N") + ".mp4"),
                folder.Path,
                new RenderOptions(),
                Force: true,
                NoWait: false
            ),
            pipeline,
            CancellationToken.None
        );

    private static async Task<Clip> UploadAsync(NemoHost host, Connection connection, TemporaryFolder folder, RecordingPipeline pipeline)
    {
        var path = folder.File("a.mp4");
        if (!File.Exists(path))
        {
            folder.Write("a.mp4", "not really a video");
        }

        await new Uploader(host, connection).RunAsync(
            new UploadRequest(ClipSource.Of(host, path), null, null, null, Force: false, connection.NextUpload()),
            pipeline,
            CancellationToken.None
        );
        return pipeline.Results.OfType<Clip>().Single();
    }

    /// <summary>The real service; accounts and journal are in memory.</summary>
    private sealed class WireClient : INemoClient
    {
        private readonly CallLog _calls = new();

        public INemoService CreateService(Uri address, Skill skill, NemoOptions options, IClock clock, IBackendHold? hold = null) =>
            new NemoService(address, skill, options, clock, hold);

        public IAccountStore OpenAccounts(string stateFolder) => new FakeAccountStore();

        public IExportJournal OpenJournal(string stateFolder) => new FakeJournal(_calls);

        public IFiles OpenFiles(string stateFolder) =>
            new NemoVideo.Client.Storage.UserFiles(Path.Combine(Path.GetTempPath(), "nemo-test-locks"));

        public Skill ReadSkill(string path) => throw new NotSupportedException();

        public Task<LocalBackend> StartLocalAsync(
            string program,
            string folder,
            IReadOnlyList<string> arguments,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();
    }
}
