using System.Text.Json.Serialization;

namespace Claims.Core.Primitives;

/// <summary>One visit found in a chart: the chart's id, a hyphen and the visit's ordinal.</summary>
[JsonConverter(typeof(TextIdConverter<EncounterId>))]
public readonly record struct EncounterId : ITextId<EncounterId>
{
    private EncounterId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static bool TryParse(string? text, out EncounterId id)
    {
        id = TextId.IsSlug(text, 44) ? new(text) : default;
        return id.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
