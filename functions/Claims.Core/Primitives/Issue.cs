namespace Claims.Core.Primitives;

/// <summary>A finding about data, returned beside the partial result. Codes are stable: docs/errors.md.</summary>
/// <param name="Code">The stable code, such as CLM-NPI.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Location">Where: a field, a line number, a path; no patient data.</param>
/// <param name="Text">What is wrong and what to do; no patient data.</param>
public sealed record Issue(string Code, Severity Severity, string Location, string Text);

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>Stops what was asked for.</summary>
    Error,
}
