namespace NemoVideo.Tests.Editing;

/// <summary>A theory about recordings of <c>shared/media</c>, skipped where one of them is not there.</summary>
internal sealed class SharedMediaTheoryAttribute : TheoryAttribute
{
    public SharedMediaTheoryAttribute(params string[] fileNames)
    {
        if (fileNames.FirstOrDefault(name => SharedMediaFactAttribute.PathOf(name) is null) is { } missing)
            Skip = $"shared/media/{missing} is not there.";
    }
}
