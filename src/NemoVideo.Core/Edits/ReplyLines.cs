using System.Text;

namespace NemoVideo.Core.Edits;

/// <summary>Shows a reply as it arrives, a line at a time: fragments of a sentence on separate lines are unreadable.</summary>
internal sealed class ReplyLines(Action<string> show)
{
    private readonly StringBuilder _line = new();

    public void Add(string text)
    {
        foreach (var letter in text)
        {
            if (letter == '\n')
            {
                Flush();
            }
            else
            {
                _line.Append(letter);
            }
        }
    }

    public void Flush()
    {
        var line = _line.ToString().TrimEnd();
        _line.Clear();
        if (line.Length > 0)
        {
            show(line);
        }
    }
}
