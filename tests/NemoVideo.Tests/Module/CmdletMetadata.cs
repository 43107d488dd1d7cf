using System.Reflection;

namespace NemoVideo.Tests.Module;

/// <summary>What the cmdlets' assembly says about a parameter. It is read, not loaded: PowerShell is not needed.</summary>
/// <param name="Type">Full name of its type.</param>
/// <param name="Sets">Its parameter sets by name; <c>(All)</c> for one that is in all.</param>
internal sealed record ParameterMetadata(
    string Name,
    string Type,
    bool Wildcards,
    IReadOnlyList<string> Aliases,
    IReadOnlyDictionary<string, ParameterSetMetadata> Sets
);

/// <summary>A parameter in a set.</summary>
/// <param name="Position">Null where it is given by name only.</param>
internal sealed record ParameterSetMetadata(int? Position, bool IsMandatory, bool FromPipeline, bool FromProperty);

/// <summary>What the cmdlets' assembly says about a cmdlet.</summary>
internal sealed record CmdletMetadata(string Name, IReadOnlyList<ParameterMetadata> Parameters, IReadOnlyList<string> OutputTypes)
{
    private const string AllSets = "(All)";

    /// <summary>Reads all cmdlets of the module.</summary>
    public static IReadOnlyList<CmdletMetadata> ReadAll()
    {
        string[] files =
        [
            Repository.Cmdlets,
            Path.Combine(Path.GetDirectoryName(Repository.Cmdlets)!, "NemoVideo.Core.dll"),
            Path.Combine(Repository.PowerShellReference, "System.Management.Automation.dll"),
            .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll"),
        ];
        using var context = new MetadataLoadContext(new PathAssemblyResolver(files), typeof(object).Assembly.GetName().Name);
        return
        [
            .. context
                .LoadFromAssemblyPath(Repository.Cmdlets)
                .GetExportedTypes()
                .Select(type => (Type: type, Cmdlet: Attributes(type, "CmdletAttribute").FirstOrDefault()))
                .Where(found => found.Cmdlet is not null)
                .Select(found => Read(found.Type, found.Cmdlet!))
                .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal),
        ];
    }

    private static CmdletMetadata Read(Type type, CustomAttributeData cmdlet)
    {
        var parameters = type.GetProperties().Where(property => Attributes(property, "ParameterAttribute").Any()).Select(Read).ToList();
        if (Named(cmdlet, "SupportsShouldProcess") is true)
        {
            parameters.Add(Switch("WhatIf", "wi"));
            parameters.Add(Switch("Confirm", "cf"));
        }

        return new CmdletMetadata(
            $"{cmdlet.ConstructorArguments[0].Value}-{cmdlet.ConstructorArguments[1].Value}",
            [.. parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal)],
            [
                .. Attributes(type, "OutputTypeAttribute")
                    .SelectMany(output => Values(output.ConstructorArguments[0]))
                    .Select(output => ((Type)output).FullName!),
            ]
        );
    }

    private static ParameterMetadata Read(PropertyInfo property) =>
        new(
            property.Name,
            property.PropertyType.FullName!,
            Attributes(property, "SupportsWildcardsAttribute").Any(),
            [.. Attributes(property, "AliasAttribute").SelectMany(alias => Values(alias.ConstructorArguments[0])).Cast<string>()],
            Attributes(property, "ParameterAttribute")
                .ToDictionary(
                    parameter => Named(parameter, "ParameterSetName") as string ?? AllSets,
                    parameter => new ParameterSetMetadata(
                        Named(parameter, "Position") as int?,
                        Named(parameter, "Mandatory") is true,
                        Named(parameter, "ValueFromPipeline") is true,
                        Named(parameter, "ValueFromPipelineByPropertyName") is true
                    )
                )
        );

    private static ParameterMetadata Switch(string name, string alias) =>
        new(
            name,
            "System.Management.Automation.SwitchParameter",
            Wildcards: false,
            [alias],
            new Dictionary<string, ParameterSetMetadata> { [AllSets] = new(null, false, false, false) }
        );

    private static IEnumerable<CustomAttributeData> Attributes(MemberInfo member, string name) =>
        member.GetCustomAttributesData().Where(attribute => attribute.AttributeType.FullName == "System.Management.Automation." + name);

    private static object? Named(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value;

    private static IEnumerable<object> Values(CustomAttributeTypedArgument argument) =>
        ((IReadOnlyCollection<CustomAttributeTypedArgument>)argument.Value!).Select(item => item.Value!);
}
