using System.Diagnostics;
using System.Globalization;
using NemoVideo.Local.Editing.Leaderboards;
using NemoVideo.Local.Rendering.Leaderboards;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Rendering;

/// <summary>What a text recogniser reads in the place of a leaderboard's row.</summary>
internal static class BoardReading
{
    /// <summary>A row right of its rank; the letters are white.</summary>
    /// <param name="folder">For the pictures.</param>
    /// <param name="at">In seconds.</param>
    /// <param name="down">How many rows further down.</param>
    public static async Task<string> RowAsync(
        string folder, string file, Leaderboard board, LeaderboardRow row, int width, int height, double at, string language = "eng", double down = 0)
    {
        var index = board.Rows.ToList().IndexOf(row);
        // Where the row lies: as the painter has it, from the names' real widths.
        var masks = Directory.CreateTempSubdirectory("nemo-test-").FullName;
        BoardLayout layout;
        try
        {
            layout = (await BoardLook.MakeAsync(new TextMasks(Ffmpeg.Process, masks), [board], width, height, CancellationToken.None)).Layout;
        }
        finally
        {
            Directory.Delete(masks, recursive: true);
        }

        var slot = layout.Slots[index];
        var (x, y) = (layout.Place.X + slot.X + layout.Sizes.NameX - 4, layout.Place.Y + slot.Y + (down * (slot.Height + layout.Sizes.Gap)));
        var (across, high) = (slot.Right - slot.X - layout.Sizes.NameX, slot.Height * 0.82);
        // A row at a time, as large as a recogniser likes it.
        var picture = await Ffmpeg.MakeAsync(
            folder, Path.GetRandomFileName() + ".png",
            string.Create(CultureInfo.InvariantCulture, $"-ss {at} -i {file} -frames:v 1 -vf crop={across:0}:{high:0}:{x:0}:{y:0},format=gray,scale=iw*3:ih*3:flags=bicubic,lutyuv=y='if(gt(val,150),0,255)',pad=iw+60:ih+40:30:20:white -update 1"));
        return await TesseractAsync(picture, language);
    }

    private static async Task<string> TesseractAsync(string picture, string language)
    {
        Needs.Tesseract(language);
        using var process = Process.Start(new ProcessStartInfo("tesseract", [picture, "-", "-l", language, "--psm", "7"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text;
    }
}
