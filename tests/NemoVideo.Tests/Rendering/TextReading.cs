using System.Diagnostics;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Rendering;

/// <summary>Reads pictures with a text recogniser, black on white. It takes long to start, so one run reads all of them.</summary>
internal static class TextReading
{
    /// <param name="layout">What it looks for (<c>--psm</c>): 6 is a block of text, 7 a line.</param>
    /// <param name="folder">For the list of the pictures.</param>
    public static async Task<string[]> ReadAsync(IReadOnlyList<string> pictures, string language, int layout, string folder)
    {
        Needs.Tesseract(language);
        var list = Path.Combine(folder, Path.GetRandomFileName() + ".txt");
        await File.WriteAllLinesAsync(list, pictures);
        using var process = Process.Start(
            new ProcessStartInfo("tesseract", [list, "-", "-l", language, "--psm", $"{layout}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                // Its threads wait for one another in busy loops.
                Environment = { ["OMP_THREAD_LIMIT"] = "1" },
            }
        )!;
        _ = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        // A form feed stands between pages, in some versions also behind the last.
        var pages = text.Split('\f');
        Assert.InRange(pages.Length, pictures.Count, pictures.Count + 1);
        return pages[..pictures.Count];
    }
}
