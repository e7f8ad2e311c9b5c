namespace Claims.Coding.Procedures;

/// <summary>A clinic's list of services and charges. It is the clinic's own; the product ships none.</summary>
public sealed class ChargeMaster
{
    private readonly Dictionary<string, ChargeItem> _byCode;

    /// <summary>Takes items; of a code's lines the whole service counts before its parts (26, TC).</summary>
    public ChargeMaster(IReadOnlyList<ChargeItem> items)
    {
        Items = items;
        _byCode = items.GroupBy(item => item.Code).ToDictionary(group => group.Key,
            group => group.FirstOrDefault(item => PartOf(item) is null) ?? group.First());
    }

    /// <summary>All items in file order.</summary>
    public IReadOnlyList<ChargeItem> Items { get; }

    /// <summary>The item of a procedure code; null when the clinic has none.</summary>
    public ChargeItem? Find(string code) => _byCode.GetValueOrDefault(code.Trim().ToUpperInvariant());

    /// <summary>The line for one part of a service; null when the clinic has none.</summary>
    /// <param name="code">The procedure code.</param>
    /// <param name="part">26, the reading, or TC, the technical part.</param>
    public ChargeItem? FindPart(string code, string part) =>
        Items.FirstOrDefault(item => item.Code == code && PartOf(item) == part);

    /// <summary>26 or TC when an item is charged for one part of its service; null for the whole.</summary>
    internal static string? PartOf(ChargeItem item) =>
        item.Modifiers.FirstOrDefault(modifier => modifier is "26" or "TC");

    /// <summary>
    /// Reads CSV with a header row. Columns, in any order: code, description, charge (required), modifiers and keywords
    /// (several between semicolons), revenue_code. A code may stand once whole and once for
    /// each part (modifier 26, TC). Lines with errors are left out and reported.
    /// </summary>
    public static ChargeMasterReading Parse(TextReader reader) => ChargeMasterReader.Read(reader);
}

/// <summary>What came of reading a charge master.</summary>
/// <param name="Master">All lines that were right.</param>
/// <param name="Errors">One for each fault, in file order.</param>
public sealed record ChargeMasterReading(ChargeMaster Master, IReadOnlyList<ChargeMasterError> Errors);

/// <summary>A fault in a charge master file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record ChargeMasterError(int Line, string Text);
