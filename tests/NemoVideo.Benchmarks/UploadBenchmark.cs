using System.Diagnostics;
using System.Globalization;

namespace NemoVideo.Benchmarks;

/// <summary>
/// A 500 MB file through Send-NemoClip in a real PowerShell, with progress on: the client process's peak resident memory against
/// what it was after Connect-Nemo. The server is another process. To stay within 40 MB.
/// </summary>
internal static class UploadBenchmark
{
    private const string Script = """
        $ProgressPreference = 'Continue'
        Import-Module '{module}'
        $null = Connect-Nemo -Local
        function Get-Peak { [long]((Get-Content /proc/self/status | Select-String '^VmHWM:\s+(\d+)').Matches[0].Groups[1].Value) / 1024 }
        function Get-Resident { [long]((Get-Content /proc/self/status | Select-String '^VmRSS:\s+(\d+)').Matches[0].Groups[1].Value) / 1024 }
        $before = Get-Resident
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $clip = Send-NemoClip -LiteralPath '{file}'
        $seconds = $watch.Elapsed.TotalSeconds
        Write-Output ("RESULT {0} {1} {2} {3}" -f $before, (Get-Peak), $seconds, $clip.Length)
        Disconnect-Nemo
        """;

    public static async Task RunAsync()
    {
        var module = Path.GetFullPath(Path.Combine("output", "NemoVideo", "NemoVideo.psd1"));
        if (!OperatingSystem.IsLinux() || !File.Exists(module))
        {
            Console.WriteLine("Left out: it needs Linux, a PowerShell and the built module.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("nemo-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "large.mp4");
            await MakeLargeAsync(file);
            var script = Script.Replace("{module}", module, StringComparison.Ordinal).Replace("{file}", file, StringComparison.Ordinal);
            var start = new ProcessStartInfo("dotnet", ["pwsh", "-NoLogo", "-NoProfile", "-Command", script])
            {
                RedirectStandardOutput = true,
            };
            start.Environment["NEMO_HOME"] = Path.Combine(folder, "state");
            using var pwsh = Process.Start(start)!;
            var output = await pwsh.StandardOutput.ReadToEndAsync();
            await pwsh.WaitForExitAsync();
            var result = output.Split('\n').FirstOrDefault(line => line.Contains("RESULT", StringComparison.Ordinal))
                ?? throw new InvalidOperationException(output);
            var figures = result[(result.IndexOf("RESULT", StringComparison.Ordinal) + 7)..]
                .Split(' ')
                .Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))
                .ToArray();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{figures[3] / 1048576:0} MB in {figures[2]:0.0} s; resident after Connect-Nemo {figures[0]:0} MB, "
                        + $"peak {figures[1]:0} MB: {figures[1] - figures[0]:+0.0;-0.0} MB (at most 40)"
                )
            );
            if (figures[1] - figures[0] > 40)
            {
                throw new InvalidOperationException("The upload takes more than 40 MB.");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A short video, and a <c>free</c> box behind it up to the largest size that is taken.</summary>
    private static async Task MakeLargeAsync(string file)
    {
        using var ffmpeg = Process.Start(
            "ffmpeg",
            ["-v", "error", "-f", "lavfi", "-i", "testsrc2=s=640x360:d=2", "-c:v", "libx264", "-y", file]
        );
        await ffmpeg.WaitForExitAsync();
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        var rest = (500L * 1024 * 1024) - stream.Length;
        stream.Position = stream.Length;
        stream.Write([(byte)(rest >> 24), (byte)(rest >> 16), (byte)(rest >> 8), (byte)rest, (byte)'f', (byte)'r', (byte)'e', (byte)'e']);
        stream.SetLength(stream.Length - 8 + rest);
    }
}
