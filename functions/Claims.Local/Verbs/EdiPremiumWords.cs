using Claims.Edi.X820;
using static Claims.Local.Verbs.EdiWords;

namespace Claims.Local.Verbs;

/// <summary>Premium payments (820) in a biller's words: who pays whom, for which policies and periods.</summary>
internal sealed class EdiPremiumWords(EdiWords words)
{
    public IEnumerable<DescriptionLine> Of(PremiumPayment payment)
    {
        yield return new(2, $"Premiums of {Dollars(payment.PaymentAmount)} by {Method(payment.PaymentMethod)} "
            + $"{payment.Trace?.Number} of {Day(payment.PaymentDate)} from {payment.Payer?.Name} "
            + $"to {payment.Receiver?.Name}");
        foreach (var line in payment.Organizations.SelectMany(one => Premiums(one, "an organization"))
            .Concat(payment.Individuals.SelectMany(one => Premiums(one, Who(one)))))
        {
            yield return line;
        }

        yield return new(2, $"{payment.Premiums.Count()} premium(s), "
            + $"{Dollars(payment.Premiums.Sum(premium => premium.Paid))} in all");
    }

    private string Who(PremiumRemittance one) =>
        one.Names.Count > 0 ? words.Person(one.Names[0]) : words.Unmasked ? $"individual {one.Id}" : "a patient";

    private IEnumerable<DescriptionLine> Premiums(PremiumRemittance one, string who)
    {
        foreach (var premium in one.Premiums)
        {
            var heads = premium.Lines.SelectMany(line => line.HeadCounts).Sum(count => count.Count ?? 0);
            yield return new(3, $"{Kind(premium.IdQualifier)} {words.Secret(premium.Id)} for {who}: " + List(
                $"paid {Dollars(premium.Paid)}",
                If(premium.Billed is not null, $"billed {Dollars(premium.Billed ?? 0)}"),
                If(premium.Coverage?.Period is not null,
                    $"{Day(premium.Coverage?.Period?.First)} to {Day(premium.Coverage?.Period?.Last)}"),
                If(heads > 0, $"{Plain(heads)} head(s)")));
            foreach (var adjustment in premium.Adjustments)
            {
                yield return new(4, $"{Dollars(adjustment.Amount)}: {Reason(adjustment.Reason)}");
            }
        }
    }

    private static string Kind(string qualifier) => qualifier switch
    {
        "AZ" or "IG" => "Policy",
        "IK" => "Invoice",
        "CT" => "Contract",
        _ => "Account",
    };

    private static string Method(string code) => code switch
    {
        "ACH" => "bank transfer",
        "CHK" => "check",
        "FWT" or "SWT" => "wire",
        "NON" => "nothing",
        _ => code,
    };

    private static string Reason(string code) => code switch
    {
        "52" => "credit for an overpayment (52)",
        "53" => "payment of an underpayment (53)",
        "80" => "overpayment (80)",
        "81" => "credit as agreed (81)",
        "86" => "duplicate payment (86)",
        "H1" => "information follows (H1)",
        "H6" => "part payment (H6)",
        _ => $"reason {code}",
    };
}
