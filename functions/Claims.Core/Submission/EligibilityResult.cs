using Claims.Core.Primitives;

namespace Claims.Core.Submission;

/// <summary>What the payer said of a patient's coverage (271).</summary>
/// <param name="Encounter">The encounter.</param>
/// <param name="Round">The review round whose fields were asked with.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Status">The answer in one word.</param>
/// <param name="PlanName">The plan, as the payer names it.</param>
/// <param name="Benefits">Copay, deductible and coinsurance as told.</param>
/// <param name="Findings">What the coder or the front desk must mend; empty when active.</param>
public sealed record EligibilityResult(
    EncounterId Encounter,
    int Round,
    DateTimeOffset AskedAt,
    CoverageStatus Status,
    string? PlanName,
    IReadOnlyList<BenefitFact> Benefits,
    IReadOnlyList<Issue> Findings) : IRecord<EligibilityResult>
{
    /// <inheritdoc/>
    public static string Kind => "eligibility";

    /// <inheritdoc/>
    public string Key => KeyOf(Encounter, Round);

    /// <summary>The key of a result.</summary>
    public static string KeyOf(EncounterId encounter, int round) => $"{encounter}/{round:D4}";
}

/// <summary>A payer's answer about coverage.</summary>
public enum CoverageStatus
{
    /// <summary>In force on the day of care.</summary>
    Active,

    /// <summary>Not in force on the day of care.</summary>
    Inactive,

    /// <summary>The payer does not know this member, or not by these particulars.</summary>
    NotFound,

    /// <summary>The payer could not answer; the claim goes out unverified.</summary>
    Unverified,
}

/// <summary>A share of the cost that the plan leaves to the patient.</summary>
/// <param name="Kind">copay, deductible or coinsurance.</param>
/// <param name="Amount">In dollars, for copay and deductible.</param>
/// <param name="Percent">For coinsurance, 0 to 100.</param>
/// <param name="Remaining">True when the amount is what is left of the year's.</param>
public sealed record BenefitFact(string Kind, Money? Amount, decimal? Percent, bool Remaining);
