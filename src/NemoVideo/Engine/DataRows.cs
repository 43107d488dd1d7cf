using System.Collections;
using System.Globalization;
using System.Management.Automation;
using NemoVideo.Core.Edits;

namespace NemoVideo.Engine;

/// <summary>Makes a table from any objects: their properties, a hashtable's entries, or the value itself.</summary>
internal static class DataRows
{
    public static string? Table(object[]? data)
    {
        if (data is null)
        {
            return null;
        }

        var rows = data.Where(item => item is not null).Select(Row).ToList();
        return DataTable.Of(rows);
    }

    private static IReadOnlyList<KeyValuePair<string, string?>> Row(object item)
    {
        var wrapped = PSObject.AsPSObject(item);
        return wrapped.BaseObject switch
        {
            IDictionary table => [.. table.Keys.Cast<object>().Select(key => Cell(Words(key) ?? "", table[key]))],
            string or ValueType => [Cell("Value", wrapped.BaseObject)],
            _ =>
            [
                .. wrapped
                    .Properties.Where(property => property.IsGettable && property.MemberType != PSMemberTypes.ParameterizedProperty)
                    .Select(property => Cell(property.Name, property.Value)),
            ],
        };
    }

    private static KeyValuePair<string, string?> Cell(string name, object? value) => new(name, Words(value));

    // The same text on every machine: a score of 4.5 is not 4,5 on a German one.
    private static string? Words(object? value) =>
        value switch
        {
            PSObject wrapped => Words(wrapped.BaseObject is PSCustomObject ? wrapped.ToString() : wrapped.BaseObject),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value?.ToString(),
        };
}
