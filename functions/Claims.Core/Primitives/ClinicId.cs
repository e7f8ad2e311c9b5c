using System.Text.Json.Serialization;

namespace Claims.Core.Primitives;

/// <summary>A clinic: the name of its inbox folder, and the partition of all its records.</summary>
[JsonConverter(typeof(TextIdConverter<ClinicId>))]
public readonly record struct ClinicId : ITextId<ClinicId>
{
    private ClinicId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static bool TryParse(string? text, out ClinicId id)
    {
        id = TextId.IsSlug(text, 40) ? new(text) : default;
        return id.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
