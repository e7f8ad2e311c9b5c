using Claims.Core.Primitives;
using Claims.Core.Submission;
using X12Claim = Claims.Edi.X835.ClaimPayment;

namespace Claims.Core.Remittance;

/// <summary>
/// Which claim a payment is for: by the patient control number (CLM01), then by the payer's own number. Member, date
/// and charge only suggest; a person confirms.
/// </summary>
public sealed class MatchPayment(IRecords records)
{
    /// <summary>The claim, or null.</summary>
    internal async Task<ClaimId?> FindAsync(
        ClinicId clinic, X12Claim payment, PayerId? payer, CancellationToken cancellationToken)
    {
        if (ClaimId.TryParse(payment.PatientControlNumber, out var id)
            && await records.FindAsync<Claim>(clinic, id.Value, cancellationToken) is not null)
        {
            return id;
        }

        if (payer is null || payment.PayerClaimControlNumber.Length == 0)
        {
            return null;
        }

        var key = PayerClaimNumber.KeyOf(payer.Value, payment.PayerClaimControlNumber);
        return (await records.FindAsync<PayerClaimNumber>(clinic, key, cancellationToken))?.Record.Claim;
    }

    /// <summary>Claims that a payment may be for: same member, day and charge.</summary>
    internal async Task<IReadOnlyList<ClaimId>> SuggestAsync(
        ClinicId clinic, X12Claim payment, CancellationToken cancellationToken)
    {
        var day = payment.Lines.Select(line => line.ServiceDate).FirstOrDefault(date => date is not null)
            ?? payment.Dates.FirstOrDefault(date => date.Qualifier == "232")?.Day;
        var members = payment.Names.Where(name => name.Role is "QC" or "IL" or "74")
            .Select(name => name.Id).Where(member => member.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = new List<ClaimId>();
        if (day is null || members.Count == 0)
        {
            return found;
        }

        await foreach (var (entry, _) in records.ListAsync<PatientDay>(clinic, $"{day:yyyy-MM-dd}/", cancellationToken))
        {
            var claim = await records.GetAsync<Claim>(clinic, entry.Claim.Value, cancellationToken);
            if (members.Contains(claim.Content.MemberId) && claim.Charge.Amount == payment.Charge)
            {
                found.Add(claim.Id);
            }
        }

        return found;
    }
}
