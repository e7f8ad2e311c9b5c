using Claims.Edi.Codes;
using Claims.Edi.Envelope;
using Claims.Edi.X835;
using static Claims.Local.Verbs.EdiWords;

namespace Claims.Local.Verbs;

/// <summary>Remittances (835) in a biller's words: what was paid, what was taken off and why.</summary>
internal sealed class EdiPaymentWords(EdiWords words)
{
    public IEnumerable<DescriptionLine> Claim(ClaimPart part, ClaimPayment payment)
    {
        if (part.Number == 1)
        {
            yield return Deposit((Remittance)part.Transaction);
        }

        yield return new(3, $"{part.Number}. claim {words.Secret(payment.PatientControlNumber)} of "
            + $"{words.Person(payment.Patient)}: {Status(payment)}; charged {Dollars(payment.Charge)}, paid "
            + Dollars(payment.Paid)
            + (payment.PatientResponsibility is { } owed ? $", patient owes {Dollars(owed)}" : ""));
        var from = payment.Dates.FirstOrDefault(date => date.Qualifier == "232")?.Day;
        yield return new(4, List(
            $"The payer's claim {words.Secret(payment.PayerClaimControlNumber)}",
            If(from is not null, $"service from {Day(from)}"),
            If(payment.ClaimFilingIndicator.Length > 0,
                EdiWords.Code(CodeList.ClaimFiling, payment.ClaimFilingIndicator)),
            If(payment.DiagnosisRelatedGroup.Length > 0, $"group {payment.DiagnosisRelatedGroup}"),
            payment.RenderingProvider is { } rendering ? $"rendered by {Name(rendering)}" : "",
            If(payment.Corrected is not null, "the payer corrected the patient's name or number")));
        foreach (var line in EdiWords.Adjustments(4, payment.Adjustments)
            .Concat(EdiWords.Remarks(4, payment.RemarkCodes))
            .Concat(payment.Lines.SelectMany(Line)))
        {
            yield return line;
        }
    }

    public static IEnumerable<DescriptionLine> End(
        Remittance remittance, TransactionEnd end, decimal charged, decimal paid)
    {
        if (end.Claims == 0)
        {
            yield return Deposit(remittance);
        }

        foreach (var reason in remittance.ProviderAdjustments.SelectMany(one => one.Reasons))
        {
            yield return new(3, $"{Dollars(-reason.Amount)} on the payment itself: "
                + EdiWords.Code(CodeList.ProviderAdjustments, reason.ReasonCode));
        }

        yield return new(2, $"{end.Claims} claim(s): charged {Dollars(charged)}, paid {Dollars(paid)}");
    }

    private static IEnumerable<DescriptionLine> Line(LinePayment line) => EdiWords.Adjustments(5, line.Adjustments)
        .Concat(EdiWords.Remarks(
            5, line.Remarks.Where(remark => remark.CodeList == "HE").Select(remark => remark.Code)))
        .Prepend(new(4, $"{EdiWords.Service(line.Procedure, Day(line.ServiceDate))}: "
            + $"{Plain(line.UnitsPaid)} unit(s), charged {Dollars(line.Charge)}"
            + (line.Allowed is { } allowed ? $", allowed {Dollars(allowed)}" : "")
            + $", paid {Dollars(line.Paid)}"
            + If(line.SubmittedProcedure is not null,
                $", billed as {EdiWords.Procedure(line.SubmittedProcedure)}")));

    private static DescriptionLine Deposit(Remittance remittance) => new(2,
        $"Payment of {Dollars(remittance.PaymentAmount)} by " + remittance.PaymentMethod switch
        {
            "ACH" => "bank transfer",
            "CHK" => "check",
            "NON" => "nothing",
            "FWT" => "wire",
            var other => other,
        } + $" {remittance.TraceNumber} of {Day(remittance.PaymentDate)} from {remittance.Payer?.Name} "
        + $"to {remittance.Payee?.Name}");

    private static string Status(ClaimPayment payment) => payment.Status switch
    {
        "1" => "decided as primary",
        "2" => "decided as secondary",
        "3" => "decided as tertiary",
        "4" => "denied",
        "19" or "20" or "21" => "decided and forwarded to "
            + (payment.CrossoverCarrier is { } next ? Name(next) : "the next payer"),
        "22" => "an earlier payment taken back",
        "23" => "not this payer's, forwarded",
        "25" => "an estimate, not a payment",
        var other => $"status {other}",
    };
}
