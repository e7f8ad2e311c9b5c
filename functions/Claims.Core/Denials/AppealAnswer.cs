using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.Denials;

/// <summary>What came of an appeal, as the payer's next decision shows it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Remittance">The decision appealed: the claim's n-th.</param>
/// <param name="Level">The level of appeal, from 1.</param>
/// <param name="Codes">The denial codes disputed.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Disputed">The amount in dispute.</param>
/// <param name="Recovered">How much more the payer allows than before: paid or left to the patient.</param>
/// <param name="Date">The date of the decision that answers it.</param>
public sealed record AppealAnswer(
    ClaimId Claim,
    int Remittance,
    int Level,
    IReadOnlyList<string> Codes,
    AppealResult Result,
    Money Disputed,
    Money Recovered,
    DateOnly Date) : IRecord<AppealAnswer>
{
    /// <inheritdoc/>
    public static string Kind => "appeal-answer";

    /// <inheritdoc/>
    public string Key => FiledAppeal.KeyOf(Claim, Remittance);

    /// <summary>Keeps the outcome when a decision answers an appeal; a repeat keeps the same.</summary>
    internal static async Task ReadAsync(IRecords records, DenialCase found, CancellationToken cancellationToken)
    {
        if (found.Decided.Count == 0
            || found.Appeals.FirstOrDefault(one => one.Remittance == found.Number - 1) is not { } appeal)
        {
            return;
        }

        var payments = await ClaimPayment.ListAsync(records, found.Claim.Ref, cancellationToken);
        var before = DenialCase.AllowedBy(payments
            .Where(payment => payment.Number == appeal.Remittance && !payment.Adjudication.IsReversal)
            .Select(payment => payment.Adjudication));
        var recovered = found.Allowed - before;
        var result = recovered <= Money.Zero ? AppealResult.Lost
            : found.Amount > Money.Zero ? AppealResult.WonInPart
            : AppealResult.Won;
        await records.SaveAsync(
            found.Claim.Encounter.Clinic, cancellationToken,
            RecordChange.Put(new AppealAnswer(
                appeal.Claim, appeal.Remittance, appeal.Level, appeal.Codes, result, appeal.Denied,
                recovered > Money.Zero ? recovered : Money.Zero, found.Date)));
    }
}

/// <summary>How an appeal ended.</summary>
public enum AppealResult
{
    /// <summary>Nothing more is allowed.</summary>
    Lost,

    /// <summary>More is allowed, and a part is still denied.</summary>
    WonInPart,

    /// <summary>Nothing is denied any more.</summary>
    Won,
}
