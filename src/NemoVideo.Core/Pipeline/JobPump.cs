using System.Collections.Concurrent;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Pipeline;

/// <summary>
/// Runs jobs on the thread pool and brings their output back to one thread, in the order in which the jobs were started.
/// It knows of no engine. Everything goes through one queue, including a job's "done", so waiting for a free place is draining.
/// A job waits when its results are not taken; jobs that are finished but not yet taken count against a separate limit,
/// so that a slow first job does not let the others pile up behind it.
/// </summary>
/// <remarks>Start, Drain and Finish belong to the pipeline thread. Cancel and WaitForJobs may be called from any.</remarks>
internal sealed class JobPump
{
    /// <summary>Results of one job that may wait to be taken.</summary>
    private const int ResultsAhead = 16;

    private readonly BlockingCollection<Message> _queue = [];
    private readonly SortedDictionary<int, JobState> _jobs = [];
    private readonly CancellationTokenSource _cancel = new();
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly IPumpSink _sink;
    private readonly ProgressThrottle _progress;
    private readonly int _limit;
    private readonly bool _hearsDebug;
    private int _nextJob;
    private int _activeJobs;

    public JobPump(int limit, IPumpSink sink, Func<TimeSpan>? elapsed = null)
    {
        _limit = Math.Max(1, limit);
        _sink = sink;
        _hearsDebug = sink.HearsDebug;
        _progress = new ProgressThrottle(elapsed);
    }

    /// <summary>Canceled when the pipeline ends early.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>Jobs that have not ended.</summary>
    public int Running => _running.Count(pair => !pair.Key.IsCompleted);

    /// <summary>Starts a job as soon as there is room for it, meanwhile outputting what is ready.</summary>
    public void Start(Func<IPipeline, CancellationToken, Task> work)
    {
        Guard(() =>
        {
            while (_activeJobs >= _limit || _jobs.Count >= 2 * _limit)
            {
                TakeOne();
            }

            _cancel.Token.ThrowIfCancellationRequested();
            var state = new JobState(_nextJob++);
            _jobs.Add(state.Number, state);
            _activeJobs++;
            var pipeline = new JobPipeline(this, state);
            var task = Task.Run(() => RunAsync(work, pipeline));
            _running[task] = true;
            task.ContinueWith(
                done => _running.TryRemove(done, out _),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            DrainReady();
        });
    }

    /// <summary>Outputs what is ready, without waiting.</summary>
    public void Drain() => Guard(DrainReady);

    /// <summary>Outputs everything until all jobs have ended.</summary>
    public void Finish() =>
        Guard(() =>
        {
            while (_jobs.Count > 0)
            {
                TakeOne();
            }

            // A job reports that it is done just before it ends.
            WaitForJobs();
            FlushProgress(everything: true);
            _cancel.Token.ThrowIfCancellationRequested();
        });

    /// <summary>Ends all jobs; returns at once.</summary>
    public void Cancel() => _cancel.Cancel();

    /// <summary>Waits until no job is running.</summary>
    public void WaitForJobs()
    {
        try
        {
            Task.WaitAll([.. _running.Keys]);
        }
        catch (AggregateException)
        {
            // RunAsync throws nothing but its own defects; the pipeline has ended, so there is nobody to tell.
        }
    }

    private async Task RunAsync(Func<IPipeline, CancellationToken, Task> work, JobPipeline pipeline)
    {
        WireLog.TellTo(pipeline);
        try
        {
            await work(pipeline, _cancel.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            // The pipeline ended: there is nobody to tell.
        }
        catch (NemoException error)
        {
            pipeline.Error(error);
        }
#pragma warning disable CA1031 // A defect in one job must not end the session's other jobs; it is shown as an error.
        catch (Exception error)
#pragma warning restore CA1031
        {
            pipeline.Error(NemoErrors.Unexpected(error));
        }
        finally
        {
            pipeline.Done();
        }
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch
        {
            _cancel.Cancel();
            WaitForJobs();
            throw;
        }
    }

    private void DrainReady()
    {
        while (_queue.TryTake(out var message))
        {
            Handle(message);
        }

        FlushProgress();
    }

    private void TakeOne()
    {
        // Progress is handled while nothing else arrives.
        if (_queue.TryTake(out var message, (int)ProgressThrottle.Interval.TotalMilliseconds, _cancel.Token))
        {
            Handle(message);
        }

        FlushProgress();
    }

    private void Handle(Message message)
    {
        var job = message.Job;
        switch (message.Kind)
        {
            case MessageKind.Done:
                _activeJobs--;
                job.IsDone = true;

                // A job that was cut short is done too: the output of later jobs would follow right after the gap.
                _cancel.Token.ThrowIfCancellationRequested();
                EmitInOrder();
                break;
            case MessageKind.Result or MessageKind.Error:
                job.Waiting.Enqueue(message);
                EmitInOrder();
                break;
            case MessageKind.Verbose:
                _sink.Verbose((string)message.Content);
                break;
            case MessageKind.Debug:
                _sink.Debug((string)message.Content);
                break;
            case MessageKind.Warning:
                _sink.Warn((string)message.Content);
                break;
            default:
                _sink.Inform((string)message.Content);
                break;
        }
    }

    private void EmitInOrder()
    {
        while (_jobs.Count > 0)
        {
            var first = _jobs.First().Value;
            while (first.Waiting.Count > 0)
            {
                var message = first.Waiting.Dequeue();
                if (message.Kind == MessageKind.Error)
                {
                    _sink.Error((NemoException)message.Content);
                }
                else
                {
                    _sink.Write(message.Content);
                    first.Room.Release();
                }
            }

            if (!first.IsDone)
            {
                return;
            }

            _jobs.Remove(first.Number);
        }
    }

    private void FlushProgress(bool everything = false)
    {
        foreach (var report in _progress.Take(everything))
        {
            _sink.Progress(report);
        }
    }

    private enum MessageKind
    {
        Result,
        Error,
        Verbose,
        Debug,
        Warning,
        Information,
        Done,
    }

    private readonly record struct Message(JobState Job, MessageKind Kind, object Content);

    private sealed class JobState(int number)
    {
        public int Number { get; } = number;

        public Queue<Message> Waiting { get; } = new();

        public SemaphoreSlim Room { get; } = new(ResultsAhead);

        public bool IsDone { get; set; }
    }

    private sealed class JobPipeline(JobPump pump, JobState job) : IPipeline
    {
        public async Task EmitAsync(object result)
        {
            await job.Room.WaitAsync(pump.Token).ConfigureAwait(false);
            Add(MessageKind.Result, result);
        }

        public bool HearsDebug => pump._hearsDebug;

        public void Verbose(string text) => Add(MessageKind.Verbose, text);

        public void Debug(string text) => Add(MessageKind.Debug, text);

        public void Warn(string text) => Add(MessageKind.Warning, text);

        public void Inform(string text) => Add(MessageKind.Information, text);

        public void Error(NemoException error) => Add(MessageKind.Error, error);

        public void Progress(ProgressReport report) => pump._progress.Put(report);

        public void Done() => Add(MessageKind.Done, "");

        private void Add(MessageKind kind, object content) => pump._queue.Add(new Message(job, kind, content));
    }
}
