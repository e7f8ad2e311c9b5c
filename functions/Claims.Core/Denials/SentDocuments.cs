using Claims.Core.Primitives;

namespace Claims.Core.Denials;

/// <summary>Records that were sent because the payer asked for them; no appeal.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Remittance">The decision that asked: the claim's n-th.</param>
/// <param name="SentAt">When they went out.</param>
/// <param name="PacketFile">What was sent, among the chart's files.</param>
public sealed record SentDocuments(ClaimId Claim, int Remittance, DateTimeOffset SentAt, string PacketFile)
    : IRecord<SentDocuments>
{
    /// <inheritdoc/>
    public static string Kind => "sent-documents";

    /// <inheritdoc/>
    public string Key => FiledAppeal.KeyOf(Claim, Remittance);

    /// <summary>Whether they were sent for an earlier decision: a payer that asks again needs a person.</summary>
    internal static async Task<bool> AnyAsync(
        IRecords records, DenialCase found, CancellationToken cancellationToken)
    {
        var sent = await records.ReadAllAsync<SentDocuments>(
            found.Claim.Encounter.Clinic, $"{found.Claim.Id}/", cancellationToken);
        return sent.Any(one => one.Remittance < found.Number);
    }
}
