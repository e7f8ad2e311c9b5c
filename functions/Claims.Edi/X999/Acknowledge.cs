using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.X837P;

namespace Claims.Edi.X999;

/// <summary>Answers a group of transactions with a 999, and an interchange with a TA1, from what reading it
/// found.</summary>
/// <remarks>Only findings of syntax and guide (codes <c>X12-</c>) of error severity count here. What is wrong with the
/// business of a claim (<c>X837-</c>) is for a 277CA to say.</remarks>
public static class Acknowledge
{
    /// <summary>The 999 for one group.</summary>
    /// <param name="group">The group as read.</param>
    /// <param name="issues">Everything the reading of its file found.</param>
    /// <param name="controlNumber">ST02 of the 999.</param>
    public static ImplementationAcknowledgement From(
        FunctionalGroup group, IEnumerable<EdiIssue> issues, string controlNumber)
    {
        var errors = issues.Where(issue => Counts(issue) && IsIn(group, issue)).ToList();
        var byTransaction = errors.ToLookup(issue => Key(issue, group.Place));
        var responses = group.Transactions.Select(transaction => Respond(transaction, group,
            byTransaction[Key(transaction)].ToList())).ToEdiList();
        var accepted = responses.Count(response => response.Code == "A");
        var groupCodes = errors.Where(issue => issue.TransactionControlNumber.Length == 0)
            .Select(GroupCode).Distinct().Take(5).ToEdiList();
        return new()
        {
            ControlNumber = controlNumber,
            GroupCode = group.FunctionalCode,
            GroupControlNumber = group.ControlNumber,
            GroupGuide = group.Guide,
            Responses = responses,
            Code = groupCodes.Count > 0 || accepted == 0 ? "R" : accepted == responses.Count ? "A" : "P",
            IncludedCount = group.Place.DeclaredCount ?? group.Transactions.Count,
            ReceivedCount = group.Transactions.Count,
            AcceptedCount = accepted,
            ErrorCodes = groupCodes,
        };
    }

    /// <summary>The TA1 for one interchange: rejected when its envelope is in error (X12.5).</summary>
    /// <param name="interchange">The interchange as read.</param>
    /// <param name="issues">Everything the reading of its file found.</param>
    public static InterchangeAcknowledgement From(Interchange interchange, IEnumerable<EdiIssue> issues)
    {
        var error = issues.FirstOrDefault(issue =>
            Counts(issue) && IsIn(interchange, issue) && issue.Envelopes.Group == 0 && IsOfEnvelope(issue));
        return new(interchange.ControlNumber, interchange.Created, error is null ? "A" : "R", NoteCode(error));
    }

    /// <summary>Whether a finding is about ISA, IEA or what is directly between them.</summary>
    private static bool IsOfEnvelope(EdiIssue issue) =>
        issue.SegmentId is "ISA" or "IEA" || issue.Code is EdiCodes.EnvelopeUnpaired or EdiCodes.SegmentOutsideTransaction;

    /// <summary>TA105.</summary>
    private static string NoteCode(EdiIssue? error) => error switch
    {
        null => "000",
        { Code: EdiCodes.ControlNumberDiffers } => "001",
        { Code: EdiCodes.CountDiffers } => "021",
        { Code: EdiCodes.ControlNumberRepeated } => "025",
        { Code: EdiCodes.EnvelopeUnpaired, SegmentId: "ISA" or "IEA" } => "023",
        { Code: EdiCodes.EnvelopeUnpaired or EdiCodes.SegmentOutsideTransaction } => "024",
        { Code: EdiCodes.DelimitersUnusable, ElementPosition: 16 } => "027",
        { Code: EdiCodes.DelimitersUnusable } => "026",
        { ElementPosition: 5 } => "005",
        { ElementPosition: 6 } => "006",
        { ElementPosition: 7 } => "007",
        { ElementPosition: 8 } => "008",
        { ElementPosition: 9 } => "014",
        { ElementPosition: 10 } => "015",
        { ElementPosition: 12 } => "017",
        { ElementPosition: 13 } => "018",
        { ElementPosition: 14 } => "019",
        { ElementPosition: 15 } => "020",
        _ => "022",
    };

    private static bool IsIn(Interchange interchange, EdiIssue issue) => interchange.Place.Ordinal > 0
        ? issue.Envelopes.Interchange == interchange.Place.Ordinal
        : issue.InterchangeControlNumber == interchange.ControlNumber;

    private static bool IsIn(FunctionalGroup group, EdiIssue issue) => group.Place.Ordinal > 0
        ? issue.Envelopes.Group == group.Place.Ordinal
        : issue.GroupControlNumber == group.ControlNumber;

    /// <summary>What tells transactions apart: the place in the file when it was read from one, else the
    /// number.</summary>
    private static (int Place, string Number) Key(EdiIssue issue, FilePlace group) =>
        (group.Ordinal > 0 ? issue.Envelopes.Transaction : 0, issue.TransactionControlNumber);

    private static (int Place, string Number) Key(TransactionSet transaction) =>
        (transaction.Place.Ordinal, transaction.ControlNumber);

    private static bool Counts(EdiIssue issue) =>
        issue.Severity == EdiSeverity.Error && issue.Code.StartsWith("X12-", StringComparison.Ordinal);

    private static TransactionResponse Respond(
        TransactionSet transaction, FunctionalGroup group, List<EdiIssue> errors)
    {
        var response = new TransactionResponse
        {
            Transaction = transaction.Identifier,
            ControlNumber = transaction.ControlNumber,
            TransactionGuide = transaction.Guide.Length > 0 ? transaction.Guide : group.Guide,
            Code = errors.Count == 0 ? "A" : "R",
        };
        if (errors.Count == 0)
            return response;
        var inside = errors.Where(issue => issue.SegmentId is not ("ST" or "SE" or "?")
            && issue.TransactionPosition > 0);
        var claims = ClaimPlaces(transaction);
        return response with
        {
            Errors = inside.GroupBy(issue => (issue.TransactionPosition, issue.LoopPath, Code: SegmentCode(issue)))
                .Select(issues => SegmentErrorOf(claims, issues.Key.Code, issues.ToList())).ToEdiList(),
            ErrorCodes = errors.Select(TransactionCode).Distinct().Order(StringComparer.Ordinal).Take(5).ToEdiList(),
        };
    }

    private static SegmentError SegmentErrorOf(
        List<(int First, int Last, string Number)> claims, string code, List<EdiIssue> issues)
    {
        var first = issues[0];
        var error = new SegmentError
        {
            SegmentId = first.SegmentId,
            Position = first.TransactionPosition,
            LoopId = first.LoopPath[(first.LoopPath.LastIndexOf('/') + 1)..],
            Code = code,
        };
        var claim = claims.Find(place => place.First <= first.SegmentOrdinal && first.SegmentOrdinal <= place.Last);
        if (!string.IsNullOrEmpty(claim.Number))
            error = error with { Contexts = [new ErrorContext("CLM01", claim.Number)] };
        return code != "8" ? error : error with
        {
            Elements = issues.Select(issue => new ElementError
            {
                Position = issue.ElementPosition,
                Component = issue.ComponentPosition,
                Code = ElementCode(issue),
            }).Distinct().ToEdiList(),
        };
    }

    /// <summary>Where each claim of the transaction starts and ends in its file.</summary>
    private static List<(int First, int Last, string Number)> ClaimPlaces(TransactionSet transaction) =>
        transaction is not ProfessionalClaims claims ? [] : claims.Claims().Select(found => found.Claim)
            .Select(claim => (claim.Ordinal, LastOrdinal(claim), claim.PatientControlNumber)).ToList();

    private static int LastOrdinal(EdiLoop loop) => Math.Max(
        loop.Segments.Count == 0 ? 0 : loop.Segments.Max(segment => segment.Ordinal),
        loop.Loops.Count == 0 ? 0 : loop.Loops.Max(LastOrdinal));

    /// <summary>IK304.</summary>
    private static string SegmentCode(EdiIssue issue) => issue.Code switch
    {
        EdiCodes.SegmentIdMalformed => "1",
        EdiCodes.SegmentUnexpected => "2",
        EdiCodes.SegmentMissing or EdiCodes.LoopMissing => "3",
        EdiCodes.LoopRepeats => "4",
        EdiCodes.SegmentRepeats => "5",
        EdiCodes.SegmentOutOfOrder => "7",
        _ => "8",
    };

    /// <summary>IK403.</summary>
    private static string ElementCode(EdiIssue issue) => issue.Code switch
    {
        EdiCodes.ElementMissing => "1",
        EdiCodes.ElementCondition => "2",
        EdiCodes.ElementsTooMany => "3",
        EdiCodes.ElementTooShort => "4",
        EdiCodes.ElementTooLong => "5",
        EdiCodes.CharacterInvalid => "6",
        EdiCodes.DateInvalid => "8",
        _ => "7",
    };

    /// <summary>IK502 to IK506.</summary>
    private static string TransactionCode(EdiIssue issue) => issue.SegmentId switch
    {
        "SE" when issue.Code == EdiCodes.ControlNumberDiffers => "3",
        "SE" when issue.Code == EdiCodes.CountDiffers => "4",
        "ST" when issue.Code == EdiCodes.EnvelopeUnpaired => "2",
        "ST" => "7",
        _ => "5",
    };

    /// <summary>AK905 to AK909.</summary>
    private static string GroupCode(EdiIssue issue) => issue.Code switch
    {
        EdiCodes.EnvelopeUnpaired => "3",
        EdiCodes.ControlNumberDiffers => "4",
        EdiCodes.CountDiffers => "5",
        EdiCodes.ControlNumberInvalid => "6",
        EdiCodes.ControlNumberRepeated => "19",
        _ => "2",
    };
}
