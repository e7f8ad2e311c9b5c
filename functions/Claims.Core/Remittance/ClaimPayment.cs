using System.Text.Json.Serialization;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.Remittance;

/// <summary>One adjudication of a claim, kept as it came.</summary>
/// <param name="Claim">The claim it was matched to.</param>
/// <param name="Number">
/// The claim's n-th decision, from 1. A reversal bears the number of the decision that it makes way for.
/// </param>
/// <param name="File">The remittance file's key.</param>
/// <param name="Ordinal">Its place in the file, from 1.</param>
/// <param name="Adjudication">What the payer states.</param>
public sealed record ClaimPayment(ClaimId Claim, int Number, string File, int Ordinal, Adjudication Adjudication)
    : IRecord<ClaimPayment>
{
    /// <inheritdoc/>
    public static string Kind => "claim-payment";

    /// <inheritdoc/>
    public string Key => $"{PrefixOf(Claim, Number)}{File}/{Ordinal:D4}";

    /// <summary>What the keys of a claim's n-th decision begin with.</summary>
    public static string PrefixOf(ClaimId claim, int number) => $"{claim}/{number:D3}/";

    /// <summary>All that came for a claim, in the order of its decisions.</summary>
    public static async Task<IReadOnlyList<ClaimPayment>> ListAsync(
        IRecords records, ClaimRef claim, CancellationToken cancellationToken)
    {
        var payments = new List<ClaimPayment>();
        await foreach (var (payment, _) in records.ListAsync<ClaimPayment>(
            claim.Clinic, $"{claim.Claim}/", cancellationToken))
        {
            payments.Add(payment);
        }

        return payments;
    }
}

/// <summary>What a payer states of one claim (835 loop 2100).</summary>
/// <param name="StatusCode">CLP02: 1 to 3 processed, 4 denied, 22 reversal…</param>
/// <param name="Date">The remittance's date: appeal clocks start here.</param>
/// <param name="Charge">CLP03.</param>
/// <param name="Paid">CLP04; negative in a reversal.</param>
/// <param name="PayerControlNumber">CLP07.</param>
/// <param name="Adjustments">CAS of the claim as a whole.</param>
/// <param name="Lines">Its services.</param>
/// <param name="Remarks">RARCs of the claim (MIA, MOA).</param>
public sealed record Adjudication(
    string StatusCode,
    DateOnly Date,
    Money Charge,
    Money Paid,
    string? PayerControlNumber,
    IReadOnlyList<Adjustment> Adjustments,
    IReadOnlyList<LinePayment> Lines,
    IReadOnlyList<string> Remarks)
{
    /// <summary>The payers that this one holds to be responsible before it (NM1*PR of the claim).</summary>
    public IReadOnlyList<NamedPayer> Responsible { get; init; } = [];

    /// <summary>True when it takes an earlier decision back (CLP02 22).</summary>
    [JsonIgnore]
    public bool IsReversal => StatusCode == "22";

    /// <summary>True when the claim was returned unprocessed (RARC MA130): a new claim is due, not an appeal.</summary>
    [JsonIgnore]
    public bool IsUnprocessable => AllRemarks.Contains("MA130");

    /// <summary>Every adjustment, of the claim and of its lines.</summary>
    public IEnumerable<Adjustment> AllAdjustments() =>
        Adjustments.Concat(Lines.SelectMany(line => line.Adjustments));

    private IEnumerable<string> AllRemarks => Remarks.Concat(Lines.SelectMany(line => line.Remarks));
}

/// <summary>A payer that a remittance names.</summary>
/// <param name="Name">NM103.</param>
/// <param name="ElectronicId">NM109; null when none is given.</param>
public sealed record NamedPayer(string Name, string? ElectronicId);

/// <summary>One service of a remittance (835 loop 2110).</summary>
/// <param name="Procedure">SVC01, as the payer states it.</param>
/// <param name="Modifiers">As the payer states them; some drop one.</param>
/// <param name="Charge">SVC02.</param>
/// <param name="Paid">SVC03.</param>
/// <param name="Adjustments">CAS of the line.</param>
/// <param name="Remarks">RARCs (LQ*HE).</param>
public sealed record LinePayment(
    string Procedure,
    IReadOnlyList<string> Modifiers,
    Money Charge,
    Money Paid,
    IReadOnlyList<Adjustment> Adjustments,
    IReadOnlyList<string> Remarks);

/// <summary>One reason for a difference between charge and payment.</summary>
/// <param name="Group">CO contractual, PR the patient's, OA other, PI payer-initiated.</param>
/// <param name="Reason">The claim adjustment reason code (CARC).</param>
/// <param name="Amount">Positive lowers the payment.</param>
public sealed record Adjustment(string Group, string Reason, Money Amount)
{
    /// <summary>As people write it: CO-45.</summary>
    public string Code => $"{Group}-{Reason}";
}

/// <summary>A decision of the payer on a claim: small enough to travel through workflow history.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Number">Its n-th decision, from 1.</param>
public sealed record ClaimRemittance(ClaimRef Claim, int Number);
