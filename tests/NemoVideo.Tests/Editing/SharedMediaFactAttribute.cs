namespace NemoVideo.Tests.Editing;

/// <summary>A test on footage that is not part of the repository (a folder <c>shared/media</c> beside it, or higher up); skipped without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedMediaFactAttribute : FactAttribute
{
    public SharedMediaFactAttribute(string fileName)
    {
        if (PathOf(fileName) is null)
            Skip = $"shared/media/{fileName} is not there.";
    }

    public static string? PathOf(string fileName)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "media", fileName) is var path && File.Exists(path))
                return path;
        return null;
    }
}
