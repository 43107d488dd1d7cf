using System.Runtime.CompilerServices;
using System.Text;

namespace NemoVideo.Local.Media;

/// <summary>The lines of an output whose content a file from outside controls, in bounded memory.</summary>
internal static class BoundedLines
{
    /// <summary>Characters; a tag's text can be as long as its file.</summary>
    private const int Longest = 64 * 1024;

    /// <exception cref="FfmpegException">A line is too long for anything that was asked for.</exception>
    public static async IAsyncEnumerable<string> ReadAsync(TextReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var block = new char[4096];
        int count;
        while ((count = await reader.ReadAsync(block, cancellationToken)) > 0)
        {
            for (var start = 0; start < count; )
            {
                var length = block.AsSpan(start, count - start).IndexOf('\n');
                line.Append(block, start, length < 0 ? count - start : length);
                if (line.Length > Longest)
                {
                    throw new FfmpegException($"It holds a text of more than {Longest} characters.");
                }

                if (length < 0)
                {
                    break;
                }

                yield return line.ToString().TrimEnd('\r');
                line.Clear();
                start += length + 1;
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }
}
