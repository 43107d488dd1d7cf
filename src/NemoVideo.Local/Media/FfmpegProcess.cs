using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using NemoVideo.Local.Model;
using static System.FormattableString;

namespace NemoVideo.Local.Media;

/// <summary>
/// Runs ffmpeg and ffprobe. Arguments are passed as a list, never through a shell. Cancelling kills the process and its
/// children at once, and the call returns only once it is gone.
/// </summary>
internal sealed class FfmpegProcess(FfmpegTools tools)
{
    private const int TailLines = 12;

    /// <summary>Characters of an answer that is read whole; packet lists are read line by line.</summary>
    private const int LongestAnswer = 4_000_000;

    private static readonly string[] Bounds = ["-max_alloc", Limits.LargestBlock.ToString(CultureInfo.InvariantCulture)];

    private readonly ConcurrentDictionary<string, string> _lists = new();

    /// <summary>Runs ffmpeg to its end.</summary>
    /// <param name="arguments">Inputs, filters and outputs; the general options are added here.</param>
    /// <param name="progress">The time of the output written so far, as ffmpeg reports it about twice a second.</param>
    /// <param name="workingFolder">What relative paths inside filters are relative to; null is the current folder.</param>
    /// <exception cref="FfmpegException">It ended with an error.</exception>
    public async Task RunAsync(
        IEnumerable<string> arguments,
        IProgress<TimeSpan>? progress,
        CancellationToken cancellationToken,
        string? workingFolder = null
    )
    {
        using var run = Start(
            tools.Ffmpeg,
            ["-hide_banner", "-nostdin", .. Bounds, "-loglevel", "error", "-nostats", "-progress", "pipe:1", "-y", .. arguments],
            workingFolder
        );
        await run.GuardAsync(
            async () =>
            {
                while (await run.Output.ReadLineAsync(cancellationToken) is { } line)
                {
                    if (ReadProgress(line) is { } time)
                    {
                        progress?.Report(time);
                    }
                }
            },
            cancellationToken
        );
    }

    /// <summary>
    /// Runs ffmpeg and yields what it writes to <c>pipe:1</c> piece by piece. A piece is valid until the next is requested.
    /// </summary>
    /// <exception cref="FfmpegException">It ended with an error.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadOutputAsync(
        IEnumerable<string> arguments,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var run = Start(tools.Ffmpeg, ["-hide_banner", "-nostdin", .. Bounds, "-loglevel", "error", "-nostats", .. arguments]);
        var buffer = new byte[64 * 1024];
        var count = 0;
        do
        {
            await run.GuardAsync(
                async () =>
                    count = await run.Output.BaseStream.ReadAtLeastAsync(
                        buffer,
                        buffer.Length,
                        throwOnEndOfStream: false,
                        cancellationToken
                    ),
                cancellationToken,
                toEnd: false
            );
            if (count > 0)
            {
                yield return buffer.AsMemory(0, count);
            }
        } while (count == buffer.Length);

        await run.GuardAsync(() => Task.CompletedTask, cancellationToken);
    }

    /// <summary>
    /// The first sound stream of a file as mono samples (−1 to 1), in constant memory.
    /// A piece is valid until the next one is requested. A file without sound is an <see cref="FfmpegException"/>.
    /// </summary>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="from">Where to begin in the file.</param>
    /// <param name="duration">
    /// How much to read; null reads to the end, but not beyond the longest media: a gap in time would be filled with silence.
    /// </param>
    public async IAsyncEnumerable<ReadOnlyMemory<float>> ReadAudioAsync(
        string path,
        int sampleRate = 16000,
        TimeSpan from = default,
        TimeSpan? duration = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        List<string> arguments = [];
        if (from > TimeSpan.Zero)
        {
            arguments.AddRange(["-ss", Seconds(from)]);
        }

        arguments.AddRange(["-t", Seconds(duration ?? Limits.Longest)]);
        arguments.AddRange([.. FfmpegInput.Open(path), .. Samples(0, sampleRate), "pipe:1"]);

        var samples = Array.Empty<float>();
        await foreach (var bytes in ReadOutputAsync(arguments, cancellationToken))
        {
            // The pipe's pieces are whole buffers (a multiple of 4 bytes) except the last one, which ends with the stream.
            var count = bytes.Length / sizeof(float);
            if (samples.Length < count)
            {
                samples = new float[count];
            }

            MemoryMarshal.Cast<byte, float>(bytes.Span)[..count].CopyTo(samples);
            yield return samples.AsMemory(0, count);
        }
    }

    /// <summary>The same for several parts of a file in one run, for short ones: starting ffmpeg takes longer than they do.</summary>
    /// <param name="parts">In the file. Each is read whole.</param>
    public async Task<IReadOnlyList<float[]>> ReadAudioAsync(
        string path,
        int sampleRate,
        IReadOnlyList<(TimeSpan From, TimeSpan Duration)> parts,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("nemo-sound-").FullName;
        try
        {
            string[] files = [.. parts.Select((_, index) => Path.Combine(folder, $"{index}.raw"))];
            await RunAsync(
                [
                    .. parts.SelectMany(part =>
                        (string[])["-ss", Seconds(part.From), "-t", Seconds(part.Duration), .. FfmpegInput.Open(path)]
                    ),
                    .. files.SelectMany((file, index) => (string[])[.. Samples(index, sampleRate), FfmpegInput.Address(file)]),
                ],
                null,
                cancellationToken
            );
            List<float[]> samples = [];
            foreach (var file in files)
            {
                samples.Add(MemoryMarshal.Cast<byte, float>(await File.ReadAllBytesAsync(file, cancellationToken)).ToArray());
            }

            return samples;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs ffprobe and returns what it wrote.</summary>
    /// <exception cref="FfmpegException">It ended with an error, or wrote more than anyone can use.</exception>
    public async Task<string> ProbeAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await ProbeAsync(
            arguments,
            line =>
            {
                if (text.Append(line).Append('\n').Length > LongestAnswer)
                {
                    throw new FfmpegException("Its header is larger than any header can be.");
                }
            },
            cancellationToken
        );
        return text.ToString();
    }

    /// <summary>Runs ffprobe and yields what it writes line by line: there can be many millions of packets.</summary>
    /// <exception cref="FfmpegException">It ended with an error, or wrote a line without an end.</exception>
    public async Task ProbeAsync(IEnumerable<string> arguments, Action<string> take, CancellationToken cancellationToken)
    {
        using var run = Start(tools.Ffprobe, ["-hide_banner", .. Bounds, "-loglevel", "error", .. arguments]);
        await run.GuardAsync(
            async () =>
            {
                await foreach (var line in BoundedLines.ReadAsync(run.Output, cancellationToken))
                {
                    take(line);
                }
            },
            cancellationToken
        );
    }

    /// <summary>The first number of ffmpeg's version; a build from its development branch (N-…) counts as the newest.</summary>
    public async Task<int> MajorVersionAsync(CancellationToken cancellationToken)
    {
        // ffmpeg writes "ffmpeg version 5.1.9-0+deb12u1 Copyright …", some builds with an n before the number.
        var line = await ListAsync("-version", cancellationToken);
        var version = line.Split(' ', 4) is [_, _, var text, ..] ? text.TrimStart('n') : "";
        return int.TryParse(version.Split('.', '-')[0], CultureInfo.InvariantCulture, out var major) ? major : int.MaxValue;
    }

    /// <summary>Whether this ffmpeg was built with a filter.</summary>
    public async Task<bool> HasFilterAsync(string name, CancellationToken cancellationToken) =>
        (await ListAsync("-filters", cancellationToken)).Contains($" {name} ", StringComparison.Ordinal);

    /// <summary>A time as ffmpeg's options expect it: seconds, to the microsecond.</summary>
    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>What ffmpeg says about itself; asked only once.</summary>
    private async Task<string> ListAsync(string option, CancellationToken cancellationToken)
    {
        if (_lists.TryGetValue(option, out var known))
        {
            return known;
        }

        using var run = Start(tools.Ffmpeg, ["-hide_banner", option]);
        var text = "";
        await run.GuardAsync(async () => text = await run.Output.ReadToEndAsync(cancellationToken), cancellationToken);
        return _lists[option] = text;
    }

    /// <summary>Output options that give an input's first sound stream as mono samples.</summary>
    private static string[] Samples(int input, int rate) =>
        [
            // Sound that begins late (a stream's start time) gets its silence, so that sample n is at n / rate of the file.
            // A mix-down to integers is scaled to stay in range; one to floats is not.
            "-map",
            Invariant($"{input}:a:0"),
            "-vn",
            "-sn",
            "-dn",
            "-af",
            Invariant($"aresample={rate}:async=1:first_pts=0,aformat=sample_fmts=s32:channel_layouts=mono"),
            "-f",
            "f32le",
        ];

    private static TimeSpan? ReadProgress(string line) =>
        line.StartsWith("out_time_us=", StringComparison.Ordinal)
        && long.TryParse(line.AsSpan(12), CultureInfo.InvariantCulture, out var microseconds)
        && microseconds >= 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;

    private static Run Start(string program, IEnumerable<string> arguments, string? workingFolder = null)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = workingFolder ?? "",
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return new Run(Process.Start(start)!);
        }
        catch (Win32Exception error)
        {
            throw new FfmpegMissingException($"'{program}' can't be started: {error.Message}", error);
        }
    }

    /// <summary>A process with the last lines of its error output.</summary>
    private sealed class Run : IDisposable
    {
        private readonly Process _process;
        private readonly Task _errors;
        private readonly Queue<string> _tail = new();
        private string? _tooLarge;

        public Run(Process process)
        {
            _process = process;
            _process.StandardInput.Close();
            _errors = ReadErrorsAsync();
        }

        public StreamReader Output => _process.StandardOutput;

        /// <summary>ffmpeg itself carries on after a damaged frame.</summary>
        private bool IsProbe =>
            Path.GetFileNameWithoutExtension(_process.StartInfo.FileName).Contains("ffprobe", StringComparison.OrdinalIgnoreCase);

        /// <summary>
        /// Does the work on the output, then waits for the end and looks at the exit code. Cancelling kills the process, which
        /// also ends the work.
        /// </summary>
        public async Task GuardAsync(Func<Task> work, CancellationToken cancellationToken, bool toEnd = true)
        {
            try
            {
                await using var registration = cancellationToken.UnsafeRegister(static run => ((Run)run!).Kill(), this);
                await work();
                if (!toEnd)
                {
                    return;
                }

                await _process.WaitForExitAsync(cancellationToken);
                await _errors;
            }
            catch
            {
                Kill();
                await _process.WaitForExitAsync(CancellationToken.None);
                cancellationToken.ThrowIfCancellationRequested();
                throw;
            }

            cancellationToken.ThrowIfCancellationRequested();
            // ffprobe succeeds without the size of what it was told not to decode.
            if (_tooLarge is not null && (_process.ExitCode != 0 || IsProbe))
            {
                throw new FfmpegException(_tooLarge);
            }

            if (_process.ExitCode != 0)
            {
                throw new FfmpegException(
                    _tail.Count > 0 ? string.Join('\n', _tail) : $"{_process.StartInfo.FileName} ended with code {_process.ExitCode}."
                );
            }
        }

        public void Dispose()
        {
            // An enumeration that is left early ends here, with the process still running.
            Kill();
            _process.WaitForExit();
            _process.Dispose();
        }

        private void Kill()
        {
            try
            {
                if (!_process.HasExited)
                {
                    _process.Kill(entireProcessTree: true);
                }
            }
            catch (InvalidOperationException)
            {
                // It ended between the question and the kill.
            }
        }

        private async Task ReadErrorsAsync()
        {
            while (await _process.StandardError.ReadLineAsync() is { } line)
            {
                if (line.Contains(FfmpegInput.TooManyPixels, StringComparison.Ordinal))
                {
                    _tooLarge ??= line;
                }

                if (_tail.Count == TailLines)
                {
                    _tail.Dequeue();
                }

                _tail.Enqueue(line);
            }
        }
    }
}
