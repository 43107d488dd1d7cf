using System.Collections.Concurrent;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Pipeline;

#pragma warning disable xUnit1031 // A pump blocks its thread: that is what is tested.

namespace NemoVideo.Tests.Core.Pipeline;

public class JobPumpTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Output_keeps_the_order_of_input_when_jobs_finish_in_reverse()
    {
        var sink = new Sink();
        var pump = new JobPump(8, sink);
        var gates = Enumerable
            .Range(0, 9)
            .Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .ToArray();
        gates[8].SetResult();
        for (var job = 0; job < 8; job++)
        {
            var number = job;
            pump.Start(
                async (pipeline, _) =>
                {
                    await gates[number + 1].Task;
                    await pipeline.EmitAsync($"{number}a");
                    await pipeline.EmitAsync($"{number}b");
                    gates[number].SetResult();
                }
            );
        }

        pump.Finish();
        Assert.Equal(Enumerable.Range(0, 8).SelectMany(number => new[] { $"{number}a", $"{number}b" }), sink.Results);
    }

    [Fact]
    public void No_more_jobs_run_than_the_limit_says()
    {
        var running = 0;
        var most = 0;
        var pump = new JobPump(3, new Sink());
        for (var job = 0; job < 40; job++)
        {
            pump.Start(
                async (pipeline, _) =>
                {
                    var now = Interlocked.Increment(ref running);
                    InterlockedMax(ref most, now);
                    await Task.Yield();
                    await pipeline.EmitAsync(now);
                    Interlocked.Decrement(ref running);
                }
            );
        }

        pump.Finish();
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public void Jobs_that_finished_behind_a_slow_one_do_not_pile_up()
    {
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = 0;
        var emitted = 0;
        var most = 0;
        var sink = new Sink { OnWrite = _ => Interlocked.Increment(ref emitted) };
        var pump = new JobPump(4, sink);
        var feeding = Task.Run(() =>
        {
            for (var job = 0; job < 100; job++)
            {
                var first = job == 0;
                pump.Start(
                    async (pipeline, _) =>
                    {
                        InterlockedMax(ref most, Interlocked.Increment(ref started) - Volatile.Read(ref emitted));
                        await (first ? slow.Task : Task.CompletedTask);
                        await pipeline.EmitAsync("x");
                    }
                );
            }

            pump.Finish();
        });

        Wait(() => Volatile.Read(ref started) == 8);
        Assert.Empty(sink.Results);
        slow.SetResult();
        Assert.True(feeding.Wait(Patience));
        Assert.Equal(100, sink.Results.Count);
        Assert.Equal(8, most);
    }

    [Fact]
    public void A_job_waits_when_its_results_are_not_taken()
    {
        var emitted = 0;
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var pump = new JobPump(2, new Sink());
        pump.Start((_, _) => slow.Task);
        pump.Start(
            async (pipeline, _) =>
            {
                for (var result = 0; result < 1000; result++)
                {
                    await pipeline.EmitAsync(result);
                    Interlocked.Increment(ref emitted);
                }
            }
        );
        Wait(() => Volatile.Read(ref emitted) == 16);
        pump.Drain();
        Assert.Equal(16, emitted);
        slow.SetResult();
        pump.Finish();
        Assert.Equal(1000, emitted);
    }

    [Fact]
    public void A_consumer_that_has_enough_stops_the_rest()
    {
        var started = 0;
        var ended = 0;
        var pump = new JobPump(4, new Sink { OnWrite = _ => throw new EnoughException() });
        Assert.Throws<EnoughException>(() =>
        {
            for (var job = 0; job < 1000; job++)
            {
                pump.Start(
                    async (pipeline, cancellationToken) =>
                    {
                        Interlocked.Increment(ref started);
                        try
                        {
                            await pipeline.EmitAsync("x");
                            await Task.Delay(Timeout.Infinite, cancellationToken);
                        }
                        finally
                        {
                            Interlocked.Increment(ref ended);
                        }
                    }
                );
            }

            pump.Finish();
        });
        Assert.InRange(started, 1, 8);
        Assert.Equal(started, ended);
        Assert.True(pump.Token.IsCancellationRequested);
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("error")]
    [InlineData("information")]
    [InlineData("verbose")]
    [InlineData("progress")]
    public void Whatever_the_sink_throws_ends_all_jobs_and_comes_out(string what)
    {
        var ended = 0;
        var pump = new JobPump(
            2,
            new Sink
            {
                OnOther = kind =>
                {
                    if (kind == what)
                    {
                        throw new EnoughException();
                    }
                },
            }
        );
        Assert.Throws<EnoughException>(() =>
        {
            for (var job = 0; job < 2; job++)
            {
                pump.Start(
                    async (pipeline, cancellationToken) =>
                    {
                        try
                        {
                            pipeline.Warn("w");
                            pipeline.Error(NemoErrors.FileNotFound("x"));
                            pipeline.Inform("i");
                            pipeline.Verbose("v");
                            pipeline.Progress(new ProgressReport("k", "a", "s"));
                            await Task.Delay(Timeout.Infinite, cancellationToken);
                        }
                        finally
                        {
                            Interlocked.Increment(ref ended);
                        }
                    }
                );
            }

            pump.Finish();
        });
        Assert.Equal(0, pump.Running);
        Assert.InRange(ended, 0, 2);
    }

    [Fact]
    public void Cancel_from_another_thread_ends_a_hanging_job_and_finish()
    {
        var began = new TaskCompletionSource();
        var ended = false;
        var pump = new JobPump(1, new Sink());
        pump.Start(
            async (_, cancellationToken) =>
            {
                began.SetResult();
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
                finally
                {
                    ended = true;
                }
            }
        );
        var finishing = Task.Run(pump.Finish);
        Assert.True(began.Task.Wait(Patience));
        pump.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => finishing.WaitAsync(Patience).GetAwaiter().GetResult());
        Assert.True(ended);
    }

    [Fact]
    public void Cancel_ends_a_job_that_waits_for_its_results_to_be_taken()
    {
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var pump = new JobPump(2, new Sink());
        pump.Start((_, cancellationToken) => slow.Task.WaitAsync(cancellationToken));
        pump.Start(
            async (pipeline, _) =>
            {
                while (true)
                {
                    await pipeline.EmitAsync("x");
                }
            }
        );
        pump.Cancel();
        pump.WaitForJobs();
        Assert.Equal(0, pump.Running);
    }

    [Fact]
    public void Nothing_comes_out_behind_a_job_that_a_cancel_cut_short()
    {
        JobPump? pump = null;
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var warned = new TaskCompletionSource();
        var sink = new Sink
        {
            OnOther = _ =>
            {
                pump!.Cancel();
                pump.WaitForJobs();
            },
        };
        pump = new JobPump(2, sink);
        pump.Start((_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken));
        pump.Start(
            async (pipeline, _) =>
            {
                await gate.Task;
                await pipeline.EmitAsync("later");
                pipeline.Warn("careful");
                warned.SetResult();
            }
        );
        gate.SetResult();
        Assert.True(warned.Task.Wait(Patience));
        Assert.ThrowsAny<OperationCanceledException>(pump.Drain);
        Assert.Empty(sink.Results);
    }

    [Fact]
    public void Nothing_starts_after_a_cancel()
    {
        var ran = false;
        var pump = new JobPump(1, new Sink());
        pump.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            pump.Start(
                (_, _) =>
                {
                    ran = true;
                    return Task.CompletedTask;
                }
            )
        );
        pump.WaitForJobs();
        Assert.False(ran);
    }

    [Fact]
    public void One_bad_job_is_an_error_and_the_rest_goes_on()
    {
        var sink = new Sink();
        var pump = new JobPump(2, sink);
        pump.Start((pipeline, _) => pipeline.EmitAsync("first"));
        pump.Start((_, _) => throw NemoErrors.FileNotFound("gone.mp4"));
        pump.Start(
            async (_, _) =>
            {
                await Task.Yield();
                throw new InvalidDataException("odd");
            }
        );

        // A cancellation that nobody of ours asked for is a failure, not an end.
        pump.Start((_, _) => Task.FromException(new TaskCanceledException("timed out")));
        pump.Start((pipeline, _) => pipeline.EmitAsync("last"));
        pump.Finish();
        Assert.Equal(["first", "last"], sink.Results);
        Assert.Equal(["Nemo.FileNotFound", "Nemo.Unexpected", "Nemo.Unexpected"], sink.Errors.Select(error => error.ErrorId));
        Assert.Contains("odd", sink.Errors[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_keep_their_place_between_results()
    {
        var sink = new Sink();
        var pump = new JobPump(4, sink);
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        pump.Start(
            async (pipeline, _) =>
            {
                await first.Task;
                await pipeline.EmitAsync("1");
            }
        );
        pump.Start((_, _) => throw NemoErrors.FileNotFound("2"));
        pump.Start(
            async (pipeline, _) =>
            {
                await pipeline.EmitAsync("3");
                first.SetResult();
            }
        );
        pump.Finish();
        Assert.Equal(["result 1", "error Nemo.FileNotFound", "result 3"], sink.InOrder);
    }

    [Fact]
    public void Warnings_do_not_wait_for_a_slow_first_job()
    {
        var sink = new Sink();
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var warned = new TaskCompletionSource();
        var pump = new JobPump(2, sink);
        pump.Start((_, _) => slow.Task);
        pump.Start(
            (pipeline, _) =>
            {
                pipeline.Warn("careful");
                warned.SetResult();
                return Task.CompletedTask;
            }
        );
        Assert.True(warned.Task.Wait(Patience));
        pump.Drain();
        Assert.Equal(["warning careful"], sink.InOrder);
        slow.SetResult();
        pump.Finish();
    }

    [Fact]
    public void Forty_thousand_progress_reports_show_a_handful_and_end_with_one_completed()
    {
        var sink = new Sink();
        var pump = new JobPump(1, sink, () => TimeSpan.Zero);
        pump.Start(
            async (pipeline, _) =>
            {
                for (var report = 0; report < 40_000; report++)
                {
                    pipeline.Progress(new ProgressReport("k", "Uploading", "…", report / 400.0));
                    if (report % 100 == 0)
                    {
                        await pipeline.EmitAsync(report);
                    }
                }

                pipeline.Progress(new ProgressReport("k", "Uploading", "", Completed: true));
            }
        );
        pump.Finish();
        Assert.Equal(400, sink.Results.Count);
        Assert.InRange(sink.Reports.Count, 2, 3);
        Assert.Single(sink.Reports, report => report.Completed);
        Assert.True(sink.Reports[^1].Completed);
    }

    [Fact]
    public void A_bar_that_a_failed_job_left_open_is_completed()
    {
        var sink = new Sink();
        var pump = new JobPump(1, sink);
        pump.Start(
            async (pipeline, _) =>
            {
                pipeline.Progress(new ProgressReport("k", "Uploading", "…"));
                await pipeline.EmitAsync("shown");
                throw new InvalidDataException("odd");
            }
        );
        Wait(() =>
        {
            pump.Drain();
            return sink.Reports.Count > 0;
        });
        pump.Finish();
        Assert.True(sink.Reports[^1].Completed);
        Assert.Single(sink.Reports, report => report.Completed);
    }

    [Fact]
    public void Random_races_come_out_in_order_or_stop_clean()
    {
        for (var round = 0; round < 300; round++)
        {
            var random = new Random(round);
            var limit = random.Next(1, 6);
            var jobs = random.Next(1, 30);
            var stopAt = random.Next(3) == 0 ? random.Next(1, 30) : int.MaxValue;
            var cancelled = random.Next(4) == 0;
            var taken = 0;
            var sink = new Sink
            {
                OnWrite = _ =>
                {
                    if (++taken == stopAt)
                    {
                        throw new EnoughException();
                    }
                },
            };
            var pump = new JobPump(limit, sink);
            var seeds = Enumerable.Range(0, jobs).Select(_ => random.Next()).ToArray();
            var cancelling = cancelled
                ? Task.Run(async () =>
                {
                    await Task.Yield();
                    pump.Cancel();
                })
                : Task.CompletedTask;
            var expected = new List<object>();
            try
            {
                for (var job = 0; job < jobs; job++)
                {
                    var number = job;
                    var results = seeds[job] % 20;
                    expected.AddRange(Enumerable.Range(0, results).Select(result => (object)(number, result)));
                    pump.Start(
                        async (pipeline, cancellationToken) =>
                        {
                            for (var result = 0; result < results; result++)
                            {
                                if (((seeds[number] >> result) & 1) == 0)
                                {
                                    await Task.Yield();
                                }

                                cancellationToken.ThrowIfCancellationRequested();
                                await pipeline.EmitAsync((number, result));
                            }
                        }
                    );
                }

                pump.Finish();
                Assert.Equal(expected, sink.Results);
            }
            catch (EnoughException)
            {
                Assert.Equal(stopAt, taken);
            }
            catch (OperationCanceledException)
            {
                Assert.True(cancelled);
            }

            cancelling.Wait();
            Assert.Equal(0, pump.Running);
            Assert.Empty(sink.Errors);
            Assert.Equal(expected.Take(sink.Results.Count), sink.Results);
        }
    }

    private static void InterlockedMax(ref int place, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref place)) < value && Interlocked.CompareExchange(ref place, value, seen) != seen) { }
    }

    private static void Wait(Func<bool> reached) => Assert.True(SpinWait.SpinUntil(reached, Patience));

    private sealed class EnoughException : Exception;

    private sealed class Sink : IPumpSink
    {
        private readonly ConcurrentQueue<string> _inOrder = new();

        public List<object> Results { get; } = [];

        public List<NemoException> Errors { get; } = [];

        public List<ProgressReport> Reports { get; } = [];

        public IEnumerable<string> InOrder => _inOrder;

        public Action<object>? OnWrite { get; init; }

        public Action<string>? OnOther { get; init; }

        public void Write(object result)
        {
            Results.Add(result);
            _inOrder.Enqueue($"result {result}");
            OnWrite?.Invoke(result);
        }

        public bool HearsDebug { get; init; }

        public void Verbose(string text) => Other("verbose", text);

        public void Debug(string text) => Other("debug", text);

        public void Warn(string text) => Other("warning", text);

        public void Inform(string text) => Other("information", text);

        public void Error(NemoException error)
        {
            Errors.Add(error);
            Other("error", error.ErrorId);
        }

        public void Progress(ProgressReport report)
        {
            Reports.Add(report);
            OnOther?.Invoke("progress");
        }

        private void Other(string kind, string text)
        {
            _inOrder.Enqueue($"{kind} {text}");
            OnOther?.Invoke(kind);
        }
    }
}
