using System.Collections;
using System.Management.Automation;
using NemoVideo.Core;
using NemoVideo.Core.Errors;

namespace NemoVideo.Engine;

/// <summary>Takes a project from whatever holds one: converted to text, a clip would be its file name and an edit its prompt.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ProjectTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>The parameter takes several.</summary>
    public bool Several { get; set; }

    public override bool TransformNullOptionalParameters => false;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var given = ProjectReader.Bare(inputData) is IList list ? [.. list.Cast<object?>()] : new[] { inputData };
        if (Several)
        {
            return given.Select(Read).ToArray();
        }

        // An empty column is not a project; more than one is left to the binder, which reports it.
        return given.Length != 1 ? inputData
            : string.IsNullOrWhiteSpace(given[0]?.ToString()) ? null
            : Read(given[0]);
    }

    private static ProjectRef Read(object? given)
    {
        if (ProjectReader.Read(given) is { } project)
        {
            return project;
        }

        // With this cause, the binder goes on to a row's columns.
        var error = NemoErrors.InputNotAccepted(ProjectReader.Bare(given));
        throw new ArgumentTransformationMetadataException(
            $"{error.Message} {error.RecommendedAction}",
            new PSInvalidCastException(error.Message)
        );
    }
}
