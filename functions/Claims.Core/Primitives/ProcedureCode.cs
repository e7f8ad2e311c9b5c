using System.Text.Json.Serialization;

namespace Claims.Core.Primitives;

/// <summary>A CPT or HCPCS Level II code: five characters, upper case (837 SV101-2 with qualifier HC).</summary>
[JsonConverter(typeof(TextIdConverter<ProcedureCode>))]
public readonly record struct ProcedureCode : ITextId<ProcedureCode>
{
    private ProcedureCode(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static bool TryParse(string? text, out ProcedureCode id)
    {
        var code = text?.Trim().ToUpperInvariant();
        id = code?.Length == 5 && code.All(char.IsAsciiLetterOrDigit) ? new(code) : default;
        return id.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
