using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Denials;

/// <summary>A decision of the payer with what it denies.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Payer">The payer.</param>
/// <param name="Number">The claim's n-th decision.</param>
/// <param name="Date">Its date: appeal clocks start here.</param>
/// <param name="Denied">What is denied, one entry a code.</param>
/// <param name="Remarks">The remark codes.</param>
internal sealed record DenialCase(
    Claim Claim,
    Payer Payer,
    int Number,
    DateOnly Date,
    IReadOnlyList<DeniedCode> Denied,
    IReadOnlyList<string> Remarks)
{
    /// <summary>The amount in dispute.</summary>
    public Money Amount => Money.Sum(Denied.Select(code => code.Adjustment.Amount));

    /// <summary>By when the payer must have an appeal.</summary>
    public DateOnly AppealDeadline => Date.AddDays(Payer.AppealDays);

    /// <summary>Reads a decision.</summary>
    /// <exception cref="KeyNotFoundException">There is none, or its payer left payers.json.</exception>
    public static async Task<DenialCase> ReadAsync(
        IRecords records, IClinicDirectory directory, ClaimRemittance decision, CancellationToken cancellationToken)
    {
        var ((clinic, id), number) = decision;
        var claim = await records.GetAsync<Claim>(clinic, id.Value, cancellationToken);
        var payer = directory.Payers(clinic).FirstOrDefault(payer => payer.Id == claim.Payer)
            ?? throw new KeyNotFoundException($"Payer '{claim.Payer}' is not in payers.json: put it back.");
        var payments = await ClaimPayment.ListAsync(records, decision.Claim, cancellationToken);
        var isByNext = payments.Any(payment => payment.Number == number && payment.IsByNextPayer(claim));
        var decided = payments.Where(payment => payment.Number == number && !payment.Adjudication.IsReversal)
            .Select(payment => payment.Adjudication).ToList();
        var remarks = decided.SelectMany(one => one.Remarks.Concat(one.Lines.SelectMany(line => line.Remarks)))
            .Distinct().ToList();
        var denied = decided.SelectMany(one => one.AllAdjustments()).GroupBy(one => one.Code)
            .Select(code => code.First() with { Amount = Money.Sum(code.Select(one => one.Amount)) })
            .Select(one => new DeniedCode(one, DenialRules.Current.Find(one, remarks)))
            .Where(code => code.NeedsWork(isByNext)).ToList();
        var date = decided.Count > 0 ? decided.Max(one => one.Date) : DateOnly.FromDateTime(claim.BuiltAt.UtcDateTime);
        return new(claim, payer, number, date, denied, remarks);
    }
}

/// <summary>A denied amount with the rule for it; null when the code is not in the table.</summary>
internal sealed record DeniedCode(Adjustment Adjustment, DenialRule? Rule)
{
    /// <summary>
    /// Contractual reductions and the patient's plain share need none; what stays in the payer's account does, and so
    /// does a patient's share that the table wants looked at first.
    /// </summary>
    /// <param name="isByNextPayer">Whether a payer that comes after another one states it.</param>
    public bool NeedsWork(bool isByNextPayer) => Adjustment.Amount != Money.Zero
        && (AdjustmentAccounts.IsDenial(Adjustment, isByNextPayer)
            || (Adjustment.Group == "PR" && Rule is not null));

    /// <summary>The code with its meaning.</summary>
    public string Describe() =>
        $"{Adjustment.Code}, {Rule?.Meaning ?? "a code that denial-actions.json does not know"}";
}
