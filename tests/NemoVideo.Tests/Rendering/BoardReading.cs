using System.Globalization;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Boards;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Rendering;

/// <summary>What a text recogniser reads in the places of a leaderboard's rows, right of their ranks; the letters are white.</summary>
internal sealed class BoardReading
{
    private readonly string _folder;
    private readonly string _file;
    private readonly BoardLayout _layout;
    private readonly int _rows;

    private BoardReading(string folder, string file, BoardLayout layout, int rows) =>
        (_folder, _file, _layout, _rows) = (folder, file, layout, rows);

    /// <param name="folder">For the pictures.</param>
    public static async Task<BoardReading> OfAsync(string folder, string file, Leaderboard board, int width, int height)
    {
        // Where the rows lie: as the painter has it, from the names' real widths.
        var masks = Directory.CreateTempSubdirectory("nemo-test-").FullName;
        try
        {
            var look = await BoardLook.MakeAsync(new TextMasks(Ffmpeg.Process, masks), [board], width, height, CancellationToken.None);
            return new(folder, file, look.Layout, board.Rows.Count);
        }
        finally
        {
            Directory.Delete(masks, recursive: true);
        }
    }

    /// <summary>All rows from the first to the last.</summary>
    /// <param name="at">In seconds.</param>
    public Task<string[]> RowsAsync(double at, string language = "eng") => ReadAsync(at, language, 0, [.. _layout.Slots.Take(_rows)]);

    /// <summary>One row.</summary>
    /// <param name="at">In seconds.</param>
    /// <param name="down">How many rows further down.</param>
    public async Task<string> RowAsync(int index, double at, double down = 0) =>
        (await ReadAsync(at, "eng", down, [_layout.Slots[index]]))[0];

    private async Task<string[]> ReadAsync(double at, string language, double down, Box[] slots)
    {
        // A row at a time, as large as a recogniser likes it; all of them are cut out of the frame in one run.
        List<string> graph = [$"[0:v]trim=end_frame=1,split={slots.Length}{string.Concat(slots.Select((_, index) => $"[frame{index}]"))}"];
        List<string> outputs = [];
        List<string> pictures = [];
        foreach (var (slot, index) in slots.Select((slot, index) => (slot, index)))
        {
            var (x, y) = (
                _layout.Place.X + slot.X + _layout.Sizes.NameX - 4,
                _layout.Place.Y + slot.Y + (down * (slot.Height + _layout.Sizes.Gap))
            );
            var (across, high) = (slot.Right - slot.X - _layout.Sizes.NameX, slot.Height * 0.82);
            graph.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"[frame{index}]crop={across:0}:{high:0}:{x:0}:{y:0},format=gray,scale=iw*3:ih*3:flags=bicubic,"
                        + $"lutyuv=y='if(gt(val,150),0,255)',pad=iw+60:ih+40:30:20:white[row{index}]"
                )
            );
            pictures.Add(Path.Combine(_folder, Path.GetRandomFileName() + ".pgm"));
            outputs.AddRange(["-map", $"[row{index}]", "-frames:v", "1", "-update", "1", "-threads", "1", pictures[^1]]);
        }

        await Ffmpeg.Process.RunAsync(
            [
                "-filter_complex_threads",
                "1",
                "-threads",
                "1",
                "-ss",
                Ffmpeg.Text(at),
                "-i",
                _file,
                "-filter_complex",
                string.Join(';', graph),
                .. outputs,
            ],
            null,
            CancellationToken.None
        );
        return await TextReading.ReadAsync(pictures, language, 7, _folder);
    }
}
