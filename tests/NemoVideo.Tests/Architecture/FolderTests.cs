using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace NemoVideo.Tests.Architecture;

/// <summary>What uses what, as the compiled types say it: a look at <c>using</c> lines would miss types of one namespace.</summary>
public class FolderTests
{
    private static readonly string[] Local =
    [
        "Model",
        "Media",
        "Measuring",
        "Timeline",
        "Language",
        "Operations",
        "Agent",
        "Rendering",
        "Store",
        "Work",
        "Faults",
        "Api",
        "Hosting",
    ];

    // What scripts see lies in Models, whose namespace is that of Core itself.
    private static readonly string[] Core =
    [
        "Text",
        "Models",
        "Errors",
        "Ports",
        "Words",
        "Pipeline",
        "Accounts",
        "Skills",
        "Projects",
        "Connections",
        "Clips",
        "Exports",
        "Edits",
        "Messages",
    ];

    [Fact]
    public void Each_folder_of_Core_uses_only_those_above_it() =>
        AssertInOrder(typeof(NemoVideo.Core.Clip).Assembly, "NemoVideo.Core", Core);

    [Fact]
    public void Each_folder_of_the_local_backend_uses_only_those_above_it() =>
        AssertInOrder(typeof(Local.Model.Draft).Assembly, "NemoVideo.Local", Local);

    private static void AssertInOrder(System.Reflection.Assembly assembly, string root, string[] folders)
    {
        var uses = Uses(assembly, root).ToList();
        Assert.Equal(folders.Order(), uses.SelectMany(use => (string[])[use.From, use.To]).Distinct().Order());
        var upwards = uses.Where(use => Array.IndexOf(folders, use.To) > Array.IndexOf(folders, use.From))
            .Select(use => $"{use.From} uses {use.To}: {use.Type} -> {use.Used}");
        Assert.Equal("", string.Join("\n", upwards));
    }

    /// <summary>Which folder right under the root uses which other one, and by what.</summary>
    private static IEnumerable<(string From, string To, string Type, string Used)> Uses(System.Reflection.Assembly assembly, string root)
    {
        var architecture = new ArchLoader().LoadAssembly(assembly).Build();
        return from type in architecture.Types
            let a = Folder(type, root)
            where a is not null
            from dependency in type.Dependencies
            where dependency.Target is not GenericParameter // These bear the namespace of any type that has one of the name.
            let b = Folder(dependency.Target, root)
            where b is not null && b != a
            select (a, b, type.Name, dependency.Target.Name);
    }

    private static string? Folder(IType type, string root) =>
        root == "NemoVideo.Core" && type.Namespace?.FullName == root ? "Models"
        : type.Namespace?.FullName.StartsWith(root + ".", StringComparison.Ordinal) == true
            ? type.Namespace.FullName[(root.Length + 1)..].Split('.')[0]
        : null;
}
