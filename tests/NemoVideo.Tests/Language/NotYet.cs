using NemoVideo.Tests.Module;

namespace NemoVideo.Tests.Language;

/// <summary>
/// Rows of a test that are known not to hold yet, one a line, in a file next to the test. A row that isn't there must hold, and one that
/// is there must not: the list can only become shorter. <c>NEMO_LISTS=write</c> writes it anew.
/// </summary>
/// <param name="file">The file's name.</param>
/// <param name="failing">The rows that don't hold today; asked only for writing.</param>
internal sealed class NotYet(string file, Func<IEnumerable<string>> failing)
{
    private readonly Lazy<HashSet<string>> _rows = new(() => Load(file, failing));

    /// <summary>A message as a row.</summary>
    public static string Row(string message) => message.ReplaceLineEndings(" ").Trim();

    /// <param name="holds">Rows, and whether each holds.</param>
    public void Check(IEnumerable<(string Row, bool Holds)> holds)
    {
        List<string> broken = [];
        foreach (var (row, right) in holds)
        {
            if (right == _rows.Value.Contains(row))
            {
                broken.Add(right ? $"holds by now, take it out of {file}: {row}" : $"does not hold: {row}");
            }
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    /// <summary>Each line of the file is a row of the test.</summary>
    public void CheckLines(IEnumerable<string> rows) => Assert.Empty(_rows.Value.Except(rows));

    /// <summary>The file's lines are these.</summary>
    public void CheckSame(IEnumerable<string> rows) =>
        Assert.Equal(_rows.Value.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));

    private static HashSet<string> Load(string file, Func<IEnumerable<string>> failing)
    {
        var path = Path.Combine(Repository.Root, "tests", "NemoVideo.Tests", "Language", file);
        if (Environment.GetEnvironmentVariable("NEMO_LISTS") == "write")
        {
            File.WriteAllText(path, string.Concat(failing().Distinct().Order(StringComparer.Ordinal).Select(row => row + "\n")));
        }

        return [.. File.ReadAllLines(path)];
    }
}
