using Claims.Core.Primitives;

namespace Claims.Core.Denials;

/// <summary>A denial as it was understood: what the biller's page and the statistics show.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Remittance">The decision: the claim's n-th.</param>
/// <param name="Action">The next step chosen.</param>
/// <param name="Amount">The amount in dispute.</param>
/// <param name="Reasons">One a code.</param>
/// <param name="Remarks">The remark codes.</param>
/// <param name="AppealDeadline">By when the payer must have an appeal.</param>
public sealed record ClassifiedDenial(
    ClaimId Claim,
    int Remittance,
    DenialAction Action,
    Money Amount,
    IReadOnlyList<DenialReason> Reasons,
    IReadOnlyList<string> Remarks,
    DateOnly AppealDeadline) : IRecord<ClassifiedDenial>
{
    /// <inheritdoc/>
    public static string Kind => "denial";

    /// <inheritdoc/>
    public string Key => FiledAppeal.KeyOf(Claim, Remittance);

    /// <summary>The decision's date; null in records older than it.</summary>
    public DateOnly? Date { get; init; }
}

/// <summary>One denial code.</summary>
/// <param name="Code">Group and reason, such as CO-50.</param>
/// <param name="Amount">What it takes off.</param>
/// <param name="Meaning">In own words; null when the code is not in the table.</param>
/// <param name="Cause">The root cause.</param>
/// <param name="Preventable">Whether the clinic could have prevented it; null when not known.</param>
/// <param name="Remedy">What a person is to do.</param>
/// <param name="Owner">Whose work it is.</param>
public sealed record DenialReason(
    string Code,
    Money Amount,
    string? Meaning,
    string Cause,
    bool? Preventable,
    string? Remedy,
    DenialOwner Owner = DenialOwner.Biller);
