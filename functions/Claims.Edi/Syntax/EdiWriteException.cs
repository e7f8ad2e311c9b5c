namespace Claims.Edi.Syntax;

/// <summary>Thrown when a transaction cannot be written because no receiver could accept it.</summary>
public sealed class EdiWriteException(IReadOnlyList<EdiIssue> issues)
    : Exception($"{issues.Count} problem(s) keep this from being written: {string.Join("; ", issues.Take(5))}")
{
    /// <summary>What is wrong, of error severity throughout.</summary>
    public IReadOnlyList<EdiIssue> Issues { get; } = issues;
}
