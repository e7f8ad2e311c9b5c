using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Submission;

namespace Claims.Core.Denials;

/// <summary>Composes an appeal letter from the facts of its claim and the words of its note; pure.</summary>
internal static class AppealWriter
{
    private const int MostQuotes = 6;

    public static AppealLetter Write(Clinic clinic, DenialCase found, FiledAppeal appeal, EncounterCoding? coding)
    {
        var content = found.Claim.Content;
        return new(
            clinic,
            found.Payer,
            clinic.DayOf(appeal.FiledAt),
            appeal.Deadline,
            found.Claim.Id,
            found.Claim.PayerControlNumber,
            $"{content.Patient.FirstName} {content.Patient.LastName}",
            content.MemberId,
            content.DateOfService,
            found.Claim.Charge,
            appeal.Denied,
            [.. found.Denied.Select(code => $"{code.Describe()}: {code.Adjustment.Amount}")],
            [.. Paragraphs(found, appeal, coding)],
            [.. Enclosures(found)]);
    }

    private static IEnumerable<string> Paragraphs(DenialCase found, FiledAppeal appeal, EncounterCoding? coding)
    {
        var level = appeal.Level == 1 ? "a first review" : $"a review at level {appeal.Level}";
        var number = found.Claim.PayerControlNumber is { } own ? $" (your number {own})" : "";
        yield return $"We ask for {level} of your decision of {Day(found.Date)} on claim {found.Claim.Id}{number}, "
            + $"by which {appeal.Denied} of {found.Claim.Charge} was denied.";
        yield return Services(found);
        foreach (var rule in found.Denied.Select(code => code.Rule).OfType<DenialRule>())
        {
            if (rule.Argument is { } argument)
            {
                yield return Fill(argument, found, coding);
            }
        }

        yield return "We ask you to reverse the decision and to pay the claim under the contract. If you uphold it, "
            + "please name the provision it rests on and the reviewer's qualification.";
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
        .Replace("{filingDays}", Number(found.Payer.FilingDays), StringComparison.Ordinal)
        .Replace("{authorization}", found.Claim.Content.AuthorizationNumber ?? "", StringComparison.Ordinal)
        .Replace("{evidence}", Evidence(found, coding), StringComparison.Ordinal);

    /// <summary>The words of the note for the diagnoses billed; the coder has seen them all.</summary>
    private static string Evidence(DenialCase found, EncounterCoding? coding)
    {
        var billed = found.Claim.Content.Diagnoses;
        var quotes = (coding?.Diagnoses ?? [])
            .Where(diagnosis => billed.Contains(diagnosis.Code))
            .SelectMany(diagnosis => diagnosis.Evidence.Take(1).Select(evidence =>
                $"{diagnosis.Code} {diagnosis.Title} (\"{evidence.Quote}\", page {evidence.Page})"))
            .Take(MostQuotes).ToList();
        return quotes.Count > 0 ? string.Join("; ", quotes) : string.Join(", ", billed);
    }

    private static IEnumerable<string> Enclosures(DenialCase found)
    {
        yield return $"Remittance of {Day(found.Date)}";
        yield return $"Record of the visit of {Day(found.Claim.Content.DateOfService)}";
        foreach (var enclosure in found.Denied.Select(code => code.Rule?.Enclosure).OfType<string>())
        {
            yield return enclosure.Replace("{accepted}", Accepted(found), StringComparison.Ordinal);
        }
    }

    private static string Accepted(DenialCase found) =>
        found.Claim.AcceptedAt is { } accepted ? Day(DateOnly.FromDateTime(accepted.UtcDateTime)) : "";

    private static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
