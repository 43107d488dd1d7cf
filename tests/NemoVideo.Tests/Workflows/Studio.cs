using NemoVideo.Client;
using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Clips;
using NemoVideo.Core.Connections;
using NemoVideo.Core.Edits;
using NemoVideo.Core.Exports;
using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;
using NemoVideo.Local.Api;
using NemoVideo.Local.Hosting;
using NemoVideo.Tests.Client;

namespace NemoVideo.Tests.Workflows;

/// <summary>The workflows of the cmdlets, over real HTTP, on the real local backend: nothing in between is a fake.</summary>
public sealed class Studio : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Collector _pipeline = new();
    private LocalServer _server = null!;
    private NemoHost _host = null!;
    private readonly Dictionary<string, string> _made = [];
    private int _exports;

    internal Connection Connection { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalServer.StartAsync(new LocalServerOptions { Folder = _folder.File("local") }, Composition.Create());
        var fast = TimeSpan.FromMilliseconds(50);
        _host = new NemoHost(
            new NemoClient(),
            new NemoSettings(_server.Address, _server.Address, null, null, _folder.File("state")),
            options: new NemoOptions
            {
                PollInterval = fast,
                LocalPollInterval = fast,
                SilentStateWait = fast,
                FirstLateStateWait = fast,
                NextLateStateWait = fast,
            }
        );
        Connection = await new Connector(_host).ConnectAsync(
            new ConnectRequest { Endpoint = _server.Address, Skill = ClientFixture.Skill },
            default
        );
    }

    public async ValueTask DisposeAsync()
    {
        Connection.Close();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    internal string File(string name) => _folder.File(name);

    /// <summary>A file that several tests send, made once.</summary>
    /// <param name="make">Makes it in a folder of its own.</param>
    internal async Task<string> MakeAsync(string key, Func<string, Task<string>> make)
    {
        if (!_made.TryGetValue(key, out var path))
        {
            _made[key] = path = await make(Directory.CreateDirectory(File(Path.GetRandomFileName())).FullName);
        }

        return path;
    }

    /// <summary>Send-NemoClip: all of them into one project.</summary>
    internal async Task<IReadOnlyList<Clip>> SendAsync(string project, params string[] paths)
    {
        var uploader = new Uploader(_host, Connection);
        List<Clip> clips = [];
        foreach (var path in paths)
        {
            await uploader.RunAsync(
                new UploadRequest(ClipSource.Of(_host, path), new ProjectRef(project), null, null, false),
                _pipeline,
                default
            );
            clips.Add(_pipeline.Take<Clip>());
        }

        return clips;
    }

    /// <summary>Invoke-NemoEdit with clips.</summary>
    internal Task<Edit> EditAsync(string words, IReadOnlyList<Clip> clips, string? data = null) =>
        new EditSession(_host, Connection).RunAsync(new EditRequest(clips[0].Project!, words, clips, null, data), _pipeline, default);

    /// <summary>Invoke-NemoEdit with an edit: goes on with what is there.</summary>
    internal Task<Edit> EditAsync(string words, Edit before) =>
        new EditSession(_host, Connection).RunAsync(new EditRequest(before.Project, words, [], null), _pipeline, default);

    /// <summary>Export-NemoVideo.</summary>
    internal async Task<string> ExportAsync(Edit edit, string? resolution = "360p", string quality = "low")
    {
        var target = File($"out{++_exports}.mp4");
        await new Exporter(_host, Connection, new TargetNames()).RunAsync(
            new ExportRequest(
                edit.Project,
                edit,
                target,
                _folder.Path,
                new RenderOptions(null, quality, resolution),
                Force: false,
                NoWait: false
            ),
            _pipeline,
            default
        );
        var export = _pipeline.Take<Export>();
        Assert.Equal(ExportState.Downloaded, export.State);
        return export.Path!;
    }

    private sealed class Collector : IPipeline
    {
        private readonly Queue<object> _results = new();

        public T Take<T>() => Assert.IsType<T>(_results.Dequeue());

        public Task EmitAsync(object result)
        {
            _results.Enqueue(result);
            return Task.CompletedTask;
        }

        public bool HearsDebug => false;

        public void Verbose(string text) { }

        public void Debug(string text) { }

        public void Warn(string text) { }

        public void Inform(string text) { }

        public void Error(NemoException error) => throw error;

        public void Progress(ProgressReport report) { }
    }
}
