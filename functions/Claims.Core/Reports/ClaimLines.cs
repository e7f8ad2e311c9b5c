using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Reports;

/// <summary>A claim behind a figure; no patient data.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Payer">To whom.</param>
/// <param name="Service">The day of care.</param>
/// <param name="Charge">Billed.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Decisions">How many decisions the payer made.</param>
/// <param name="AtPayer">What its encounter has open with the payer.</param>
/// <param name="AtPatient">What its encounter has open with the patient.</param>
public sealed record ClaimLine(
    ClaimId Claim,
    PayerId Payer,
    DateOnly Service,
    Money Charge,
    ClaimStatus Status,
    int Decisions,
    Money AtPayer,
    Money AtPatient);

/// <summary>Reads the claims that a figure comes from.</summary>
public sealed class ClaimLines(IRecords records, Ledger ledger)
{
    /// <summary>More than a person reads.</summary>
    public const int Most = 500;

    /// <summary>The first <see cref="Most"/> of them.</summary>
    public async Task<IReadOnlyList<ClaimLine>> ReadAsync(
        ClinicId clinic, IReadOnlyList<ClaimId> claims, CancellationToken cancellationToken)
    {
        var lines = new List<ClaimLine>();
        foreach (var id in claims.Take(Most))
        {
            if (await records.FindAsync<Claim>(clinic, id.Value, cancellationToken) is { Record: var claim })
            {
                var books = await ledger.BooksAsync(clinic, claim.Encounter.Encounter, cancellationToken);
                lines.Add(new(
                    claim.Id, claim.Payer, claim.Content.DateOfService, claim.Charge, claim.Status, claim.Remittances,
                    books[Account.Payer], books[Account.Patient]));
            }
        }

        return lines;
    }
}
