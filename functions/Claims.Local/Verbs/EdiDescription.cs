using System.Globalization;
using System.Text.Json;
using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X270;
using Claims.Edi.X271;
using Claims.Edi.X277CA;
using Claims.Edi.X835;
using Claims.Edi.X837P;
using Claims.Edi.X999;

namespace Claims.Local.Verbs;

/// <summary>A line of a description.</summary>
/// <param name="Depth">How deep it stands: 0 interchange, 1 group, 2 transaction, 3 claim, 4 line.</param>
/// <param name="Text">Plain words.</param>
internal sealed record DescriptionLine(int Depth, string Text);

/// <summary>Says in a biller's words what a file holds. Patients are not named unless asked for.</summary>
internal sealed class EdiDescription(bool unmasked)
{
    private decimal charged;
    private decimal paid;

    /// <returns>The exit code: 1 when the file has an error.</returns>
    public static int Show(Stream file, bool unmasked, bool json)
    {
        var issues = new List<EdiIssue>();
        var description = new EdiDescription(unmasked);
        var lines = InterchangeReader.ReadParts(file).SelectMany(part =>
        {
            issues.AddRange(part.Issues);
            return description.Of(part);
        });
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { Lines = lines.ToList(), Issues = issues }, EdiFindings.JsonOptions));
            return issues.Any(issue => issue.Severity == EdiSeverity.Error) ? 1 : 0;
        }

        foreach (var line in lines)
        {
            Console.WriteLine(new string(' ', 2 * line.Depth) + line.Text);
        }

        var errors = issues.Count(issue => issue.Severity == EdiSeverity.Error);
        Console.WriteLine(issues.Count == 0
            ? "Nothing is wrong with it."
            : $"{errors} error(s) and {issues.Count - errors} warning(s): claims edi validate lists them.");
        return errors > 0 ? 1 : 0;
    }

    private IEnumerable<DescriptionLine> Of(EdiPart part) => part switch
    {
        InterchangeStart start => [new(0, Interchange(start.Interchange))],
        AcknowledgementPart answer => [new(1, Answer(answer.Acknowledgement))],
        GroupStart start => [new(1, Group(start.Group))],
        ClaimPart { Claim: Claim claim } one => Claim(one, claim),
        ClaimPart { Claim: ClaimPayment payment } one => Payment(one, payment),
        TransactionEnd end => Transaction(end),
        _ => [],
    };

    private static string Interchange(Interchange read) =>
        $"File {read.ControlNumber} from {read.Sender} to {read.Receiver}, made {Day(read.Created)}"
        + (read.IsTest ? ", for testing" : "");

    private static string Answer(InterchangeAcknowledgement answer) =>
        $"Answer to file {answer.ControlNumber}: {Verdict(answer.Code)}"
        + (answer.Note == "000" ? "" : $", note {answer.Note}");

    private static string Group(FunctionalGroup read) =>
        $"Group {read.ControlNumber} from {read.Sender} to {read.Receiver}: " + read.FunctionalCode switch
        {
            "HC" => "claims",
            "HP" => "remittances",
            "FA" => "acknowledgements of form (999)",
            "HN" => "acknowledgements of claims or their status",
            "HS" => "questions about coverage",
            "HB" => "answers about coverage",
            var other => $"kind {other}",
        } + $" ({read.Guide})";

    private IEnumerable<DescriptionLine> Claim(ClaimPart part, Claim claim)
    {
        charged += claim.TotalCharge;
        var context = ((ProfessionalClaims)part.Transaction).Claims().First();
        var kind = claim.Frequency switch { "7" => "replacement of a claim", "8" => "void of a claim", _ => "claim" };
        yield return new(3, $"{part.Number}. {kind} {Secret(claim.PatientControlNumber)} of {Person(context.Treated)}: "
            + $"{Dollars(claim.TotalCharge)}, {claim.Diagnoses.Count} diagnosis(es), place of service "
            + $"{claim.PlaceOfService}, billed by {context.BillingProvider.Provider?.LastName} "
            + $"to {context.Subscriber.Payer?.LastName}");
        foreach (var line in claim.Lines)
        {
            var modifiers = string.Concat(line.Procedure.Modifiers.Select(modifier => "-" + modifier));
            yield return new(4, $"{line.Procedure.Code}{modifiers} {Day(line.ServiceDate?.Start)}: "
                + $"{Plain(line.Quantity)} {(line.UnitOfMeasure == "MJ" ? "minute(s)" : "unit(s)")}, {Dollars(line.Charge)}");
        }
    }

    private IEnumerable<DescriptionLine> Payment(ClaimPart part, ClaimPayment payment)
    {
        if (part.Number == 1)
        {
            yield return new(2, Deposit((Remittance)part.Transaction));
        }

        charged += payment.Charge;
        paid += payment.Paid;
        yield return new(3, $"{part.Number}. claim {Secret(payment.PatientControlNumber)}: {Status(payment.Status)}; charged "
            + $"{Dollars(payment.Charge)}, paid {Dollars(payment.Paid)}"
            + (payment.PatientResponsibility is { } owed ? $", patient owes {Dollars(owed)}" : ""));
        foreach (var adjustment in payment.Adjustments.Concat(payment.Lines.SelectMany(line => line.Adjustments)))
        {
            foreach (var reason in adjustment.Reasons)
            {
                yield return new(4, $"{Dollars(reason.Amount)} {Share(adjustment.GroupCode)} "
                    + $"({adjustment.GroupCode}-{reason.ReasonCode})");
            }
        }
    }

    private IEnumerable<DescriptionLine> Transaction(TransactionEnd end)
    {
        var summed = (charged, paid);
        (charged, paid) = (0, 0);
        switch (end.Transaction)
        {
            case ProfessionalClaims:
                return [new(2, $"{end.Claims} claim(s), {Dollars(summed.charged)} in all")];
            case Remittance remittance:
                return
                [
                    .. end.Claims == 0 ? [new(2, Deposit(remittance))] : Array.Empty<DescriptionLine>(),
                    .. remittance.ProviderAdjustments.SelectMany(plb => plb.Reasons).Select(reason => new DescriptionLine(
                        3, $"Adjustment of the payment itself ({reason.ReasonCode}): {Dollars(-reason.Amount)}")),
                    new(2, $"{end.Claims} claim(s): charged {Dollars(summed.charged)}, paid {Dollars(summed.paid)}"),
                ];
            case ImplementationAcknowledgement answer:
                return
                [
                    new(2, $"Group {answer.GroupControlNumber} ({answer.GroupCode}): {Verdict(answer.Code)}, "
                        + $"{answer.AcceptedCount} of {answer.ReceivedCount} transaction(s) accepted"),
                    .. answer.Responses.Where(response => response.Code != "A").Select(response => new DescriptionLine(
                        3, $"Transaction {response.ControlNumber}: {Verdict(response.Code)}, "
                            + $"{response.Errors.Count} segment(s) in error")),
                ];
            case ClaimAcknowledgement answer:
                return answer.Claims.Select(claim => new DescriptionLine(3,
                    $"Claim {Secret(claim.PatientControlNumber)}: {(claim.IsRejected ? "rejected" : "accepted")} "
                    + string.Join(' ', claim.Statuses.SelectMany(status => status.Codes)
                        .Select(code => $"{code.Category}:{code.Status}"))));
            case EligibilityRequest or EligibilityResponse:
                return [new(2, $"{(end.Transaction.Identifier == "270" ? "A question" : "An answer")} about coverage")];
            default:
                return [new(2, $"Transaction {end.Transaction.Identifier} of {end.Segments} segments")];
        }
    }

    private static string Deposit(Remittance remittance) =>
        $"Payment of {Dollars(remittance.PaymentAmount)} by " + remittance.PaymentMethod switch
        {
            "ACH" => "bank transfer",
            "CHK" => "check",
            "NON" => "nothing",
            "FWT" => "wire",
            var other => other,
        } + $" {remittance.TraceNumber} of {Day(remittance.PaymentDate)} from {remittance.Payer?.Name} "
        + $"to {remittance.Payee?.Name}";

    private static string Status(string code) => code switch
    {
        "1" => "decided as primary",
        "2" => "decided as secondary",
        "3" => "decided as tertiary",
        "4" => "denied",
        "19" or "20" or "21" => "decided and forwarded to the next payer",
        "22" => "an earlier payment taken back",
        "23" => "not this payer's, forwarded",
        "25" => "an estimate, not a payment",
        _ => $"status {code}",
    };

    private static string Share(string group) => group switch
    {
        "CO" => "written off by contract",
        "PR" => "for the patient to pay",
        "PI" => "taken off by the payer",
        _ => "adjusted otherwise",
    };

    private static string Verdict(string code) => code switch
    {
        "A" => "accepted",
        "E" => "accepted with errors",
        "P" => "accepted in part",
        "R" => "rejected",
        _ => $"answered {code}",
    };

    private string Person(Party? person) =>
        !unmasked ? "a patient" : $"{person?.FirstName} {person?.LastName}, born {Day(person?.BirthDate)}, member {person?.Id}";

    private string Secret(string number) => unmasked ? number : "(number hidden)";

    private static string Dollars(decimal amount) =>
        (amount < 0 ? "-$" : "$") + Math.Abs(amount).ToString("N2", CultureInfo.InvariantCulture);

    private static string Plain(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "(no date)";

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
