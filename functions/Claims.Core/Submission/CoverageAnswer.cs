using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Edi.X270;
using Claims.Edi.X271;

namespace Claims.Core.Submission;

/// <summary>A payer's answer about coverage, read from a 271.</summary>
internal sealed record CoverageAnswer(
    CoverageStatus Status, string? PlanName, IReadOnlyList<BenefitFact> Benefits, IReadOnlyList<Issue> Findings)
{
    /// <summary>No answer that could be used.</summary>
    public static CoverageAnswer None { get; } = new(CoverageStatus.Unverified, null, [], []);

    /// <summary>AAA03 codes by which the member was not found as asked for, and the field to look at.</summary>
    private static readonly Dictionary<string, (string Code, FieldName Field, string Text)> NotFound = new()
    {
        ["58"] = ("COV-BIRTHDATE", FieldName.PatientBirthDate, "The payer wants another birth date"),
        ["64"] = ("COV-MEMBER", FieldName.MemberId, "The payer does not know this member id"),
        ["65"] = ("COV-NAME", FieldName.PatientLastName, "The payer has this member under another name"),
        ["66"] = ("COV-SEX", FieldName.PatientSex, "The payer has another sex for this member"),
        ["67"] = ("COV-NOT-FOUND", FieldName.MemberId, "The payer does not know this patient"),
        ["71"] = ("COV-BIRTHDATE", FieldName.PatientBirthDate, "The payer has another birth date for this member"),
        ["72"] = ("COV-MEMBER", FieldName.MemberId, "The payer does not know this member id"),
        ["73"] = ("COV-NAME", FieldName.PatientLastName, "The payer has this member under another name"),
        ["74"] = ("COV-SEX", FieldName.PatientSex, "The payer has another sex for this member"),
        ["75"] = ("COV-NOT-FOUND", FieldName.MemberId, "The payer does not know this member"),
        ["76"] = ("COV-MEMBER", FieldName.MemberId, "The payer knows this member id more than once"),
        ["77"] = ("COV-RELATIONSHIP", FieldName.Relationship, "The payer knows the member but not this dependent"),
        ["78"] = ("COV-MEMBER", FieldName.MemberId, "The member is not of this group or plan"),
    };

    /// <summary>Reads what a payer answers about the patient of a claim.</summary>
    public static CoverageAnswer Read(EligibilityResponse response, ClaimContent content)
    {
        var reasons = Reasons(response).ToList();
        if (reasons.Count > 0)
        {
            var findings = reasons.Where(NotFound.ContainsKey).Distinct()
                .Select(reason => Finding(NotFound[reason], $"(AAA {reason})")).ToList();
            return findings.Count > 0 ? new(CoverageStatus.NotFound, null, [], findings) : None;
        }

        var person = response.Persons.LastOrDefault()?.Person;
        var benefits = person?.Benefits.ToList() ?? [];
        return StatusOf(benefits) switch
        {
            CoverageStatus.Active when Differs(person!, content) is { } difference =>
                new(CoverageStatus.NotFound, Plan(benefits), Facts(benefits), [difference]),
            CoverageStatus.Active => new(CoverageStatus.Active, Plan(benefits), Facts(benefits), []),
            CoverageStatus.Inactive => new(
                CoverageStatus.Inactive,
                Plan(benefits),
                [],
                [
                    new(
                        "COV-INACTIVE", Severity.Error, nameof(FieldName.Payer),
                        "The plan says that it did not cover the patient on the date of service: ask the patient for "
                        + "the insurance of that day."),
                ]),
            _ => None,
        };
    }

    private static IEnumerable<string> Reasons(EligibilityResponse response) =>
        response.Sources.SelectMany(source => source.Rejections
                .Concat(source.Name?.Rejections ?? [])
                .Concat(source.Receivers.SelectMany(receiver => receiver.Name?.Rejections ?? [])))
            .Concat(response.Persons.SelectMany(person => person.Person?.Rejections ?? []))
            .Select(rejection => rejection.Reason);

    /// <summary>EB01: 1 to 5 active in one way or another, 6 to 8 inactive.</summary>
    private static CoverageStatus StatusOf(IReadOnlyList<Benefit> benefits)
    {
        var words = benefits.Select(benefit => benefit.Information).ToList();
        return words.Exists(word => word is "1" or "2" or "3" or "4" or "5") ? CoverageStatus.Active
            : words.Exists(word => word is "6" or "7" or "8") ? CoverageStatus.Inactive
            : CoverageStatus.Unverified;
    }

    /// <summary>A payer may answer for a member and correct the birth date: the claim must bear the payer's.</summary>
    private static Issue? Differs(EligibilityParty person, ClaimContent content) =>
        person.BirthDate is { } birth && birth != content.Patient.BirthDate
            ? Finding(NotFound["71"], "(271 DMG02)")
            : null;

    private static Issue Finding((string Code, FieldName Field, string Text) known, string source) =>
        new(known.Code, Severity.Error, known.Field.ToString(), $"{known.Text}: compare it with the card {source}.");

    private static string? Plan(IEnumerable<Benefit> benefits) =>
        benefits.Select(benefit => benefit.PlanDescription).FirstOrDefault(plan => plan.Length > 0);

    private static List<BenefitFact> Facts(IEnumerable<Benefit> benefits) =>
        [.. benefits.Where(benefit => benefit.InPlanNetwork != "N").Select(Fact).OfType<BenefitFact>()];

    private static BenefitFact? Fact(Benefit benefit)
    {
        var remaining = benefit.TimePeriod == "29";
        return (benefit.Information, benefit.Amount, benefit.Percent) switch
        {
            ("A", _, { } percent) => new("coinsurance", null, percent * 100, remaining),
            ("B", { } amount, _) => new("copay", new(decimal.Round(amount, 2)), null, remaining),
            ("C", { } amount, _) => new("deductible", new(decimal.Round(amount, 2)), null, remaining),
            _ => null,
        };
    }
}
