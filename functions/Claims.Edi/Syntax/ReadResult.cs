namespace Claims.Edi.Syntax;

/// <summary>What could be read, together with everything that was found wrong. Reading never throws on bad
/// data.</summary>
/// <typeparam name="T">What was read.</typeparam>
/// <param name="Value">What could be read, possibly incomplete.</param>
/// <param name="Issues">The findings in file order.</param>
public sealed record ReadResult<T>(T Value, IReadOnlyList<EdiIssue> Issues)
{
    /// <summary>Whether any finding is an error.</summary>
    public bool HasErrors => Issues.Any(issue => issue.Severity == EdiSeverity.Error);

    /// <summary>How many findings there are; never the data.</summary>
    public override string ToString() => $"{typeof(T).Name} with {Issues.Count} issue(s)";
}
