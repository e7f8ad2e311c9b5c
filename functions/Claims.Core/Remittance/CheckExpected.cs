using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.Remittance;

/// <summary>Compares what a payer allowed with what its contract says; what falls short is work.</summary>
public sealed class CheckExpected(IRecords records, IClinicDirectory directory, WorkItems work, TimeProvider time)
{
    private static readonly Policy Limits = RuleFile.Read<Policy>("underpayment-policy.json");

    /// <summary>Days within which a payer should answer a dispute.</summary>
    internal static int AnswerDays => Limits.AnswerDays;

    /// <summary>Looks at a decision of a first payer; a reversal, or what is denied, is another matter.</summary>
    internal async Task FileAsync(Claim claim, IReadOnlyList<ClaimPayment> payments, CancellationToken cancellationToken)
    {
        var clinic = claim.Encounter.Clinic;
        await CloseEarlierAsync(claim, payments, cancellationToken);
        var lines = payments.Where(payment => !payment.Adjudication.IsReversal && !payment.IsByNextPayer(claim))
            .SelectMany(payment => payment.Adjudication.Lines)
            .SelectMany(line => ShortOf(claim, line, directory.Fees(clinic))).ToList();
        if (lines.Count == 0)
        {
            return;
        }

        var found = new Underpayment(claim.Id, payments[0].Number, lines, time.GetUtcNow());
        await records.TryAddAsync(clinic, found, cancellationToken);
        await work.OpenAsync(
            clinic,
            new(
                $"underpayment/{found.Key}", WorkItemType.Underpayment, claim.Id.Value, found.FoundAt, null,
                $"{found.Difference} less than the contract allows: "
                + string.Join(", ", lines.Select(line =>
                    $"{line.Procedure} {line.Allowed} instead of {line.Expected}"))
                + ". Send the dispute letter, or say why it is right."),
            cancellationToken);
    }

    /// <summary>A new decision answers what was asked about the ones before it.</summary>
    private async Task CloseEarlierAsync(
        Claim claim, IReadOnlyList<ClaimPayment> payments, CancellationToken cancellationToken)
    {
        var clinic = claim.Encounter.Clinic;
        var decided = payments.Any(payment => !payment.Adjudication.IsReversal);
        foreach (var earlier in await records.ReadAllAsync<Underpayment>(clinic, $"{claim.Id}/", cancellationToken))
        {
            if (decided && earlier.Number < payments[0].Number)
            {
                await work.CloseAsync(
                    clinic, $"underpayment/{earlier.Key}", "the payer decided again", cancellationToken);
                await work.CloseAsync(
                    clinic, $"dispute-answer/{earlier.Key}", "the payer decided again", cancellationToken);
            }
        }
    }

    /// <summary>What a payer allowed for a service: what it pays and what it leaves to the patient.</summary>
    internal static Money AllowedOn(LinePayment line) => line.Charge - Money.Sum(
        line.Adjustments.Where(one => one.Group != "PR" && one.Reason != Sequestration).Select(one => one.Amount));

    private static IEnumerable<UnderpaidLine> ShortOf(Claim claim, LinePayment line, ContractFees fees)
    {
        // What is denied was not priced: it has its own way.
        if (line.Adjustments.Any(one => AdjustmentAccounts.IsDenial(one, isByNextPayer: false)))
        {
            yield break;
        }

        var billed = claim.Content.Lines.FirstOrDefault(one => one.Procedure.Value == line.Procedure);
        var allowed = AllowedOn(line);
        if (billed is not null
            && fees.Expected(
                claim.Payer, claim.Content.DateOfService, line.Procedure, line.Modifiers, billed.Units, line.Charge)
                is { } expected
            && expected - allowed is var missing && missing >= new Money(Limits.Dollars)
            && missing.Amount >= expected.Amount * Limits.Percent / 100)
        {
            yield return new(line.Procedure, expected, allowed);
        }
    }

    /// <summary>CARC 253 is taken off what is paid, not off what is allowed.</summary>
    private const string Sequestration = "253";

    private sealed record Policy(string Source, DateOnly AsOf, decimal Dollars, decimal Percent, int AnswerDays);
}
