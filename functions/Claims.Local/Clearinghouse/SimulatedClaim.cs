namespace Claims.Local.Clearinghouse;

/// <summary>A claim as a simulated payer remembers it.</summary>
internal sealed record SimulatedClaim(
    string PayerControlNumber,
    string Payer,
    string Submitter,
    string PatientControlNumber,
    string Frequency,
    string OriginalReference,
    string PlaceOfService,
    string Authorization,
    SimulatedProvider Provider,
    SimulatedPerson Patient,
    SimulatedPerson Subscriber,
    string MemberId,
    IReadOnlyList<SimulatedLine> Lines,
    bool IsSecondary = false)
{
    public decimal Charge => Lines.Sum(line => line.Charge);

    public DateOnly FirstDay => Lines.Min(line => line.Day);
}

/// <summary>Who billed.</summary>
internal sealed record SimulatedProvider(string Name, string Npi, string TaxId, string RenderingNpi);

/// <summary>A name on a claim.</summary>
internal sealed record SimulatedPerson(string LastName, string FirstName, DateOnly? BirthDate);

/// <summary>
/// A service on a claim, with the diagnoses that it points to and what the payer before left to the patient, if one
/// decided.
/// </summary>
internal sealed record SimulatedLine(
    string Procedure,
    IReadOnlyList<string> Modifiers,
    decimal Charge,
    decimal Units,
    string ControlNumber,
    DateOnly Day,
    IReadOnlyList<string> Diagnoses,
    decimal? LeftByFirst = null);

/// <summary>What a simulated payer decided on a claim.</summary>
internal sealed record SimulatedDecision(IReadOnlyList<DecidedLine> Lines)
{
    public decimal Paid => Lines.Sum(line => line.Paid);

    public decimal PatientOwes => Sum("PR", reason: null);

    /// <summary>What of it went against the deductible (PR-1).</summary>
    public decimal Deductible => Sum("PR", "1");

    /// <summary>CLP02: 4 when every line is denied, else 1.</summary>
    public string Status => Lines.All(line => line.IsDenied) ? "4" : "1";

    private decimal Sum(string group, string? reason) => Lines
        .SelectMany(line => line.Adjustments)
        .Where(one => one.Group == group && (reason is null || one.Reason == reason))
        .Sum(one => one.Amount);
}

/// <summary>What a simulated payer decided on a service. Charge less adjustments is what is paid.</summary>
internal sealed record DecidedLine(
    SimulatedLine Line, bool IsDenied, IReadOnlyList<SimulatedAdjustment> Adjustments, string? Remark)
{
    public decimal Paid => Line.Charge - Adjustments.Sum(one => one.Amount);

    public decimal PatientOwes => Adjustments.Where(one => one.Group == "PR").Sum(one => one.Amount);
}

/// <summary>A CAS triplet.</summary>
internal sealed record SimulatedAdjustment(string Group, string Reason, decimal Amount);
