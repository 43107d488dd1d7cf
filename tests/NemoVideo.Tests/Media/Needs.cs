using System.Diagnostics;

namespace NemoVideo.Tests.Media;

/// <summary>What a test needs of its machine beyond .NET and ffmpeg: where that is missing, the test is skipped and says why.</summary>
internal static class Needs
{
    private static readonly Lazy<HashSet<string>> TesseractLanguages = new(() =>
    {
        using var process = Process.Start(new ProcessStartInfo("tesseract", ["--list-langs"]) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        process.WaitForExit();
        return [.. lines.Skip(1)];
    });

    public static void Program(string name)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        Assert.SkipUnless(folders.Any(folder => File.Exists(Path.Combine(folder, file))), $"{name} is not installed.");
    }

    /// <param name="languages">As for tesseract's <c>-l</c>: one, or several with + between.</param>
    public static void Tesseract(string languages)
    {
        Program("tesseract");
        foreach (var language in languages.Split('+'))
        {
            Assert.SkipUnless(TesseractLanguages.Value.Contains(language), $"tesseract has no language {language}.");
        }
    }

    /// <summary>The path of footage that is not part of the repository.</summary>
    public static string SharedMedia(string fileName)
    {
        var path = FindSharedMedia(fileName);
        Assert.SkipWhen(path is null, $"shared/media/{fileName} is not there.");
        return path;
    }

    /// <summary>Looks for a folder <c>shared/media</c> beside the repository, or higher up.</summary>
    public static string? FindSharedMedia(string fileName)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "media", fileName) is var path && File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
