namespace Claims.Edi.Syntax;

/// <summary>Collects findings and knows which group and transaction they are in.</summary>
internal sealed class Findings
{
    private readonly List<EdiIssue> issues = [];

    public IReadOnlyList<EdiIssue> Issues => issues;

    public string GroupControlNumber { get; set; } = "";

    public string TransactionControlNumber { get; set; } = "";

    /// <summary>Ordinal of the transaction's ST; 0 outside of a transaction.</summary>
    public int TransactionStart { get; set; }

    public void Error(string code, string text, Segment? at = null, int element = 0, int component = 0,
        string path = "") =>
        Add(code, EdiSeverity.Error, text, at, element, component, path);

    public void Warn(string code, string text, Segment? at = null, int element = 0, int component = 0,
        string path = "") =>
        Add(code, EdiSeverity.Warning, text, at, element, component, path);

    private void Add(
        string code, EdiSeverity severity, string text, Segment? at, int element, int component, string path) =>
        issues.Add(new(code, severity, text, at?.Ordinal ?? 0, SafeId(at), element, component, path)
        {
            GroupControlNumber = GroupControlNumber,
            TransactionControlNumber = TransactionControlNumber,
            TransactionPosition = TransactionStart > 0 && at is not null ? at.Ordinal - TransactionStart + 1 : 0,
        });

    /// <summary>A malformed id may be anything, even data: it is not quoted.</summary>
    private static string SafeId(Segment? at) => at is null ? "" : SegmentRules.IsId(at.Id) ? at.Id : "?";
}
