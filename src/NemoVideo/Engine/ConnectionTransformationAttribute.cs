using System.Management.Automation;
using NemoVideo.Core;
using NemoVideo.Core.Errors;

namespace NemoVideo.Engine;

/// <summary>A connection that went through a job has lost its token: reports that instead of a type error.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    public override bool TransformNullOptionalParameters => false;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (
            inputData is PSObject wrapped
            && wrapped.TypeNames.Any(name => name.StartsWith("Deserialized.NemoVideo.", StringComparison.Ordinal))
        )
        {
            var error = NemoErrors.ConnectionDeserialized();
            throw new ArgumentTransformationMetadataException($"{error.Message} {error.RecommendedAction}", error);
        }

        return inputData is PSObject { BaseObject: Connection connection } ? connection : inputData;
    }
}
