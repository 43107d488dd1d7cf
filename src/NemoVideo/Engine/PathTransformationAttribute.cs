using System.Management.Automation;

namespace NemoVideo.Engine;

/// <summary>Takes a piped <see cref="Uri"/> as its text, which <see cref="FileResolver"/> knows for an address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PathTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is Uri address ? address.OriginalString : inputData;
}
