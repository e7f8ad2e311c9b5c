namespace Claims.Edi.Syntax;

/// <summary>How far data is checked; each level includes those before it. The levels are those the trade tests
/// interfaces by (WEDI SNIP types 1 to 4).</summary>
public enum ValidationLevel
{
    /// <summary>Envelope, segments and elements by the standard: counts, control numbers, lengths, characters.</summary>
    Syntax = 1,

    /// <summary>The implementation guide: loops and segments required, their order and number, code lists.</summary>
    Guide = 2,

    /// <summary>Amounts add up.</summary>
    Balance = 3,

    /// <summary>What one element asks of another.</summary>
    CrossElement = 4,
}
