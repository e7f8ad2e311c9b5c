using System.Text.Json;

namespace Claims.Workflows;

/// <summary>Turns values into JSON for the history, within the limit, and back.</summary>
internal sealed class Payload(JsonSerializerOptions json, int maxBytes)
{
    public JsonElement Write(object? value, Type type, string what)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type, json);
        if (bytes.Length > maxBytes)
            throw new PayloadTooLargeException(what, bytes.Length, maxBytes);
        return JsonElement.Parse(bytes);
    }

    public object? Read(JsonElement element, Type type) => element.Deserialize(type, json);
}

/// <summary>An input, output or event is too large to be kept in a history.</summary>
/// <param name="what">Which payload.</param>
/// <param name="bytes">Its size as JSON.</param>
/// <param name="limit">The most it may have.</param>
public sealed class PayloadTooLargeException(string what, int bytes, int limit) : Exception(
    $"{what} has {bytes} bytes of JSON; the limit is {limit}. Store the data and pass its id.");
