using System.Management.Automation;
using NemoVideo.Core;

namespace NemoVideo.Engine;

/// <summary>Objects that belong to a project name it: as text, a clip would be its file's name and an edit its prompt.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ProjectTransformationAttribute : ArgumentTransformationAttribute
{
    public override bool TransformNullOptionalParameters => false;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var project = ((inputData as PSObject)?.BaseObject ?? inputData) switch
        {
            Project given => given,
            Clip clip => clip.Project,
            Edit edit => edit.Project,
            Timeline timeline => timeline.Project,
            _ => null,
        };
        return project is null ? inputData : project.IsPlanned ? project.Name : project.SessionId;
    }
}
