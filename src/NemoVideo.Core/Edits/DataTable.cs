using System.Text;

namespace NemoVideo.Core.Edits;

/// <summary>Rows of named values as a Markdown table, the form that an agent reads most reliably.</summary>
internal static class DataTable
{
    /// <param name="rows">One list of names and values per row; the columns are all names, in order of appearance.</param>
    public static string? Of(IReadOnlyList<IReadOnlyList<KeyValuePair<string, string?>>> rows)
    {
        var columns = rows.SelectMany(row => row.Select(cell => cell.Key)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (columns.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        Line(text, columns);
        Line(text, columns.Select(_ => "---"));
        foreach (var row in rows)
        {
            Line(
                text,
                columns.Select(column =>
                    row.FirstOrDefault(cell => string.Equals(cell.Key, column, StringComparison.OrdinalIgnoreCase)).Value
                )
            );
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string?> cells) =>
        text.Append("| ").Append(string.Join(" | ", cells.Select(Cell))).Append(" |\n");

    private static string Cell(string? value) => (value ?? "").Replace("\r", "").Replace('\n', ' ').Replace("|", "\\|").Trim();
}
