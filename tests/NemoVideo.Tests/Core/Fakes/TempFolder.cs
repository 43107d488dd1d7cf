namespace NemoVideo.Tests.Core.Fakes;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("nemovideo-tests-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Makes a file of so many bytes.</summary>
    public string File(string name, long bytes = 8)
    {
        var path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using var file = System.IO.File.Create(path);

        // Sparse: a size costs no space.
        file.SetLength(bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
