using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Claims.Core.Primitives;

/// <summary>An id or code that is text on the outside: it parses, prints and serialises as one string.</summary>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    /// <summary>The text.</summary>
    string Value { get; }

    /// <summary>Makes one from text; false when the text cannot be one.</summary>
    static abstract bool TryParse(string? text, out TSelf id);
}

/// <summary>Writes a text id as a JSON string, and as a property name.</summary>
public sealed class TextIdConverter<T> : JsonConverter<T>
    where T : struct, ITextId<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.TryParse(reader.GetString(), out var id) ? id : throw new JsonException($"Not a valid {typeof(T).Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    /// <inheritdoc/>
    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TextId.Parse<T>(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}

/// <summary>Parsing shared by all text ids.</summary>
public static class TextId
{
    /// <summary>Makes an id from text.</summary>
    /// <exception cref="FormatException">The text cannot be one; the message does not repeat it.</exception>
    public static T Parse<T>(string? text)
        where T : struct, ITextId<T> =>
        T.TryParse(text, out var id) ? id : throw new FormatException($"Not a valid {typeof(T).Name}.");

    /// <summary>True for 1 to <paramref name="longest"/> lower-case letters, digits and hyphens.</summary>
    internal static bool IsSlug([NotNullWhen(true)] string? text, int longest) =>
        text is { Length: > 0 } && text.Length <= longest
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
