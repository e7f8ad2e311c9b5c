using System.Text.Json;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.X270;
using Claims.Edi.X271;
using Claims.Edi.X276;
using Claims.Edi.X277;
using Claims.Edi.X277CA;
using Claims.Edi.X278;
using Claims.Edi.X820;
using Claims.Edi.X834;
using Claims.Edi.X835;
using Claims.Edi.X837I;
using Claims.Edi.X837P;
using Claims.Edi.X999;
using static Claims.Local.Verbs.EdiWords;

namespace Claims.Local.Verbs;

/// <summary>A line of a description.</summary>
/// <param name="Depth">How deep it stands: 0 interchange, 1 group, 2 transaction, 3 claim, 4 line, 5 and on what is
/// said about that.</param>
/// <param name="Text">Plain words.</param>
internal sealed record DescriptionLine(int Depth, string Text);

/// <summary>Says in a biller's words what a file holds. Patients are not named unless asked for.</summary>
internal sealed class EdiDescription
{
    private readonly EdiClaimWords claims;
    private readonly EdiPaymentWords payments;
    private readonly EdiStatusWords statuses;
    private readonly EdiCoverageWords coverage;
    private readonly EdiReviewWords reviews;
    private readonly EdiEnrollmentWords enrollments;
    private readonly EdiPremiumWords premiums;
    private decimal charged;
    private decimal paid;

    private EdiDescription(bool unmasked)
    {
        var words = new EdiWords(unmasked);
        claims = new(words);
        payments = new(words);
        statuses = new(words);
        coverage = new(words);
        reviews = new(words);
        enrollments = new(words);
        premiums = new(words);
    }

    /// <returns>The exit code: 1 when the file has an error.</returns>
    public static int Show(Stream file, bool unmasked, bool json)
    {
        var issues = new List<EdiIssue>();
        var lines = Lines(file, unmasked, issues);
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

    /// <summary>The description as the file streams by.</summary>
    /// <param name="file">The file.</param>
    /// <param name="unmasked">Whether patients are named.</param>
    /// <param name="issues">Filled with what is found on the way.</param>
    public static IEnumerable<DescriptionLine> Lines(Stream file, bool unmasked, List<EdiIssue> issues)
    {
        var description = new EdiDescription(unmasked);
        return InterchangeReader.ReadParts(file).SelectMany(part =>
        {
            issues.AddRange(part.Issues);
            return description.Of(part);
        });
    }

    private IEnumerable<DescriptionLine> Of(EdiPart part) => part switch
    {
        InterchangeStart start => [new(0, Interchange(start.Interchange))],
        AcknowledgementPart answer => [new(1, Answer(answer.Acknowledgement))],
        GroupStart start => [new(1, Group(start.Group))],
        ClaimPart { Claim: Claim claim } one => Count(claim.TotalCharge, 0, claims.Professional(one, claim)),
        ClaimPart { Claim: InstitutionalClaim claim } one =>
            Count(claim.TotalCharge, 0, claims.Institutional(one, claim)),
        ClaimPart { Claim: ClaimPayment claim } one => Count(claim.Charge, claim.Paid, payments.Claim(one, claim)),
        TransactionEnd end => Transaction(end),
        _ => [],
    };

    private IEnumerable<DescriptionLine> Count(decimal charge, decimal payment, IEnumerable<DescriptionLine> lines)
    {
        charged += charge;
        paid += payment;
        return lines;
    }

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
            "HR" => "questions about claims",
            "HS" => "questions about coverage",
            "HB" => "answers about coverage",
            "HI" => "requests for authorization or their answers",
            "BE" => "enrollments",
            "RA" => "premium payments",
            var other => $"kind {other}",
        } + $" ({read.Guide})";

    private IEnumerable<DescriptionLine> Transaction(TransactionEnd end)
    {
        var summed = (charged, paid);
        (charged, paid) = (0, 0);
        return end.Transaction switch
        {
            ProfessionalClaims or InstitutionalClaims =>
                [new(2, $"{end.Claims} claim(s), {Dollars(summed.charged)} in all")],
            Remittance remittance => EdiPaymentWords.End(remittance, end, summed.charged, summed.paid),
            ImplementationAcknowledgement answer => Acknowledgement(answer),
            ClaimAcknowledgement answer => statuses.Of(answer),
            ClaimStatusRequest request => statuses.Of(request),
            ClaimStatusResponse response => statuses.Of(response),
            EligibilityRequest request => coverage.Of(request),
            EligibilityResponse response => coverage.Of(response),
            ServicesReview review => reviews.Of(review),
            BenefitEnrollment enrollment => enrollments.Of(enrollment),
            PremiumPayment payment => premiums.Of(payment),
            _ => [new(2, $"Transaction {end.Transaction.Identifier} of {end.Segments} segments")],
        };
    }

    private static IEnumerable<DescriptionLine> Acknowledgement(ImplementationAcknowledgement answer)
    {
        yield return new(2, $"Group {answer.GroupControlNumber} ({answer.GroupCode}): {Verdict(answer.Code)}, "
            + $"{answer.AcceptedCount} of {answer.ReceivedCount} transaction(s) accepted");
        foreach (var response in answer.Responses.Where(response => response.Code != "A"))
        {
            yield return new(3, $"Transaction {response.ControlNumber}: {Verdict(response.Code)}, "
                + $"{response.Errors.Count} segment(s) in error");
            foreach (var error in response.Errors)
            {
                yield return new(4, $"Segment {error.Position} {error.SegmentId}"
                    + If(error.LoopId.Length > 0, $" in loop {error.LoopId}") + ": " + SegmentFault(error.Code));
                foreach (var element in error.Elements)
                {
                    yield return new(5, $"Element {element.Position:00}"
                        + If(element.Component > 0, $"-{element.Component}") + ": " + ElementFault(element.Code));
                }
            }
        }
    }

    private static string SegmentFault(string code) => code switch
    {
        "1" => "unknown segment",
        "2" => "not expected here",
        "3" => "required and missing",
        "4" => "loop occurs too often",
        "5" => "occurs too often",
        "6" => "not in this transaction",
        "7" => "out of order",
        "8" => "elements in error",
        "I4" => "not used by the guide",
        "I6" => "missing though the situation asks for it",
        "I7" => "loop occurs too few times",
        "I8" => "element errors against the guide",
        "I9" => "missing though the guide asks for it",
        _ => $"error {code}",
    };

    private static string ElementFault(string code) => code switch
    {
        "1" => "required and missing",
        "2" => "missing though others ask for it",
        "3" => "too many elements",
        "4" => "too short",
        "5" => "too long",
        "6" => "wrong character",
        "7" => "wrong code",
        "8" => "wrong date",
        "9" => "wrong time",
        "10" => "excludes another one present",
        "12" => "too many repetitions",
        "13" => "too many components",
        "I6" => "code not used by the guide",
        "I9" => "missing though the situation asks for it",
        "I10" => "not used by the guide",
        "I11" => "too few repetitions",
        "I12" => "not of the pattern the guide asks for",
        "I13" => "present though the situation excludes it",
        _ => $"error {code}",
    };

    private static string Verdict(string code) => code switch
    {
        "A" => "accepted",
        "E" => "accepted with errors",
        "P" => "accepted in part",
        "R" => "rejected",
        _ => $"answered {code}",
    };
}
