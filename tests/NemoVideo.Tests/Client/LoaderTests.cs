using System.Reflection;
using System.Reflection.Emit;
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
            if (
                name
                is "NemoVideo.Client.dll"
                    or "Polly.Core.dll"
                    or "YamlDotNet.dll"
                    or "System.Net.ServerSentEvents.dll"
                    or "NemoVideo.Core.dll"
            )
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
        Assert.Contains(context.Assemblies, assembly =>
            assembly.GetName().Name == "Polly.Core" && assembly.Location.StartsWith(folder.Path, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(context.Assemblies, assembly => assembly.GetName().Name == "NemoVideo.Core");
        Assert.Equal("Nemo.SkillInvalid", Assert.Throws<NemoException>(() => client.ReadSkill(folder.Write("s.md", ""))).ErrorId);
    }

    [Theory]
    [InlineData("1.0.0.0", null, true)] // older: .NET's own
    [InlineData("99.0.0.0", null, false)]
    [InlineData("same", "0.0.0.1", true)] // an older servicing release
    [InlineData("same", "same", true)]
    public void An_assembly_of_the_framework_is_taken_unless_the_modules_is_newer(string version, string? fileVersion, bool framework)
    {
        const string Name = "System.Net.ServerSentEvents";
        var own = Assembly.Load(Name);
        using var folder = new TemporaryFolder();
        var context = ContextOf(folder);
        var file = folder.File(Path.Combine("client", Name + ".dll"));
        if (fileVersion == "same")
        {
            File.Copy(own.Location, file);
        }
        else
        {
            Write(Name, version == "same" ? own.GetName().Version! : Version.Parse(version), fileVersion, file);
        }

        var loaded = context.LoadFromAssemblyName(new AssemblyName(Name));
        Assert.Equal(framework ? own.Location : file, loaded.Location);
        Assert.Same(framework ? AssemblyLoadContext.Default : context, AssemblyLoadContext.GetLoadContext(loaded));
    }

    [Fact]
    public void A_newer_package_that_is_not_the_frameworks_is_not_taken_though_the_process_has_it()
    {
        const string Name = "Polly.Core";
        Assert.Contains(Name + ".dll", (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!, StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        var context = ContextOf(folder);
        var file = folder.File(Path.Combine("client", Name + ".dll"));
        Write(Name, new Version(1, 0, 0, 0), null, file);
        Assert.Equal(file, context.LoadFromAssemblyName(new AssemblyName(Name)).Location);
    }

    private static AssemblyLoadContext ContextOf(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder.File("client"));
        File.Copy(
            Path.Combine(AppContext.BaseDirectory, "NemoVideo.Client.dll"),
            folder.File(Path.Combine("client", "NemoVideo.Client.dll"))
        );
        return AssemblyLoadContext.GetLoadContext(ClientLoader.Load(folder.Path).GetType().Assembly)!;
    }

    /// <summary>An assembly with nothing in it but a name and versions.</summary>
    private static void Write(string name, Version version, string? fileVersion, string path)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = version }, typeof(object).Assembly);
        assembly.DefineDynamicModule(name);
        if (fileVersion is not null)
        {
            assembly.SetCustomAttribute(
                new CustomAttributeBuilder(typeof(AssemblyFileVersionAttribute).GetConstructor([typeof(string)])!, [fileVersion])
            );
        }

        assembly.Save(path);
    }
}
