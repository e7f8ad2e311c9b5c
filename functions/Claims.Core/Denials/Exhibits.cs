using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;

namespace Claims.Core.Denials;

/// <summary>What is enclosed with letters to payers, in readable form; pure.</summary>
internal static class Exhibits
{
    /// <summary>CLP02 in words.</summary>
    private static readonly Dictionary<string, string> Statuses = new()
    {
        ["1"] = "processed as primary",
        ["2"] = "processed as secondary",
        ["3"] = "processed as tertiary",
        ["4"] = "denied",
        ["19"] = "processed as primary and forwarded",
        ["20"] = "processed as secondary and forwarded",
        ["21"] = "processed as tertiary and forwarded",
        ["23"] = "not this payer's; forwarded",
        ["25"] = "predetermination",
    };

    /// <summary>The remittance, every code with its meaning.</summary>
    public static Exhibit.Remittance Remittance(DenialCase found) => new(
        $"Remittance of {AppealWriter.Day(found.Date)}",
        [
            ("Payer", found.Payer.Name),
            ("Date", AppealWriter.Day(found.Date)),
            ("Your claim number", found.Claim.PayerControlNumber ?? "none stated"),
            ("Our claim number", found.Claim.Id.Value),
            ("Status", string.Join(", ", found.Decided.Select(one => StatusOf(one.StatusCode)).Distinct())),
            ("Billed", Money.Sum(found.Decided.Select(one => one.Charge)).ToString()),
            ("Paid", Money.Sum(found.Decided.Select(one => one.Paid)).ToString()),
        ],
        [
            .. found.Decided.SelectMany(one => one.Lines).Select(line => new DecidedService(
                $"{line.Procedure}{string.Concat(line.Modifiers.Select(modifier => $"-{modifier}"))}", line.Charge,
                line.Paid,
                [
                    .. line.Adjustments.Select(part => Reason(found, part)),
                    .. line.Remarks.Select(RemarkCodes.Describe),
                ])),
        ],
        [
            .. found.Decided.SelectMany(one => one.Adjustments).Select(part => Reason(found, part)),
            .. found.Decided.SelectMany(one => one.Remarks).Distinct().Select(RemarkCodes.Describe),
        ]);

    /// <summary>The proof of timely filing.</summary>
    public static Exhibit.Listing Filing(DenialCase found, Clinic clinic)
    {
        var (proof, filing) = (found.Proof, found.Filing);
        return new(
            "Proof of timely filing",
            $"Claims are taken until {AppealWriter.Day(filing.Deadline)}: {filing.Limit.Days} days from "
            + $"{filing.StartsAt}, {AppealWriter.Day(filing.Begins)} ({filing.Limit.Source}).",
            [
                ("Date of service", AppealWriter.Day(found.Claim.Content.DateOfService)),
                ("837 file, control number", $"{proof.FileName ?? "kept"}, {proof.Batch}"),
                ("999 accepted its form", At(proof.FormAcceptedAt, proof.FormAnswer, clinic)),
                ("277CA: taken in by the payer", At(proof.TakenInAt, proof.TakenInAnswer, clinic)),
                ("Date that the 277CA states", proof.TakenInOn is { } day ? AppealWriter.Day(day) : "none"),
                ("File of the 277CA", proof.TakenInFile ?? "kept with the claim"),
                ("Your claim number", proof.PayerControlNumber ?? found.Claim.PayerControlNumber ?? "none stated"),
            ]);
    }

    /// <summary>What in the note supports the diagnoses and services billed: the same that a letter may quote.</summary>
    public static IEnumerable<Evidence> EvidenceOf(ClaimContent content, EncounterCoding? coding) =>
        (coding?.Diagnoses ?? [])
            .Where(one => content.Diagnoses.Contains(one.Code) || one.Score >= AppealWriter.LeastSure)
            .SelectMany(one => one.Evidence)
            .Concat((coding?.Procedures ?? [])
                .Where(one => content.Lines.Any(line => line.Procedure == one.Code))
                .SelectMany(one => one.Evidence));

    private static string StatusOf(string code) => $"{code}, {Statuses.GetValueOrDefault(code, "a status of its own")}";

    private static string Reason(DenialCase found, Adjustment part)
    {
        var known = DenialRules.Current.Find(part, found.Remarks, found.Payer, found.Date)?.Meaning
            ?? AdjustmentWords.Find(part.Group, part.Reason);
        return $"{part.Code} {part.Amount}: {known ?? "see the list of reason codes"}";
    }

    private static string At(DateTimeOffset? moment, string? number, Clinic clinic) => moment is { } at
        ? $"{AppealWriter.Day(clinic.DayOf(at))}"
            + (string.IsNullOrEmpty(number) ? "" : string.Create(CultureInfo.InvariantCulture, $", control number {number}"))
        : "not kept";
}
