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
    private const int MostSuggestions = 3;

    /// <summary>A shorter part of a number says nothing.</summary>
    private const int ShortestPart = 6;

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

    /// <summary>Claims of its day that a payment may be for, the likeliest first, with what they have in common.</summary>
    internal async Task<IReadOnlyList<MatchSuggestion>> SuggestAsync(
        ClinicId clinic, X12Claim payment, PayerId? payer, CancellationToken cancellationToken)
    {
        var day = payment.Lines.Select(line => line.ServiceDate).FirstOrDefault(date => date is not null)
            ?? payment.Dates.FirstOrDefault(date => date.Qualifier == "232")?.Day;
        var found = new List<MatchSuggestion>();
        if (day is null)
        {
            return found;
        }

        await foreach (var (entry, _) in records.ListAsync<PatientDay>(clinic, $"{day:yyyy-MM-dd}/", cancellationToken))
        {
            var claim = await records.GetAsync<Claim>(clinic, entry.Claim.Value, cancellationToken);
            var common = InCommon(claim, payment, payer).ToList();
            if (common.Sum(one => one.Weight) is >= MatchSuggestion.Enough and var weight)
            {
                var reason = $"same day, {string.Join(", ", common.Select(one => one.What))}";
                found.Add(new(claim.Id, weight, reason));
            }
        }

        return [.. found.OrderByDescending(one => one.Weight).ThenBy(one => one.Claim.Value).Take(MostSuggestions)];
    }

    private static IEnumerable<(int Weight, string What)> InCommon(Claim claim, X12Claim payment, PayerId? payer)
    {
        if (payment.PatientControlNumber.Length >= ShortestPart
            && claim.Id.Value.StartsWith(payment.PatientControlNumber, StringComparison.Ordinal))
        {
            yield return (4, "the beginning of our number");
        }

        var names = payment.Names.Where(name => name.Role is "QC" or "IL" or "74").ToList();
        if (names.Exists(name => name.Id.Equals(claim.Content.MemberId, StringComparison.OrdinalIgnoreCase)))
        {
            yield return (3, "member");
        }

        if (names.Exists(name => name.LastName.Length > 0
            && name.LastName == X12Text.Of(claim.Content.Patient.LastName)
            && name.FirstName == X12Text.Of(claim.Content.Patient.FirstName)))
        {
            yield return (1, "patient");
        }

        if (claim.Charge.Amount == payment.Charge)
        {
            yield return (2, "charge");
        }

        if (payment.Lines.Count > 0 && payment.Lines.Select(line => (line.SubmittedProcedure ?? line.Procedure).Code)
            .Order(StringComparer.Ordinal)
            .SequenceEqual(claim.Content.Lines.Select(line => line.Procedure.Value).Order(StringComparer.Ordinal)))
        {
            yield return (1, "services");
        }

        if (payer == claim.Payer)
        {
            yield return (1, "payer");
        }
    }
}

/// <summary>A claim that a payment may be for.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Weight">The more it has in common, the higher.</param>
/// <param name="Reason">What it has in common; no patient data.</param>
internal sealed record MatchSuggestion(ClaimId Claim, int Weight, string Reason)
{
    /// <summary>Member and one more, or charge, services and payer.</summary>
    public const int Enough = 4;
}
