using System.Runtime.Loader;
using NemoVideo.Core;
using NemoVideo.Core.Ports;
using NemoVideo.Loader;

namespace NemoVideo.Tests.Client;

public sealed class LoaderTests
{
    [Fact]
    public async Task The_client_and_its_packages_are_in_a_context_of_their_own_and_core_is_shared()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("client"));
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
        {
            var name = Path.GetFileName(file);
            if (name is "NemoVideo.Client.dll" or "Polly.Core.dll" or "YamlDotNet.dll" or "System.Net.ServerSentEvents.dll" or "NemoVideo.Core.dll")
            {
                File.Copy(file, folder.File(Path.Combine("client", name)));
            }
        }

        var client = Assert.IsAssignableFrom<INemoClient>(ClientLoader.Load(folder.Path));
        Assert.Same(client, ClientLoader.Load(folder.Path));
        var context = AssemblyLoadContext.GetLoadContext(client.GetType().Assembly)!;
        Assert.NotSame(AssemblyLoadContext.Default, context);
        Assert.NotSame(typeof(NemoVideo.Client.NemoClient).Assembly, client.GetType().Assembly);

        // Polly comes with the first call.
        using var server = ScriptedServer.Json(200, """{"available":5}""");
        using var service = client.CreateService(server.Address, ClientFixture.Skill, new NemoOptions(), SystemClock.Instance);
        Assert.Equal(5, (await service.GetCreditsAsync(ClientFixture.Token, CancellationToken.None)).Available);
        Assert.Contains(context.Assemblies, assembly => assembly.GetName().Name == "Polly.Core" && assembly.Location.StartsWith(folder.Path, StringComparison.Ordinal));
        Assert.DoesNotContain(context.Assemblies, assembly => assembly.GetName().Name == "NemoVideo.Core");
        Assert.Equal("Nemo.SkillInvalid", Assert.Throws<NemoException>(() => client.ReadSkill(folder.Write("s.md", ""))).ErrorId);
    }
}
