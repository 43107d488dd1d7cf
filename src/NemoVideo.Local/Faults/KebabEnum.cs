using System.Text.Json;
using System.Text.Json.Serialization;

namespace NemoVideo.Local.Faults;

/// <summary>Enumerations as words: <c>drop-before</c>.</summary>
internal sealed class KebabEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
