using Claims.Core.Primitives;

namespace Claims.Core.Submission;

/// <summary>
/// Proof that a claim was filed in time: which file carried it, and what came back for it. Kept with the claim for as
/// long as the claim is kept; a payer that says "late" is answered with it.
/// </summary>
/// <param name="Claim">The claim.</param>
/// <param name="Batch">The interchange control number of the 837 (ISA13): nine digits.</param>
/// <param name="FileName">The 837 file.</param>
/// <param name="FormAcceptedAt">When the 999 accepted the file's form; it is no proof by itself.</param>
/// <param name="FormAnswer">The control number of the 999.</param>
/// <param name="TakenInAt">When the 277CA said that the payer took the claim in.</param>
/// <param name="TakenInOn">The day that the 277CA itself names (STC02); null when it names none.</param>
/// <param name="TakenInAnswer">The control number of the 277CA.</param>
/// <param name="TakenInFile">The file that the 277CA came in.</param>
/// <param name="PayerControlNumber">The payer's own number of the claim (REF*1K).</param>
public sealed record FilingProof(
    ClaimId Claim,
    string? Batch = null,
    string? FileName = null,
    DateTimeOffset? FormAcceptedAt = null,
    string? FormAnswer = null,
    DateTimeOffset? TakenInAt = null,
    DateOnly? TakenInOn = null,
    string? TakenInAnswer = null,
    string? TakenInFile = null,
    string? PayerControlNumber = null) : IRecord<FilingProof>
{
    /// <inheritdoc/>
    public static string Kind => "filing-proof";

    /// <inheritdoc/>
    public string Key => Claim.Value;

    /// <summary>Adds to what is kept for a claim; a repeat adds nothing.</summary>
    internal static async Task KeepAsync(
        IRecords records,
        ClinicId clinic,
        ClaimId claim,
        Func<FilingProof, FilingProof> add,
        CancellationToken cancellationToken)
    {
        await records.TryAddAsync(clinic, new FilingProof(claim), cancellationToken);
        await records.UpdateAsync(clinic, claim.Value, add, cancellationToken);
    }

    /// <summary>The proof that is kept for a claim; what the claim itself remembers when it is older than proofs.</summary>
    internal static async Task<FilingProof> OfAsync(
        IRecords records, Claim claim, CancellationToken cancellationToken)
    {
        var clinic = claim.Encounter.Clinic;
        var kept = (await records.FindAsync<FilingProof>(clinic, claim.Id.Value, cancellationToken))?.Record;
        return (kept ?? new FilingProof(claim.Id)) is var proof && proof.TakenInAt is null
            ? proof with
            {
                Batch = proof.Batch ?? claim.Batch,
                TakenInAt = claim.AcceptedAt,
                PayerControlNumber = claim.PayerControlNumber,
            }
            : proof;
    }
}
