using System.Text.Json;
using System.Text.Json.Serialization;
using Claims.Coding.CodeSets;

namespace Claims.Core.Primitives;

/// <summary>How Core's records look as JSON, in every store and file.</summary>
public static class CoreJson
{
    /// <summary>camelCase, enums as words, unknown properties refused.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            RespectNullableAnnotations = true,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new Icd10CodeConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class Icd10CodeConverter : JsonConverter<Icd10Code>
    {
        public override Icd10Code Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Icd10Code.TryParse(reader.GetString(), out var code)
                ? code
                : throw new JsonException("Not in the form of an ICD-10-CM code.");

        public override void Write(Utf8JsonWriter writer, Icd10Code value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
