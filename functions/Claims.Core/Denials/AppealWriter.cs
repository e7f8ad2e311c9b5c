using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Submission;

namespace Claims.Core.Denials;

/// <summary>Composes letters to payers from the facts of its claim and the words of its note; pure.</summary>
internal static class AppealWriter
{
    private const int MostQuotes = 6;

    /// <summary>Findings less sure than this do not argue for us.</summary>
    internal const double LeastSure = 0.55;

    /// <param name="clinic">Who appeals.</param>
    /// <param name="found">The denial.</param>
    /// <param name="appeal">Its level and deadline.</param>
    /// <param name="coding">What the note was found to say.</param>
    /// <param name="queries">What the physician was asked and answered.</param>
    /// <param name="own">What the biller adds.</param>
    public static AppealLetter Write(
        Clinic clinic,
        DenialCase found,
        FiledAppeal appeal,
        EncounterCoding? coding,
        IReadOnlyList<PhysicianQuery> queries,
        string? own)
    {
        var level = PayerDeadlines.Current.Level(found.Payer, appeal.Level);
        IEnumerable<string> paragraphs = Paragraphs(found, appeal, level, coding, queries);
        return Letter(
            clinic, found, clinic.DayOf(appeal.FiledAt), appeal.Deadline, appeal.Denied,
            [.. own is null ? paragraphs : paragraphs.Append(own)], [.. Enclosures(found)]) with
        {
            LevelName = level?.Name,
            Office = level?.To,
            Address = level?.Address,
            Policies =
            [
                .. found.Denied.Select(code => code.Rule?.Policy).OfType<string>()
                    .Select(policy => Fill(policy, found, coding)),
                .. found.Remarks.Where(remark => RemarkCodes.Find(remark)?.Field == "policy")
                    .Select(remark => $"Your remark {RemarkCodes.Describe(remark)}."),
            ],
        };
    }

    /// <summary>The letter that goes with documents that the payer asked for.</summary>
    public static AppealLetter WriteCover(Clinic clinic, DenialCase found, SentDocuments sent) => Letter(
        clinic, found, clinic.DayOf(sent.SentAt), found.AppealDeadline, found.Amount,
        [
            $"You asked for documents on claim {found.Claim.Id}{OurNumber(found)} with your decision of "
            + $"{Day(found.Date)}. They are enclosed. This is not an appeal.",
            Services(found),
        ],
        [$"Remittance of {Day(found.Date)}", $"Record of the visit of {Day(found.Claim.Content.DateOfService)}"]) with
    {
        Kind = LetterKind.Documents,
    };

    private static AppealLetter Letter(
        Clinic clinic,
        DenialCase found,
        DateOnly date,
        DateOnly deadline,
        Money denied,
        IReadOnlyList<string> paragraphs,
        IReadOnlyList<string> enclosures)
    {
        var content = found.Claim.Content;
        return new(
            clinic,
            found.Payer,
            date,
            deadline,
            found.Claim.Id,
            found.Claim.PayerControlNumber,
            $"{content.Patient.FirstName} {content.Patient.LastName}",
            content.MemberId,
            content.DateOfService,
            found.Claim.Charge,
            denied,
            [.. found.Denied.Select(code => $"{code.Describe()}: {code.Adjustment.Amount}")],
            paragraphs,
            enclosures);
    }

    private static IEnumerable<string> Paragraphs(
        DenialCase found,
        FiledAppeal appeal,
        AppealLevel? level,
        EncounterCoding? coding,
        IReadOnlyList<PhysicianQuery> queries)
    {
        yield return $"We ask for a review (level {appeal.Level}, {level?.Name ?? "appeal"}) of your decision of "
            + $"{Day(found.Date)} on claim {found.Claim.Id}{OurNumber(found)}, by which {appeal.Denied} of "
            + $"{found.Claim.Charge} was denied.";
        if (found.Appeals.Count > 0 && found.Appeals[^1] is var before)
        {
            yield return $"Our appeal at level {before.Level}, filed on "
                + $"{Day(DateOnly.FromDateTime(before.FiledAt.UtcDateTime))}, was not granted in full.";
        }

        yield return Services(found);
        foreach (var rule in found.Denied.Select(code => code.Rule).OfType<DenialRule>())
        {
            if (rule.Argument is { } argument)
            {
                yield return Fill(argument, found, coding);
            }
        }

        foreach (var query in queries.Where(query => query.Answer is not null))
        {
            var day = Day(DateOnly.FromDateTime(query.AnsweredAt!.Value.UtcDateTime));
            yield return $"Asked about the diagnosis, the treating physician answered on {day}: \"{query.Answer}\"";
        }
    }

    private static string Services(DenialCase found)
    {
        var content = found.Claim.Content;
        var lines = content.Lines.Select(line =>
            $"{line.Procedure}{string.Concat(line.Modifiers.Select(modifier => $"-{modifier}"))} "
            + $"for {string.Join(", ", line.Pointers.Select(pointer => content.Diagnoses[pointer - 1]))}");
        return $"On {Day(content.DateOfService)} we rendered {string.Join("; ", lines)}.";
    }

    private static string Fill(string argument, DenialCase found, EncounterCoding? coding) => argument
        .Replace("{accepted}", Accepted(found), StringComparison.Ordinal)
        .Replace("{filingDays}", Number(found.Filing.Limit.Days), StringComparison.Ordinal)
        .Replace("{filingStart}", found.Filing.StartsAt, StringComparison.Ordinal)
        .Replace("{filingSource}", found.Filing.Limit.Source, StringComparison.Ordinal)
        .Replace("{authorization}", found.Claim.Content.AuthorizationNumber ?? "", StringComparison.Ordinal)
        .Replace("{evidence}", Evidence(found, coding), StringComparison.Ordinal);

    /// <summary>
    /// The words of the note: for the conditions billed, then for other findings, and last for what only describes the
    /// patient's status (chapter Z).
    /// </summary>
    private static string Evidence(DenialCase found, EncounterCoding? coding)
    {
        var billed = found.Claim.Content.Diagnoses;
        var quotes = (coding?.Diagnoses ?? [])
            .Where(diagnosis => diagnosis.Evidence.Count > 0
                && (billed.Contains(diagnosis.Code) || diagnosis.Score >= LeastSure))
            .OrderBy(diagnosis => diagnosis.Code.IsUnder("Z"))
            .ThenBy(diagnosis => !billed.Contains(diagnosis.Code))
            .Take(MostQuotes)
            .Select(diagnosis =>
                $"{diagnosis.Title} (\"{diagnosis.Evidence[0].Quote}\", page {diagnosis.Evidence[0].Page})")
            .ToList();
        return quotes.Count > 0 ? string.Join("; ", quotes) : string.Join(", ", billed);
    }

    private static IEnumerable<string> Enclosures(DenialCase found)
    {
        yield return $"Remittance of {Day(found.Date)}";
        if (found.Denied.Any(code => code.Rule?.QuotesRecord ?? true))
        {
            yield return $"Record of the visit of {Day(found.Claim.Content.DateOfService)}";
        }

        foreach (var enclosure in found.Denied.Select(code => code.Rule?.Enclosure).OfType<string>())
        {
            yield return enclosure.Replace("{accepted}", Accepted(found), StringComparison.Ordinal);
        }
    }

    private static string Accepted(DenialCase found) =>
        found.Proof.TakenInAt is { } accepted ? Day(DateOnly.FromDateTime(accepted.UtcDateTime)) : "";

    private static string OurNumber(DenialCase found) =>
        found.Claim.PayerControlNumber is { } own ? $" (your number {own})" : "";

    /// <summary>October 7, 2026.</summary>
    internal static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
