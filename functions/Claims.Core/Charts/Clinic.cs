using Claims.Coding.Diagnoses;
using Claims.Coding.Procedures;
using Claims.Core.Primitives;

namespace Claims.Core.Charts;

/// <summary>A clinic as its folder of settings describes it: clinic.json, payers.json and charge-master.csv.</summary>
/// <param name="Id">The name of its inbox folder.</param>
/// <param name="Name">The billing provider's legal name (837 2010AA).</param>
/// <param name="Npi">The billing provider's NPI.</param>
/// <param name="TaxId">Nine digits (REF*EI).</param>
/// <param name="Taxonomy">The billing provider's taxonomy code (PRV*BI).</param>
/// <param name="Address">Street address, no post box; ZIP of nine digits (837 N403).</param>
/// <param name="ContactName">Who answers questions (PER, statements).</param>
/// <param name="Phone">Ten digits.</param>
/// <param name="Email">The billing office.</param>
/// <param name="CoderEmail">Where review links go.</param>
/// <param name="SupervisorEmail">Where reviews that nobody took are escalated to.</param>
/// <param name="TimeZone">IANA name, such as America/Chicago.</param>
/// <param name="SubmitterId">The clinic's id at the clearinghouse (ISA06, GS02, NM1*41).</param>
/// <param name="Providers">Who renders care there.</param>
public sealed record Clinic(
    ClinicId Id,
    string Name,
    Npi Npi,
    string TaxId,
    string Taxonomy,
    PostalAddress Address,
    string ContactName,
    string Phone,
    string Email,
    string CoderEmail,
    string SupervisorEmail,
    string TimeZone,
    string SubmitterId,
    IReadOnlyList<RenderingProvider> Providers);

/// <summary>A physician or other clinician who renders care and answers queries.</summary>
/// <param name="Npi">Their own NPI.</param>
/// <param name="LastName">Family name.</param>
/// <param name="FirstName">Given name.</param>
/// <param name="Taxonomy">Their taxonomy code (PRV*PE).</param>
/// <param name="Email">Where queries go.</param>
public sealed record RenderingProvider(Npi Npi, string LastName, string FirstName, string Taxonomy, string Email);

/// <summary>A postal address in the US.</summary>
public sealed record PostalAddress(string Line1, string City, string State, string Zip);

/// <summary>A payer as the clinic deals with it.</summary>
/// <param name="Id">The clinic's own short name for it.</param>
/// <param name="Name">Its name (837 2010BB NM103).</param>
/// <param name="ElectronicId">Its payer id in X12 (NM1*PR NM109, ISA08).</param>
/// <param name="Aliases">Other names that face sheets print.</param>
/// <param name="ClaimFilingIndicator">SBR09: CI commercial, MB Medicare part B, MC Medicaid, BL Blue Cross…</param>
/// <param name="Address">Where letters go.</param>
/// <param name="FilingDays">Days from the date of service until a claim is late; per contract.</param>
/// <param name="AppealDays">Days from the remittance until an appeal is late; per contract.</param>
/// <param name="AuthorizationRequired">Procedure codes that need a prior authorization.</param>
/// <param name="ContractSource">Where the deadlines come from and as of when.</param>
/// <param name="StatusInquiries">When it is asked what became of a claim; null or empty for never.</param>
public sealed record Payer(
    PayerId Id,
    string Name,
    string ElectronicId,
    IReadOnlyList<string> Aliases,
    string ClaimFilingIndicator,
    PostalAddress Address,
    int FilingDays,
    int AppealDays,
    IReadOnlyList<string> AuthorizationRequired,
    string ContractSource,
    IReadOnlyList<StatusInquiryRule>? StatusInquiries = null)
{
    /// <summary>
    /// Filing limits of the contract beyond <see cref="FilingDays"/>, such as for corrected claims; the last one in
    /// force counts.
    /// </summary>
    public IReadOnlyList<FilingLimit> FilingLimits { get; init; } = [];

    /// <summary>Levels of appeal that the contract sets; a level that is not named is the built-in one.</summary>
    public IReadOnlyList<AppealLevel> AppealLevels { get; init; } = [];

    /// <summary>The rule for claims that were accepted on a day: the latest that begins by then; or null.</summary>
    public StatusInquiryRule? StatusInquiryOn(DateOnly accepted) =>
        StatusInquiries?.Where(rule => rule.From <= accepted).MaxBy(rule => rule.From);
}

/// <summary>When a payer is asked for the status of claims that it accepted and has not decided.</summary>
/// <param name="From">The first day of acceptance that it holds for.</param>
/// <param name="AfterDays">Days from acceptance until the first question; 1 or more.</param>
/// <param name="AgainDays">Days from one question to the next; 1 or more.</param>
/// <param name="Source">Where the days come from and as of when.</param>
public sealed record StatusInquiryRule(DateOnly From, int AfterDays, int AgainDays, string Source);

/// <summary>Port: the clinics and what they have set. Read from files on one machine.</summary>
public interface IClinicDirectory
{
    /// <summary>All clinics.</summary>
    IReadOnlyList<ClinicId> Clinics { get; }

    /// <summary>A clinic.</summary>
    /// <exception cref="KeyNotFoundException">There is no such clinic.</exception>
    Clinic Clinic(ClinicId id);

    /// <summary>The payers a clinic deals with.</summary>
    IReadOnlyList<Payer> Payers(ClinicId id);

    /// <summary>What a clinic charges, from its charge-master.csv.</summary>
    ChargeMaster Charges(ClinicId id);

    /// <summary>What its contracts allow, from its fee-schedules.csv; nothing when it has none.</summary>
    ContractFees Fees(ClinicId id) => ContractFees.None;

    /// <summary>A clinic's own words for diagnoses that a person has reviewed, from its local-terms.csv; the same list
    /// each time.</summary>
    IReadOnlyList<LocalTerm> Terms(ClinicId id) => [];
}
