using System.Runtime.CompilerServices;
using NemoVideo.Client.Http;
using NemoVideo.Core;
using NemoVideo.Core.Ports;

namespace NemoVideo.Tests.Client;

/// <summary>What most tests of the client need.</summary>
internal static class ClientFixture
{
    public const string Secret = "nmv_usr_secret_0123456789";

    public static Skill Skill { get; } =
        new()
        {
            Name = "video-creator-job",
            Version = "1.2.3",
            Platform = "cursor",
        };

    public static AccessToken Token { get; } = new(Secret, isAnonymous: false);

    public static RenderOrder Order { get; } = new("render_1", "s1", """{ "d":1.0, "t":[] }""", "mp4", "high", null);

    public static NemoService Service(Uri address, TestClock? clock = null, NemoOptions? options = null) =>
        new(address, Skill, options ?? new NemoOptions(), clock ?? new TestClock());

    public static Task<NemoException> ErrorAsync(Func<Task> call) => Assert.ThrowsAsync<NemoException>(call);

    /// <summary>The folder beside the repository, or null.</summary>
    public static string? Shared(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NemoVideo.slnx")))
            {
                var shared = Path.Combine([folder.Parent!.FullName, "shared", .. path]);
                return File.Exists(shared) || Directory.Exists(shared) ? shared : null;
            }
        }

        return null;
    }
}

/// <summary>Skipped where <c>../shared</c> is not there.</summary>
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (ClientFixture.Shared() is null)
        {
            Skip = "needs ../shared";
        }
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "nemo-" + Guid.NewGuid().ToString("N"));

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string content)
    {
        var path = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
