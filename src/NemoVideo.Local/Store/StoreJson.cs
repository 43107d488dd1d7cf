using System.Text.Json.Serialization;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Store;

/// <summary>How records are stored on disk.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(Project))]
[JsonSerializable(typeof(RenderJob))]
[JsonSerializable(typeof(Draft))]
internal sealed partial class StoreJson : JsonSerializerContext;
