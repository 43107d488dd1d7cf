using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Store;

/// <summary>
/// Reads drafts, which clients may have written. Uses reflection: generated readers give absent members
/// zero instead of the record's default, so a segment without <c>sp</c> would stand still.
/// </summary>
internal static class DraftJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        RespectNullableAnnotations = true,
        MaxDepth = 16,
    };

    /// <exception cref="JsonException">It is not a draft; the message says where.</exception>
    public static Draft Read(JsonElement json)
    {
        var draft = json.Deserialize<Draft>(Options) ?? throw new JsonException("The draft is null.");
        if (draft.Tracks.Any(t => t is null || t.Segments.Any(s => s is null)))
        {
            throw new JsonException("A track or segment is null.");
        }

        return draft;
    }

    public static Draft ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        using var json = JsonDocument.Parse(file);
        return Read(json.RootElement);
    }
}
