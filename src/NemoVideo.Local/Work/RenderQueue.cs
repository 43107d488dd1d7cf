using System.Collections.Concurrent;
using System.Threading.Channels;
using NemoVideo.Local.Rendering;
using NemoVideo.Local.Store;

namespace NemoVideo.Local.Work;

/// <summary>
/// Renders what was submitted, a few at a time and in order. What is unfinished when the server stops resumes at the next
/// start.
/// </summary>
/// <param name="failure">The message a render that starts now should fail with (an injected fault); null when it should not fail.</param>
internal sealed class RenderQueue(
    RenderStore renders,
    ProjectStore projects,
    BackendFolder folder,
    IRenderer renderer,
    Func<string?> failure,
    ServerClock clock,
    TextWriter? log
) : IAsyncDisposable
{
    private readonly Channel<string> _waiting = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new();

    // Not disposed: a request may still come in while the server shuts down, and then finds it cancelled.
    private readonly CancellationTokenSource _stop = new();
    private Task _workers = Task.CompletedTask;

    public void Start(int workers)
    {
        foreach (var job in renders.Unfinished())
        {
            renders.Update(job.Key, j => j with { Status = RenderStatus.Pending });
            _waiting.Writer.TryWrite(job.Key);
        }

        _workers = Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync)));
    }

    public void Enqueue(RenderJob job) => _waiting.Writer.TryWrite(job.Key);

    /// <summary>A cancelled job counts as failed: the API documents no other status for it.</summary>
    public RenderJob Cancel(RenderJob job)
    {
        var changed = renders.Update(job.Key, j =>
            j with
            {
                Status = RenderStatus.Failed,
                Error = "The render was cancelled.",
                CompletedAt = clock.GetUtcNow(),
            }
        );
        if (_running.TryGetValue(job.Key, out var running))
        {
            try
            {
                running.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It has just ended.
            }
        }

        return changed;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _workers;
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var key in _waiting.Reader.ReadAllAsync(_stop.Token))
            {
                await RenderAsync(key);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested) { }
    }

    private async Task RenderAsync(string key)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        _running[key] = cancel;
        try
        {
            var job = renders.Update(key, j => j with { Status = RenderStatus.Processing, Progress = 0 });
            if (job.IsOver)
            {
                return;
            }

            if (failure() is { } words)
            {
                throw new RenderException(words);
            }

            folder.ThrowIfFull();

            var project = projects.Find(job.SessionId) ?? throw new RenderException("The project of this render is gone.");
            var target = renders.OutputPath(job);
            var media = await renderer.RenderAsync(
                DraftJson.Read(job.Draft),
                projects.MediaOf(project),
                job.Output,
                target,
                new Percent(p => Report(key, p)),
                cancel.Token
            );
            End(key, j =>
                j with
                {
                    Status = RenderStatus.Completed,
                    Progress = 100,
                    Duration = media.Duration.TotalSeconds,
                    Size = new FileInfo(target).Length,
                }
            );
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Cancelled: it has its status. Server shutdown: it keeps the status and resumes next time.
        }
#pragma warning disable CA1031 // A render that failed, for whatever reason, must not end the queue.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var message = JobFailure.Tell(e, "Render", key, "Export again.", log);
            End(key, j => j with { Status = RenderStatus.Failed, Error = message });
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }

    private void Report(string key, int percent)
    {
        // Only a completed job reports 100.
        renders.Update(key, j => j with { Progress = Math.Clamp(percent, j.Progress, 99) });
    }

    private void End(string key, Func<RenderJob, RenderJob> change)
    {
        try
        {
            renders.Update(key, j => change(j) with { CompletedAt = clock.GetUtcNow() });
        }
#pragma warning disable CA1031 // The job has ended in memory, and the queue carries on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log?.WriteLine($"Render {key}: its status could not be written: {e}");
        }
    }

    /// <summary>Unlike <see cref="Progress{T}"/>, reports in order and at once.</summary>
    private sealed class Percent(Action<int> report) : IProgress<double>
    {
        private int _last = -1;

        public void Report(double value)
        {
            var percent = (int)Math.Floor(value * 100);
            if (percent == _last)
            {
                return;
            }

            _last = percent;
            report(percent);
        }
    }
}
