using System.Text.Json.Serialization;

namespace Claims.Core.Primitives;

/// <summary>A scanned chart, named by its content: the same bytes are the same chart.</summary>
[JsonConverter(typeof(TextIdConverter<ChartId>))]
public readonly record struct ChartId : ITextId<ChartId>
{
    private ChartId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static bool TryParse(string? text, out ChartId id)
    {
        id = TextId.IsSlug(text, 40) ? new(text) : default;
        return id.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
