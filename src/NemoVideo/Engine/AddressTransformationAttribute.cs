using System.Management.Automation;

namespace NemoVideo.Engine;

/// <summary>
/// Converts a column's text to addresses. The engine would do that too, but only after it has bound the row, as text, to
/// <c>-Path</c>; a transformation comes before that.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AddressTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var data = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return data is string text && Uri.TryCreate(text.Trim(), UriKind.RelativeOrAbsolute, out var address)
            ? new[] { address }
            : inputData;
    }
}
