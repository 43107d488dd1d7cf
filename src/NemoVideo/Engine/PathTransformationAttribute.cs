using System.Management.Automation;
using NemoVideo.Core;

namespace NemoVideo.Engine;

/// <summary>
/// Takes a piped <see cref="Uri"/> as its text, which <see cref="FileResolver"/> takes for an address, and a row by its column. In a row
/// that also has Prompt, PowerShell binds only what the default parameter set has by name, and passes the whole row for the rest.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PathTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Literal = ["LiteralPath", "PSPath"];
    private static readonly string[] Columns = ["Path", "Uri", "Url"];

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Unwrapped(inputData) switch
        {
            Uri address => address.OriginalString,
            Clip { Path: null, Source: { } address } => address.OriginalString,
            PSObject row => OfRow(row),
            _ => inputData,
        };

    private static object OfRow(PSObject row)
    {
        // By name they go to -LiteralPath, which takes no wildcards.
        if (Value(row, Literal) is not null)
        {
            return row;
        }

        return Value(row, Columns) switch
        {
            Uri address => address.OriginalString,
            { } value => value.ToString()!,
            null => throw new ArgumentTransformationMetadataException("It has no Path, LiteralPath or Uri."),
        };
    }

    private static object? Value(PSObject row, string[] names) =>
        names
            .Select(name => row.Properties[name]?.Value)
            .Select(value => value is null ? null : Unwrapped(value))
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value?.ToString()));

    /// <summary>Only a row stays a PSObject.</summary>
    private static object Unwrapped(object value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
