using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Denials;

/// <summary>A decision of the payer with what it denies.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Payer">The payer.</param>
/// <param name="Number">The claim's n-th decision.</param>
/// <param name="Date">Its date: appeal clocks start here.</param>
/// <param name="Decided">What the payer states, reversals left out.</param>
/// <param name="Denied">What is denied, one entry a code.</param>
/// <param name="Remarks">The remark codes.</param>
/// <param name="Appeals">Appeals against the claim's earlier decisions.</param>
/// <param name="Filing">The claim's filing clock.</param>
/// <param name="Proof">What proves when it was filed.</param>
/// <param name="WasFiledInTime">Whether that proof will do.</param>
internal sealed record DenialCase(
    Claim Claim,
    Payer Payer,
    int Number,
    DateOnly Date,
    IReadOnlyList<Adjudication> Decided,
    IReadOnlyList<DeniedCode> Denied,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<FiledAppeal> Appeals,
    FilingTerm Filing,
    FilingProof Proof,
    bool WasFiledInTime)
{
    /// <summary>The amount in dispute.</summary>
    public Money Amount => Money.Sum(Denied.Select(code => code.Adjustment.Amount));

    /// <summary>What the payer pays and leaves to the patient: what it allows.</summary>
    public Money Allowed => AllowedBy(Decided);

    /// <summary>The level that an appeal against this decision would have; null when none is left.</summary>
    public AppealLevel? NextLevel => PayerDeadlines.Current.Level(Payer, Appeals.Count + 1);

    /// <summary>By when the payer must have an appeal; the decision's own date when none is left.</summary>
    public DateOnly AppealDeadline => NextLevel?.DeadlineFor(Date) ?? Date;

    /// <summary>The payers that the remittance names as responsible.</summary>
    public IEnumerable<NamedPayer> Responsible => Decided.SelectMany(one => one.Responsible).Distinct();

    /// <summary>What decisions allow.</summary>
    public static Money AllowedBy(IEnumerable<Adjudication> decided) => Money.Sum(decided.Select(one =>
        one.Paid + Money.Sum(one.AllAdjustments().Where(part => part.Group == "PR").Select(part => part.Amount))));

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
        var date = decided.Count > 0 ? decided.Max(one => one.Date) : DateOnly.FromDateTime(claim.BuiltAt.UtcDateTime);
        var denied = decided.SelectMany(one => one.AllAdjustments()).GroupBy(one => one.Code)
            .Select(code => code.First() with { Amount = Money.Sum(code.Select(one => one.Amount)) })
            .Select(one => new DeniedCode(one, DenialRules.Current.Find(one, remarks, payer, date)))
            .Where(code => code.NeedsWork(isByNext)).ToList();
        var appeals = await records.ReadAllAsync<FiledAppeal>(clinic, $"{id}/", cancellationToken);
        var proof = await FilingProof.OfAsync(records, claim, cancellationToken);
        var filing = FilingTerm.Of(claim, payer, await CorrectedAsync(records, claim, cancellationToken));
        return new(
            claim, payer, number, date, decided, denied, remarks,
            [.. appeals.Where(appeal => appeal.Remittance < number)], filing, proof,
            filing.IsProvedBy(proof, directory.Clinic(clinic)));
    }

    /// <summary>When the payer decided on the claim that this one corrects.</summary>
    internal static async Task<DateOnly?> CorrectedAsync(IRecords records, Claim claim, CancellationToken cancel)
    {
        if (claim.Frequency == '1')
        {
            return null;
        }

        var earlier = (await EncounterClaims.ListAsync(records, claim.Encounter, cancel))
            .LastOrDefault(other => other.Submission < claim.Submission && other.Remittances > 0);
        return earlier is null
            ? null
            : (await ClaimPayment.ListAsync(records, earlier.Ref, cancel)).Min(payment => payment.Adjudication.Date);
    }
}

/// <summary>A denied amount with the rule for it; null when the code is not in the table.</summary>
internal sealed record DeniedCode(Adjustment Adjustment, DenialRule? Rule)
{
    /// <summary>
    /// Contractual reductions and the patient's plain share need none; what stays in the payer's account does, and so
    /// does a patient's share that the table wants looked at first. A rule without an action only informs.
    /// </summary>
    /// <param name="isByNextPayer">Whether a payer that comes after another one states it.</param>
    public bool NeedsWork(bool isByNextPayer) => Adjustment.Amount != Money.Zero && Rule?.Action != DenialAction.None
        && (AdjustmentAccounts.IsDenial(Adjustment, isByNextPayer)
            || (Adjustment.Group == "PR" && Rule is not null));

    /// <summary>The code with its meaning.</summary>
    public string Describe() =>
        $"{Adjustment.Code}, {Rule?.Meaning ?? "a code that denial-actions.json does not know"}";
}
