using System.Text.Json;

namespace NemoVideo.Client.Json;

/// <summary>Members by names of any style: <c>outputUrl</c> is also <c>output_url</c>, <c>OutputURL</c> and <c>output-url</c>.</summary>
internal static class LooseNames
{
    /// <summary>The first of these members that is there and not null.</summary>
    /// <param name="names">In lower case, without separators.</param>
    public static JsonElement? Named(this JsonElement element, params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in names)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.Value.ValueKind != JsonValueKind.Null && Is(member.Name, name))
                {
                    return member.Value;
                }
            }
        }

        return null;
    }

    private static bool Is(string member, string name)
    {
        var at = 0;
        foreach (var c in member)
        {
            if (c is '_' or '-')
            {
                continue;
            }

            if (at == name.Length || char.ToLowerInvariant(c) != name[at++])
            {
                return false;
            }
        }

        return at == name.Length;
    }
}
