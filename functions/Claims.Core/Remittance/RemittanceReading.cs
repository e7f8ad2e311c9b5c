using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Claims.Core.Primitives;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X835;
using X12Claim = Claims.Edi.X835.ClaimPayment;
using X12Line = Claims.Edi.X835.LinePayment;
using X12Remittance = Claims.Edi.X835.Remittance;

namespace Claims.Core.Remittance;

/// <summary>An 835 in the business's own terms.</summary>
internal static class RemittanceReading
{
    /// <summary>Named by payer and trace number: the same payment sent again is the same file.</summary>
    public static string IdOf(X12Remittance remittance)
    {
        var payer = remittance.OriginatingCompanyId.Length > 0
            ? remittance.OriginatingCompanyId
            : remittance.Payer?.Name ?? "";
        return Hash($"{payer}|{remittance.TraceNumber}")[..24];
    }

    /// <summary>A fingerprint of all it says.</summary>
    public static string ContentHashOf(X12Remittance remittance)
    {
        var text = new StringBuilder();
        Append(text, remittance);
        return Hash(text.ToString());
    }

    /// <summary>The file as a whole, before anything of it is posted.</summary>
    public static RemittanceFile FileOf(X12Remittance remittance, string fileName, DateTimeOffset receivedAt) => new(
        IdOf(remittance),
        fileName,
        ContentHashOf(remittance),
        remittance.Payer?.Name ?? "",
        remittance.TraceNumber,
        Signed(remittance),
        DateOf(remittance, receivedAt),
        receivedAt,
        RemittanceStatus.Posting,
        Money.Sum(remittance.Claims.Select(claim => new Money(claim.Paid))),
        [
            .. remittance.ProviderAdjustments.SelectMany(provider => provider.Reasons)
                .Select(reason => new FileAdjustment(reason.ReasonCode, reason.Reference, new(reason.Amount))),
        ]);

    /// <summary>What it states of one claim.</summary>
    public static Adjudication AdjudicationOf(X12Claim claim, DateOnly date) => new(
        claim.Status,
        date,
        new(claim.Charge),
        new(claim.Paid),
        claim.PayerClaimControlNumber.Length > 0 ? claim.PayerClaimControlNumber : null,
        AdjustmentsOf(claim.Adjustments),
        [.. claim.Lines.Select(LineOf)],
        [.. claim.RemarkCodes])
    {
        Responsible =
        [
            .. claim.Names.Where(name => name.Role == "PR" && name.LastName.Length > 0)
                .Select(name => new NamedPayer(name.LastName, name.Id.Length > 0 ? name.Id : null)),
        ],
    };

    /// <summary>The equations that do not hold, with their differences; null when all of them do.</summary>
    public static string? ImbalanceOf(X12Remittance remittance)
    {
        var failures = RemittanceBalance.Check(remittance);
        return failures.Count == 0
            ? null
            : "It does not balance: " + string.Join("; ", failures.Select(Text)) + ". Nothing of it was posted: ask "
                + "the payer for a corrected remittance.";
    }

    private static string Text(BalanceFailure failure)
    {
        var claim = failure.ClaimNumber > 0 ? $" in claim {failure.ClaimNumber}" : "";
        var line = failure.LineNumber > 0 ? $", line {failure.LineNumber}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{failure.Equation}{claim}{line} is off by {failure.Difference:0.00} "
            + $"({failure.Expected:0.00} against {failure.Actual:0.00})");
    }

    /// <summary>BPR03 D is money that leaves: a negative deposit.</summary>
    private static Money Signed(X12Remittance remittance) =>
        new(remittance.CreditOrDebit == "D" ? -remittance.PaymentAmount : remittance.PaymentAmount);

    private static DateOnly DateOf(X12Remittance remittance, DateTimeOffset receivedAt) =>
        remittance.PaymentDate ?? remittance.ProductionDate ?? DateOnly.FromDateTime(receivedAt.UtcDateTime);

    private static LinePayment LineOf(X12Line line) => new(
        (line.SubmittedProcedure ?? line.Procedure).Code,
        [.. (line.SubmittedProcedure ?? line.Procedure).Modifiers],
        new(line.Charge),
        new(line.Paid),
        AdjustmentsOf(line.Adjustments),
        [.. line.Remarks.Where(remark => remark.CodeList == "HE").Select(remark => remark.Code)]);

    private static IReadOnlyList<Adjustment> AdjustmentsOf(IEnumerable<ClaimAdjustment> adjustments) =>
    [
        .. adjustments.SelectMany(group => group.Reasons
            .Select(reason => new Adjustment(group.GroupCode, reason.ReasonCode, new(reason.Amount)))),
    ];

    private static void Append(StringBuilder text, EdiLoop loop)
    {
        foreach (var segment in loop.Segments)
        {
            text.Append(segment.Id);
            for (var position = 1; position <= segment.Count; position++)
            {
                text.Append('*').Append(segment[position]);
            }

            text.Append('~');
        }

        foreach (var inner in loop.Loops)
        {
            Append(text, inner);
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
