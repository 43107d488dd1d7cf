using System.Text.Json;
using System.Text.Json.Serialization;

namespace NemoVideo.Local.Hosting;

/// <summary>How a server says where it is: its only line on standard output, and <c>server.json</c>.</summary>
/// <param name="Arguments">What it was started with, so that whoever joins it can tell whether it behaves as wanted.</param>
/// <param name="Secret">For its owner alone.</param>
internal sealed record Announcement(string Address, int Pid, string Folder, IReadOnlyList<string> Arguments, string? Secret = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, AnnouncementJson.Default.Announcement);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Announcement))]
internal sealed partial class AnnouncementJson : JsonSerializerContext;
