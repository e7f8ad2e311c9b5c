namespace Claims.Coding.Procedures;

/// <summary>A clinic's list of services and charges. It is the clinic's own; the product ships none.</summary>
public sealed class ChargeMaster
{
    private readonly Dictionary<string, ChargeItem> _byCode;

    /// <summary>Takes items; when a code stands twice, the first counts.</summary>
    public ChargeMaster(IReadOnlyList<ChargeItem> items)
    {
        Items = items;
        _byCode = items.GroupBy(item => item.Code).ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>All items in file order.</summary>
    public IReadOnlyList<ChargeItem> Items { get; }

    /// <summary>The item of a procedure code; null when the clinic has none.</summary>
    public ChargeItem? Find(string code) => _byCode.GetValueOrDefault(code.Trim().ToUpperInvariant());

    /// <summary>
    /// Reads CSV with a header row. Columns, in any order: code, description, charge (required), modifiers and keywords
    /// (several between semicolons), revenue_code. Lines with errors are left out and reported.
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
