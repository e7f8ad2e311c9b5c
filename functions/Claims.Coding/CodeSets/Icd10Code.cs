using System.Diagnostics.CodeAnalysis;

namespace Claims.Coding.CodeSets;

/// <summary>
/// An ICD-10-CM code by its form: a letter, a digit, a letter or digit, then up to four letters or digits.
/// Whether it exists and is billable on a date is the <see cref="CodeSet"/>'s knowledge.
/// </summary>
public readonly record struct Icd10Code : IComparable<Icd10Code>
{
    private readonly string? _compact;

    private Icd10Code(string compact) => _compact = compact;

    /// <summary>The code without its dot, as X12 wants it: "E1122".</summary>
    public string Compact => _compact ?? "";

    /// <summary>The three-character category: "E11".</summary>
    public string Category => Compact.Length < 3 ? "" : Compact[..3];

    /// <summary>Whether it has the seventh character that injuries and some other codes need.</summary>
    public bool HasSeventhCharacter => Compact.Length == 7;

    /// <summary>Reads a code with or without its dot, in any case, spaces around it allowed.</summary>
    /// <exception cref="FormatException">The text is not in the form of an ICD-10-CM code.</exception>
    public static Icd10Code Parse(string text) => TryParse(text, out var code)
        ? code
        : throw new FormatException($"'{text}' is not in the form of an ICD-10-CM code (like E11.22 or S93.402A).");

    /// <summary>
    /// Reads a code with or without its dot. The dot, when there is one, follows the third character.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Icd10Code code)
    {
        code = default;
        var trimmed = text.AsSpan().Trim();
        Span<char> compact = stackalloc char[7];
        var length = 0;
        for (var i = 0; i < trimmed.Length; i++)
        {
            if (trimmed[i] == '.' && i == 3 && trimmed.Length > 4)
                continue;
            if (!char.IsAsciiLetterOrDigit(trimmed[i]) || length == compact.Length)
                return false;
            compact[length++] = char.ToUpperInvariant(trimmed[i]);
        }

        if (length < 3 || !char.IsAsciiLetterUpper(compact[0]) || !char.IsAsciiDigit(compact[1]))
            return false;
        code = new Icd10Code(compact[..length].ToString());
        return true;
    }

    /// <summary>
    /// Whether this code is the given category or code, or lies under it. A dot in the prefix is ignored.
    /// </summary>
    public bool IsUnder(string prefix)
    {
        var at = 0;
        foreach (var letter in prefix)
        {
            if (letter == '.')
                continue;
            if (at == Compact.Length || Compact[at++] != char.ToUpperInvariant(letter))
                return false;
        }

        return true;
    }

    /// <summary>In the order of the tabular list.</summary>
    public int CompareTo(Icd10Code other) => string.CompareOrdinal(Compact, other.Compact);

    /// <summary>The code as people write it: "E11.22".</summary>
    public override string ToString() => Compact.Length <= 3 ? Compact : $"{Compact[..3]}.{Compact[3..]}";
}
