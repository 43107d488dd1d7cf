using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NemoVideo.Local.Api;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Store;
using NemoVideo.Local.Work;

namespace NemoVideo.Local.Hosting;

/// <summary>A running local backend. Disposing it stops it: the next one on the same folder resumes what was rendering.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FolderLock _lock;
    private readonly Backend _backend;
    private int _disposed;

    private LocalServer(WebApplication app, FolderLock folderLock, Backend backend, Uri address)
    {
        (_app, _lock, _backend, Address) = (app, folderLock, backend, address);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Lifetime.ApplicationStopping.Register(ended.SetResult);
        Completion = ended.Task;
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:port</c>.</summary>
    public Uri Address { get; }

    public string Folder => _backend.Folder.Root;

    /// <summary>
    /// Where it is, as one line of JSON; <c>server.json</c> holds the same and the secret. Whoever starts it to hold it reads the secret
    /// here, over a private pipe: not every file system can keep a file from others.
    /// </summary>
    public string Announcement => (About() with { Secret = _backend.Options.WhileHeld ? Secret : null }).ToJson();

    /// <summary>What <c>/local/*</c> requires (<see cref="LocalSecret"/>).</summary>
    public string Secret => _backend.Secret.Value;

    /// <summary>Its time, which can be advanced.</summary>
    public ServerClock Clock => _backend.Clock;

    /// <summary>The requests it has seen.</summary>
    public RequestLog Requests => _backend.Requests;

    /// <summary>How many clients hold it (<c>GET /local/hold</c>).</summary>
    public int Holders => _backend.Holds.Count;

    /// <summary>How it misbehaves. Setting it restarts all counts.</summary>
    public FaultPlan Faults
    {
        get => _backend.Faults.Plan;
        set
        {
            value.Check();
            _backend.Faults.Plan = value;
            _backend.Folder.Full = value.DiskFull;
        }
    }

    /// <summary>Completes when it should exit by itself (nobody holds it); then dispose it.</summary>
    public Task Completion { get; }

    /// <summary>The routes it serves, as <c>METHOD pattern</c>.</summary>
    public IEnumerable<string> Routes =>
        _app
            .Services.GetServices<EndpointDataSource>()
            .Concat(((IEndpointRouteBuilder)_app).DataSources)
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(e => $"{e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {e.RoutePattern.RawText}")
            .Distinct();

    /// <param name="services">What does the work.</param>
    /// <exception cref="FolderInUseException">Another server uses the folder.</exception>
    public static async Task<LocalServer> StartAsync(
        LocalServerOptions options,
        LocalServices services,
        TimeProvider? machineClock = null,
        CancellationToken cancellationToken = default
    )
    {
        var folder = new BackendFolder(options.Folder);
        var folderLock = FolderLock.Take(folder.Root);
        try
        {
            folder.RemoveUnfinished();
            var app = Build(options);
            var backend = Compose(options, services, folder, new ServerClock(machineClock), app.Lifetime);
            Middleware.Use(app, backend, options.Log);
            await app.StartAsync(cancellationToken);
            backend.Queue.Start(options.MaxRenders);
            var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
            var server = new LocalServer(app, folderLock, backend, address);
            folderLock.Announce((server.About() with { Secret = server.Secret }).ToJson());
            return server;
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _backend.Holds.Dispose();
        await _backend.Edits.DisposeAsync();
        await _backend.Queue.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _lock.Dispose();
    }

    private Announcement About() => new(Address.OriginalString.TrimEnd('/'), Environment.ProcessId, Folder, _backend.Options.Arguments);

    private static WebApplication Build(LocalServerOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // Nothing outside decides where this listens: no environment variable, no appsettings.json of the current folder.
        ((IConfigurationBuilder)builder.Configuration).Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, NoHostLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            // Each endpoint has its own limit. Kestrel's would cut off a client that is still sending, so that it never reads why.
            kestrel.Limits.MaxRequestBodySize = null;
            // A client that is paused (a waiting pipeline, a stall in a test) is not an attack here.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        return builder.Build();
    }

    private static Backend Compose(
        LocalServerOptions options,
        LocalServices services,
        BackendFolder folder,
        ServerClock clock,
        IHostApplicationLifetime lifetime
    )
    {
        var faults = new FaultInjector(clock) { Plan = options.Faults ?? new FaultPlan() };
        folder.Full = faults.Plan.DiskFull;
        var accounts = new AccountStore(folder, clock, options.Strict, options.Credits);
        accounts.Load();
        var projects = new ProjectStore(folder, clock);
        var renders = new RenderStore(folder);
        renders.RemoveUnfinished();
        return new Backend
        {
            Options = options,
            Clock = clock,
            Folder = folder,
            Accounts = accounts,
            Projects = projects,
            Renders = renders,
            Queue = new RenderQueue(renders, projects, folder, services.Renderer, faults.TakeRenderFailure, clock, options.Log),
            Edits = new EditRunner(services.Agent, projects, accounts, options.Strict, options.EditCost, clock, options.Log),
            Probe = services.Probe,
            Faults = faults,
            Requests = new RequestLog(),
            Secret = new LocalSecret(),
            Holds = new HoldMonitor(clock, options.WhileHeld, lifetime.StopApplication),
            Stopping = lifetime.ApplicationStopping,
        };
    }

    /// <summary>Ctrl+C is up to the command; a server inside another process has no handling of its own.</summary>
    private sealed class NoHostLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
