using System.Text.Json.Serialization;

namespace Claims.Core.Primitives;

/// <summary>A payer as the clinic's payer file names it; not the id that travels in X12.</summary>
[JsonConverter(typeof(TextIdConverter<PayerId>))]
public readonly record struct PayerId : ITextId<PayerId>
{
    private PayerId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static bool TryParse(string? text, out PayerId id)
    {
        id = TextId.IsSlug(text, 40) ? new(text) : default;
        return id.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
