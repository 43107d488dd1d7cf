using System.Text.Json;
using System.Text.Json.Serialization;

namespace NemoVideo.Local.Api;

/// <summary>An id that goes over the wire as a string or, when it is all digits, as a number; both are accepted.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct WireId(string Text, bool AsNumber = false)
{
    public sealed class Converter : JsonConverter<WireId>
    {
        public override WireId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType switch
            {
                JsonTokenType.String => new WireId(reader.GetString()!),
                JsonTokenType.Number => new WireId(System.Text.Encoding.UTF8.GetString(reader.ValueSpan), AsNumber: true),
                _ => throw new JsonException("An id must be a string or a number."),
            };

        public override void Write(Utf8JsonWriter writer, WireId value, JsonSerializerOptions options)
        {
            if (value.AsNumber && value.Text.Length > 0 && value.Text.All(char.IsAsciiDigit))
            {
                writer.WriteRawValue(value.Text);
            }
            else
            {
                writer.WriteStringValue(value.Text);
            }
        }
    }
}
