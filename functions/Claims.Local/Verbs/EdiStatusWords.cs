using Claims.Edi.Codes;
using Claims.Edi.X276;
using Claims.Edi.X277;
using Claims.Edi.X277CA;
using static Claims.Local.Verbs.EdiWords;

namespace Claims.Local.Verbs;

/// <summary>Questions about claims, their answers, and acknowledgements of claims (276, 277, 277CA) in a biller's
/// words.</summary>
internal sealed class EdiStatusWords(EdiWords words)
{
    public IEnumerable<DescriptionLine> Of(ClaimStatusRequest request) =>
        Levels(request.Payers).Prepend(new(2, "Questions about the status of claims"));

    public IEnumerable<DescriptionLine> Of(ClaimStatusResponse response) =>
        Levels(response.Payers).Prepend(new(2, "Answers about the status of claims"));

    public IEnumerable<DescriptionLine> Of(ClaimAcknowledgement answer)
    {
        foreach (var source in answer.Sources)
        {
            foreach (var receiver in source.Receivers)
            {
                yield return new(2, $"{Name(source.Name)} answers {Name(receiver.Name)}"
                    + Totals(receiver.Status));
                foreach (var line in receiver.Providers.SelectMany(Provider))
                {
                    yield return line;
                }
            }
        }
    }

    private IEnumerable<DescriptionLine> Provider(AcknowledgedProvider provider)
    {
        yield return new(3, $"Claims of {Name(provider.Name)}{Totals(provider.Status)}");
        foreach (var patient in provider.Patients)
        {
            foreach (var claim in patient.Claims)
            {
                yield return new(
                    4,
                    $"Claim {words.Secret(claim.PatientControlNumber)} of {words.Person(patient.Name)}: "
                    + (claim.IsRejected ? "rejected, never decided: correct it and send it again" : "accepted")
                    + If(claim.ServiceDate is not null, $"; service {Days(claim.ServiceDate)}"));
                foreach (var line in Statuses(5, claim.Statuses).Concat(claim.Lines.SelectMany(Line)))
                {
                    yield return line;
                }
            }
        }
    }

    private IEnumerable<DescriptionLine> Line(AcknowledgedLine line) => Statuses(6, line.Statuses)
        .Prepend(new(5, $"{EdiWords.Service(line.Procedure, Days(line.ServiceDate))}: "
            + Dollars(line.Charge)));

    private IEnumerable<DescriptionLine> Levels(IEnumerable<StatusPayer> payers) =>
        from payer in payers
        from receiver in payer.Receivers
        from line in Receiver(payer, receiver)
        select line;

    private IEnumerable<DescriptionLine> Receiver(StatusPayer payer, StatusReceiver receiver)
    {
        foreach (var line in Statuses(3, receiver.Status?.Statuses ?? []))
        {
            yield return line;
        }

        foreach (var provider in receiver.Providers)
        {
            yield return new(3, $"Payer {Name(payer.Name)}, provider {Name(provider.Name)}");
            var persons = provider.Subscribers.SelectMany(subscriber => subscriber.Dependents.Prepend(subscriber));
            foreach (var line in Statuses(4, provider.Status?.Statuses ?? []).Concat(persons.SelectMany(Person)))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<DescriptionLine> Person(StatusPatient patient)
    {
        foreach (var claim in patient.Claims)
        {
            yield return new(4, $"Claim {words.Secret(claim.PatientControlNumber)} of {words.Person(patient.Person)}: "
                + List(
                    If(claim.ServiceDate is not null, $"service {Days(claim.ServiceDate)}"),
                    If(claim.Charge is not null, $"charged {Dollars(claim.Charge ?? 0)}"),
                    If(claim.TypeOfBill.Length > 0, $"type of bill {claim.TypeOfBill}"),
                    $"the payer's claim {words.Secret(claim.PayerClaimControlNumber)}"));
            foreach (var line in Statuses(5, claim.Statuses).Concat(claim.Lines.SelectMany(Line)))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<DescriptionLine> Line(StatusLine line) => Statuses(6, line.Statuses)
        .Prepend(new(5, $"{EdiWords.Service(line.Procedure, Days(line.ServiceDate))}: "
            + Dollars(line.Charge) + (line.Paid is { } paid ? $", paid {Dollars(paid)}" : "")));

    private IEnumerable<DescriptionLine> Statuses(int depth, IEnumerable<StatusInformation> statuses) =>
        from status in statuses
        from line in new[] { new DescriptionLine(depth, Status(status)) }
            .Concat(status.Message.Length == 0 ? [] : [new(depth, $"Message: {words.Free(status.Message)}")])
        select line;

    private static string Status(StatusInformation status) => List(
        string.Join("; ", status.Codes.Select(Code)),
        $"as of {Day(status.Effective)}",
        If(status.Charge is not null, $"charged {Dollars(status.Charge ?? 0)}"),
        If(status.Paid is not null, $"paid {Dollars(status.Paid ?? 0)}"),
        If(status.PaymentDate is not null, $"on {Day(status.PaymentDate)}"),
        If(status.PaymentNumber.Length > 0, $"by payment {status.PaymentNumber}"));

    private static string Code(ClaimStatusCode code) =>
        EdiWords.Code(CodeList.StatusCategories, code.Category) + ": " + (code.CodeList == "RX"
            ? $"pharmacy code {code.Status}" : EdiWords.Code(CodeList.StatusCodes, code.Status))
        + If(code.Entity.Length > 0, $", about {Entity(code.Entity)}");

    private static string Entity(string code) => code switch
    {
        "85" => "the billing provider",
        "82" => "the rendering provider",
        "IL" => "the insured",
        "QC" => "the patient",
        "PR" => "the payer",
        "1P" => "the provider",
        "41" => "the submitter",
        "40" => "the receiver",
        "77" => "the facility",
        "DN" => "the referring provider",
        "71" => "the attending physician",
        _ => $"entity {code}",
    };

    private static string Totals(LevelStatus? status) => status is null
        ? ""
        : Total(" accepted", status.AcceptedCount, status.AcceptedAmount)
            + Total(" rejected", status.RejectedCount, status.RejectedAmount);

    private static string Total(string what, decimal? count, decimal? amount) => count is null && amount is null
        ? ""
        : $"; {Plain(count)} claim(s){what}" + (amount is { } dollars ? $", {Dollars(dollars)}" : "");
}
