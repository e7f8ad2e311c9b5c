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
public sealed record Estimate(
    string Patient,
    DateOnly Visit,
    DateOnly Scheduled,
    DateOnly? DueBy,
    IReadOnlyList<EstimateLine> Lines,
    DateTimeOffset? GivenAt = null,
    string? GivenBy = null) : IRecord<Estimate>
{
    /// <inheritdoc/>
    public static string Kind => "good-faith-estimate";

    /// <inheritdoc/>
    public string Key => KeyOf(Patient, Visit);

    /// <summary>What the patient is expected to pay.</summary>
    public Money Total => Money.Sum(Lines.Select(line => line.Amount));

    internal static string KeyOf(string patient, DateOnly visit) => $"{patient}/{visit:yyyy-MM-dd}";
}

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
