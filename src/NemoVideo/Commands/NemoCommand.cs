using System.Management.Automation;
using System.Runtime.ExceptionServices;
using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Connections;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Skills;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>
/// Common to all cmdlets: work runs on the thread pool and comes back through a <see cref="JobPump"/>; whatever ends the pipeline
/// ends the work, and the cmdlet waits for that.
/// </summary>
public abstract class NemoCommand : PSCmdlet, IDisposable
{
    private NemoHost? _host;
    private JobPump? _pump;
    private PumpSink? _sink;
    private volatile bool _stopped;

    /// <summary>The connection to use: by default the input's, or else the runspace's, or else a new one.</summary>
    [Parameter]
    [ConnectionTransformation]
    public virtual Connection? Connection { get; set; }

    internal NemoHost NemoHost => _host ??= ModuleHost.Create();

    /// <summary>How many jobs run at the same time.</summary>
    private protected virtual int JobLimit => 1;

    private protected JobPump Pump
    {
        get
        {
            _pump ??= new JobPump(JobLimit, Sink);
            if (_stopped)
            {
                // The stop arrived before there was a pump to cancel.
                _pump.Cancel();
            }

            return _pump;
        }
    }

    /// <summary>The session's current folder, which is not the process's.</summary>
    private protected string CurrentFolder => SessionState.Path.CurrentFileSystemLocation.ProviderPath;

    private PumpSink Sink => _sink ??= new PumpSink(this);

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Run(Begin);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() =>
        Run(() =>
        {
            End();
            _pump?.Finish();
        });

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        _stopped = true;
        _pump?.Cancel();
        _asking?.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The only hook that runs when something upstream throws: ends the work and waits for it.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _asking?.Cancel();
            _asking?.WaitForJobs();
            _pump?.Cancel();
            _pump?.WaitForJobs();
        }
    }

    /// <summary>Before the first input.</summary>
    private protected virtual void Begin() { }

    /// <summary>One input.</summary>
    private protected virtual void Process() { }

    /// <summary>After the last input; running jobs are waited for after it.</summary>
    private protected virtual void End() { }

    private JobPump? _asking;

    /// <summary>Runs something now and waits for it, with progress and Ctrl+C.</summary>
    private protected T Await<T>(Func<IPipeline, CancellationToken, Task<T>> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failed = null;
        _asking = new JobPump(1, Sink);
        if (_stopped)
        {
            throw new PipelineStoppedException();
        }

        try
        {
            _asking.Start(
                async (pipeline, cancellationToken) =>
                {
                    try
                    {
                        result = await work(pipeline, cancellationToken).ConfigureAwait(false);
                    }
                    catch (NemoException error)
                    {
                        failed = ExceptionDispatchInfo.Capture(error);
                    }
#pragma warning disable CA1031 // The caller has no result to continue with: unforeseen errors end the command too.
                    catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
                    {
                        failed = ExceptionDispatchInfo.Capture(NemoErrors.Unexpected(error));
                    }
                }
            );
            _asking.Finish();
        }
        finally
        {
            _asking = null;
        }

        failed?.Throw();
        return result;
    }

    /// <summary>The given connection, or else the input's own, or else the runspace's, or else a new one.</summary>
    private protected Connection Connect(Connection? ofInput = null)
    {
        var connection = Connection ?? ofInput ?? DefaultConnection.Current;
        if (connection is { IsClosed: true })
        {
            throw NemoErrors.Disconnected(connection.Address);
        }

        if (connection is null)
        {
            if (LocalOnly.IsOn)
            {
                throw NemoErrors.NotConnected();
            }

            connection = Await(
                (pipeline, cancellationToken) =>
                    ConnectAsync(new ConnectRequest { Skill = new SkillFinder(NemoHost).Find(null) }, pipeline, cancellationToken)
            );
            DefaultConnection.Current = connection;

            // Nobody said where to connect: whoever sends files has to see it.
            Sink.Inform(
                $"Connected to {connection.Address} as {connection.UserId} ({connection.Account}), because Connect-Nemo was not run."
            );
        }

        return connection;
    }

    /// <summary>The same for a project named by a parameter. One that outlived its connection is looked for on another.</summary>
    private protected Connection Connect(ProjectRef? reference) =>
        Connect(reference?.Project?.Connection is { IsClosed: false } own ? own : null);

    /// <summary>The connection for an export in the journal: a local backend's export is fetched from there, not from the cloud.</summary>
    private protected Connection Connect(ExportEntry entry)
    {
        if (Connection is null && DefaultConnection.Current is null && entry.IsLocal)
        {
            var request = new ConnectRequest
            {
                Local = true,
                LocalProgram = ModuleHost.LocalProgram,
                LocalArguments = ["--folder", entry.AccountKey.Substring(Connector.LocalKey.Length)],
                Skill = new SkillFinder(NemoHost).Find(null),
            };
            DefaultConnection.Current = Await((pipeline, cancellationToken) => ConnectAsync(request, pipeline, cancellationToken));
            WriteVerbose($"Started the local backend that holds export '{entry.Id}'.");
        }

        return Connect();
    }

    private protected async Task<Connection> ConnectAsync(ConnectRequest request, IPipeline pipeline, CancellationToken cancellationToken)
    {
        const string Key = "connect";
        pipeline.Progress(new ProgressReport(Key, "NemoVideo", "Connecting..."));
        try
        {
            return await new Connector(NemoHost).ConnectAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            pipeline.Progress(new ProgressReport(Key, "NemoVideo", "", Completed: true));
        }
    }

    /// <summary>Asks ShouldProcess; distinguishes a plan (-WhatIf) from a no.</summary>
    private protected bool MayDo(string target, string action, out bool planned)
    {
        var yes = ShouldProcess(
            $"Performing the operation \"{action}\" on target \"{target}\".",
            $"Perform the operation \"{action}\" on target \"{target}\"?",
            "Confirm",
            out var reason
        );
        planned = (reason & ShouldProcessReason.WhatIf) != 0;
        return yes;
    }

    private protected void WriteNemoError(NemoException error) => WriteError(ErrorRecords.Of(error));

    private void Run(Action work)
    {
        try
        {
            work();
        }
        catch (NemoException error)
        {
            CancelAndWait();
            ThrowTerminatingError(ErrorRecords.Of(error));
        }
        catch (OperationCanceledException)
        {
            CancelAndWait();
            throw new PipelineStoppedException();
        }
        catch
        {
            // Whatever a call into the engine throws (-First, -ErrorAction Stop, throw, break) ends the work.
            CancelAndWait();
            throw;
        }
    }

    private void CancelAndWait()
    {
        _pump?.Cancel();
        _pump?.WaitForJobs();
    }
}
