using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>A good-faith estimate of what a visit will cost the patient (45 CFR 149.610).</summary>
/// <param name="Patient">Whose, as the contact ledger names patients.</param>
/// <param name="Visit">The day of the visit.</param>
/// <param name="Scheduled">The day it was scheduled or asked for.</param>
/// <param name="DueBy">The last day to give it; null when the visit is too near for a clock.</param>
/// <param name="Lines">What is expected, in the clinic's own words.</param>
/// <param name="GivenAt">When it was given; null while it is due.</param>
/// <param name="GivenBy">Who gave it.</param>
/// <param name="For">Whom it is written to; null in records older than the sheet.</param>
public sealed record Estimate(
    string Patient,
    DateOnly Visit,
    DateOnly Scheduled,
    DateOnly? DueBy,
    IReadOnlyList<EstimateLine> Lines,
    DateTimeOffset? GivenAt = null,
    string? GivenBy = null,
    EstimateAddressee? For = null) : IRecord<Estimate>
{
    /// <inheritdoc/>
    public static string Kind => "good-faith-estimate";

    /// <inheritdoc/>
    public string Key => KeyOf(Patient, Visit);

    /// <summary>What the patient is expected to pay.</summary>
    public Money Total => Money.Sum(Lines.Select(line => line.Amount));

    internal static string KeyOf(string patient, DateOnly visit) => $"{patient}/{visit:yyyy-MM-dd}";
}

/// <summary>Whom an estimate is written to, and who is expected to render the care.</summary>
/// <param name="Name">The patient.</param>
/// <param name="BirthDate">Their date of birth.</param>
/// <param name="Address">Where a letter goes.</param>
/// <param name="Email">Where they wish to get it; null for a letter.</param>
/// <param name="Provider">Who is expected to render the care; null when it is not known yet.</param>
/// <param name="Language">The language it speaks.</param>
/// <param name="LargePrint">Whether it is set large.</param>
public sealed record EstimateAddressee(
    string Name,
    DateOnly BirthDate,
    PostalAddress Address,
    string? Email,
    Npi? Provider,
    Language Language,
    bool LargePrint);

/// <summary>One expected service.</summary>
public sealed record EstimateLine(string Code, string Description, Money Amount);

/// <summary>A bill beside its estimate (45 CFR 149.620); pure.</summary>
public static class EstimateCheck
{
    /// <summary>A bill so much over its estimate may be disputed.</summary>
    public static readonly Money Over = new(400m);

    /// <summary>For so many days from the first bill.</summary>
    public const int DisputeDays = 120;

    /// <summary>The last day to dispute a bill as being over its estimate; null when it is not so far over.</summary>
    /// <param name="estimate">The estimate that was given before the visit; null when there was none.</param>
    /// <param name="sent">The bill's statements, the first one first.</param>
    public static DateOnly? DisputableUntil(Estimate? estimate, IReadOnlyList<Statement> sent) =>
        estimate is { GivenAt: not null } && sent.Count > 0
            && sent[0].Balance + sent[0].Paid >= estimate.Total + Over
                ? sent[0].Date.AddDays(DisputeDays)
                : null;
}
