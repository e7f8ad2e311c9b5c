namespace Claims.Edi.Syntax;

/// <summary>Collects findings up to a validation level and knows which envelopes they are in.</summary>
internal sealed class Findings(ValidationLevel level = ValidationLevel.CrossElement)
{
    private List<EdiIssue> issues = [];

    public IReadOnlyList<EdiIssue> Issues => issues;

    /// <summary>Findings beyond it are not made.</summary>
    public ValidationLevel Level => level;

    /// <summary>ISA of the interchange being read; null outside of one.</summary>
    public Segment? Interchange { get; set; }

    /// <summary>GS of the group being read; null outside of one.</summary>
    public Segment? Group { get; set; }

    /// <summary>ST of the transaction being read; null outside of one.</summary>
    public Segment? Transaction { get; set; }

    public void Error(string code, string text, Segment? at = null, int element = 0, int component = 0,
        string path = "") =>
        Add(code, EdiSeverity.Error, text, at, element, component, path);

    public void Warn(string code, string text, Segment? at = null, int element = 0, int component = 0,
        string path = "") =>
        Add(code, EdiSeverity.Warning, text, at, element, component, path);

    /// <summary>Hands over what was found since the last time.</summary>
    public IReadOnlyList<EdiIssue> Take()
    {
        var taken = issues;
        issues = [];
        return taken;
    }

    /// <summary>Of the findings after the first ones keeps only those wanted.</summary>
    public void Keep(int first, Func<EdiIssue, bool> wanted)
    {
        var kept = issues[first..].Where(wanted).ToList();
        issues.RemoveRange(first, issues.Count - first);
        issues.AddRange(kept);
    }

    private void Add(
        string code, EdiSeverity severity, string text, Segment? at, int element, int component, string path)
    {
        if (IssueKinds.Of(code).Level > level)
            return;
        issues.Add(new(code, severity, text, at?.Ordinal ?? 0, SafeId(at), element, component, path)
        {
            InterchangeControlNumber = Interchange?[13] ?? "",
            GroupControlNumber = Group?[6] ?? "",
            TransactionControlNumber = Transaction?[2] ?? "",
            TransactionPosition = Transaction is { Ordinal: > 0 } start && at is not null
                ? at.Ordinal - start.Ordinal + 1 : 0,
            Envelopes = new(Interchange?.Ordinal ?? 0, Group?.Ordinal ?? 0, Transaction?.Ordinal ?? 0),
        });
    }

    /// <summary>A malformed id may be anything, even data: it is not quoted.</summary>
    private static string SafeId(Segment? at) => at is null ? "" : at.Kind.IsWellFormed ? at.Id : "?";
}
