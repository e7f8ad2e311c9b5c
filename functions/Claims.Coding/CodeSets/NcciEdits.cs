namespace Claims.Coding.CodeSets;

/// <summary>Whether a modifier may set an NCCI pair aside.</summary>
public enum PairModifier
{
    /// <summary>No: the pair is never paid together.</summary>
    NotAllowed = 0,

    /// <summary>Yes, when documentation supports it (59, X{EPSU}, anatomic modifiers, 25).</summary>
    Allowed = 1,

    /// <summary>The edit was deleted as of the day it began.</summary>
    NotApplicable = 9,
}

/// <summary>Two codes that are not paid together: the first is, the second is not.</summary>
/// <param name="First">Column 1.</param>
/// <param name="Second">Column 2.</param>
/// <param name="From">The first date of service.</param>
/// <param name="To">The last; null while in force.</param>
/// <param name="Modifier">Whether a modifier may set it aside.</param>
/// <param name="Reason">Why, in the agency's words.</param>
public sealed record PairEdit(
    string First, string Second, DateOnly From, DateOnly? To, PairModifier Modifier, string Reason);

/// <summary>How a unit limit is counted.</summary>
public enum UnitAdjudication
{
    /// <summary>Line by line.</summary>
    Line = 1,

    /// <summary>All lines of a date of service; set by policy, cannot be appealed away.</summary>
    DayByPolicy = 2,

    /// <summary>All lines of a date of service; set by clinical benchmarks.</summary>
    DayByClinic = 3,
}

/// <summary>The most units of a code for one patient on one day (medically unlikely edit).</summary>
/// <param name="Code">The code.</param>
/// <param name="Most">The most units.</param>
/// <param name="Counted">How they are counted.</param>
/// <param name="Reason">Why, in the agency's words.</param>
public sealed record UnitLimit(string Code, int Most, UnitAdjudication Counted, string Reason);

/// <summary>An add-on code that is only paid beside a primary code.</summary>
/// <param name="Code">The add-on code.</param>
/// <param name="Primary">A code it may be added to; null where the payer decides.</param>
/// <param name="Type">1 the list of primary codes is complete, 2 there is none, 3 some are listed.</param>
/// <param name="From">The first date of service; null when not told.</param>
/// <param name="To">The last; null while in force.</param>
/// <param name="Note">Special instruction.</param>
public sealed record AddOnEdit(string Code, string? Primary, int Type, DateOnly? From, DateOnly? To, string Note);

/// <summary>For whom edits are.</summary>
public enum EditSetting
{
    /// <summary>Physicians and other practitioners.</summary>
    Practitioner,

    /// <summary>Outpatient hospitals.</summary>
    Hospital,

    /// <summary>Suppliers of medical equipment; unit limits only.</summary>
    Supplier,
}
