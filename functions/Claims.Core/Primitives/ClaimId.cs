using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Claims.Core.Primitives;

/// <summary>
/// A claim's patient control number (837 CLM01, 835 CLP01): 17 characters of A-Z and 0-9, because some payers cut
/// longer ones. It says nothing of the patient.
/// </summary>
[JsonConverter(typeof(TextIdConverter<ClaimId>))]
public readonly record struct ClaimId : ITextId<ClaimId>
{
    private const int Length = 17;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private ClaimId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>The claim of an encounter's n-th submission; the same every time it is asked.</summary>
    /// <param name="encounter">The encounter billed.</param>
    /// <param name="submission">1 for the first claim, one more for each corrected one.</param>
    public static ClaimId For(EncounterId encounter, int submission) => Of($"{encounter}/{submission}");

    /// <summary>The claim to the payer after the one that decided on a claim.</summary>
    public static ClaimId After(ClaimId claim) => Of($"{claim}/next-payer");

    private static ClaimId Of(string text)
    {
        var digest = SHA256.HashData(Encoding.ASCII.GetBytes(text));
        var letters = digest.Take(Length).Select(part => Alphabet[part % Alphabet.Length]);
        return new(string.Concat(letters));
    }

    /// <inheritdoc/>
    public static bool TryParse(string? text, out ClaimId id)
    {
        id = text?.Length == Length && text.All(Alphabet.Contains) ? new(text) : default;
        return id.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
