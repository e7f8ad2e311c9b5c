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

    /// <summary>
    /// Decisions with these very amounts that stand, the newest last: a reversal takes the newest back, or, when it was
    /// faster, the next to come. A reversal before that makes way for this one's number came before it.
    /// </summary>
    /// <param name="known">What was stated on the claim before.</param>
    internal IReadOnlyList<ClaimPayment> StandingAlike(IEnumerable<ClaimPayment> known)
    {
        var (standing, early, content) = (new List<ClaimPayment>(), 0, Content);
        foreach (var other in known.Where(other => other.Content == content)
            .OrderBy(other => other.Number).ThenBy(other => !other.Adjudication.IsReversal))
        {
            switch (other.Adjudication.IsReversal, standing.Count, early)
            {
                case (true, 0, _):
                    early++;
                    break;
                case (true, _, _):
                    standing.RemoveAt(standing.Count - 1);
                    break;
                case (false, _, > 0):
                    early--;
                    break;
                default:
                    standing.Add(other);
                    break;
            }
        }

        return standing;
    }

    /// <summary>True when a decision before it says the same and was not taken back: paid twice, it seems.</summary>
    internal bool IsRepeat(IEnumerable<ClaimPayment> known) =>
        !Adjudication.IsReversal && StandingAlike(known).Count > 0;

    /// <summary>The amounts it states, as those of the decision that it is or takes back.</summary>
    private string Content
    {
        get
        {
            Money Signed(Money amount) => Adjudication.IsReversal ? -amount : amount;
            var reasons = Adjudication.AllAdjustments().GroupBy(one => one.Code)
                .Select(code => $"{code.Key}:{Signed(Money.Sum(code.Select(one => one.Amount)))}")
                .Order(StringComparer.Ordinal);
            return $"{Signed(Adjudication.Charge)} {Signed(Adjudication.Paid)} {string.Join(' ', reasons)}";
        }
    }

    /// <summary>True when it is the decision of a payer that comes after another one.</summary>
    internal bool IsByNextPayer(Claim claim) => claim.Prior is not null || Adjudication.IsSecondary;

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

    /// <summary>True when its payer comes after another one (CLP02 2, 3, 20, 21).</summary>
    [JsonIgnore]
    public bool IsSecondary => StatusCode is "2" or "3" or "20" or "21";

    /// <summary>
    /// True when the payer says that it sent the claim on to the next one itself: CLP02 19 or 20, RARC MA18 or N89.
    /// </summary>
    [JsonIgnore]
    public bool CrossedOver => StatusCode is "19" or "20" || AllRemarks.Any(remark => remark is "MA18" or "N89");

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
