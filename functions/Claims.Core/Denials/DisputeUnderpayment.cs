using System.Globalization;
using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Denials;

/// <summary>Disputes an underpayment by letter: contract, decision and difference, line by line.</summary>
public sealed class DisputeUnderpayment(
    IRecords records,
    IClinicDirectory directory,
    PayerLetters letters,
    WorkItems work,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>Writes and sends the letter; a repeat sends the very same one.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="number">Its n-th decision.</param>
    /// <param name="sentBy">Who.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Empty when it is on its way; else why not.</returns>
    public async Task<IReadOnlyList<Issue>> SendAsync(
        ClinicId clinic, ClaimId claim, int number, string sentBy, CancellationToken cancellationToken)
    {
        var key = Underpayment.KeyOf(claim, number);
        if (await records.FindAsync<Underpayment>(clinic, key, cancellationToken) is null)
        {
            return [new("DEN-UNKNOWN", Severity.Error, key, "There is no underpayment of that decision.")];
        }

        var now = time.GetUtcNow();
        var found = await records.UpdateAsync<Underpayment>(
            clinic, key, one => one.DisputedAt is null ? one with { DisputedAt = now } : one, cancellationToken);
        var record = await records.GetAsync<Claim>(clinic, claim.Value, cancellationToken);
        var letter = await LetterAsync(record, found, cancellationToken);
        await letters.SendAsync(
            letter, new(clinic, record.Encounter.Chart), $"disputes/{claim}-{number:D3}.pdf",
            $"dispute-{claim}-{number:D3}",
            new(
                clinic, claim, letter.Payer.ElectronicId, record.PayerControlNumber, number, 1, ["underpaid"],
                found.Difference, letter.Deadline)
            {
                Kind = letter.Kind,
            },
            cancellationToken);
        await audit.WriteAsync(
            clinic, claim.Value, sentBy, "disputed", $"{found.Difference} underpaid", $"disputed/{number}",
            cancellationToken);
        await work.CloseAsync(clinic, $"underpayment/{key}", $"disputed by {sentBy}", cancellationToken);
        await work.OpenAsync(
            clinic,
            new(
                $"dispute-answer/{key}", WorkItemType.Underpayment, claim.Value, found.DisputedAt!.Value,
                found.DisputedAt.Value.AddDays(CheckExpected.AnswerDays),
                $"The payer was asked for {found.Difference}: when no answer has come by then, call."),
            cancellationToken);
        return [];
    }

    private async Task<AppealLetter> LetterAsync(
        Claim claim, Underpayment found, CancellationToken cancellationToken)
    {
        var clinic = directory.Clinic(claim.Encounter.Clinic);
        var payer = directory.Payers(clinic.Id).First(payer => payer.Id == claim.Payer);
        var payments = await ClaimPayment.ListAsync(records, claim.Ref, cancellationToken);
        var date = payments.Where(payment => payment.Number == found.Number).Max(payment => payment.Adjudication.Date);
        var content = claim.Content;
        return new(
            clinic, payer, clinic.DayOf(found.DisputedAt!.Value), date.AddDays(payer.AppealDays), claim.Id,
            claim.PayerControlNumber, $"{content.Patient.FirstName} {content.Patient.LastName}", content.MemberId,
            content.DateOfService, claim.Charge, found.Difference,
            [
                .. found.Lines.Select(line => $"{line.Procedure}: allowed {line.Allowed}, by contract {line.Expected}, "
                    + $"{line.Expected - line.Allowed} less"),
            ],
            [
                "Your remittance of "
                    + date.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)
                    + $" allows less for this claim than our contract ({payer.ContractSource}) provides on that day.",
                "Please price the services above by the contract and pay the difference of "
                    + $"{found.Difference}, or tell us the provision that you applied instead.",
            ],
            ["The remittance", "The page of the contract's fee schedule"])
        {
            Kind = LetterKind.Dispute,
        };
    }
}
