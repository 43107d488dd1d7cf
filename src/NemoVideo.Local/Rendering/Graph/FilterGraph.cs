using System.Text;

namespace NemoVideo.Local.Rendering.Graph;

/// <summary>
/// Writes ffmpeg's inputs and the filter graph over them. Labels are made here; nothing from outside gets into the graph's
/// text.
/// </summary>
internal sealed class FilterGraph
{
    private readonly StringBuilder _text = new();
    private int _labels;

    /// <summary>Each input's options, <c>-i</c> and file.</summary>
    public List<IReadOnlyList<string>> Inputs { get; } = [];

    public int AddInput(IEnumerable<string> arguments)
    {
        Inputs.Add([.. arguments]);
        return Inputs.Count - 1;
    }

    /// <summary>Adds a chain of filters and returns the label of its output.</summary>
    public string Add(string inputs, string filters)
    {
        var output = NewLabel();
        Append($"{inputs}{filters}{output}");
        return output;
    }

    /// <summary>Joins streams end to end.</summary>
    public string Concat(IReadOnlyList<string> parts, bool sound) =>
        parts.Count == 1 ? parts[0] : Add(string.Concat(parts), sound ? $"concat=n={parts.Count}:v=0:a=1" : $"concat=n={parts.Count}");

    /// <summary>Copies of one stream.</summary>
    public string[] Split(string input, int count, bool sound)
    {
        if (count == 1)
        {
            return [input];
        }

        var outputs = Enumerable.Range(0, count).Select(_ => NewLabel()).ToArray();
        Append($"{input}{(sound ? "asplit" : "split")}={count}{string.Concat(outputs)}");
        return outputs;
    }

    public override string ToString() => _text.ToString();

    private string NewLabel() => $"[s{_labels++}]";

    private void Append(string chain)
    {
        if (_text.Length > 0)
        {
            _text.Append(";\n");
        }

        _text.Append(chain);
    }
}
