using Claims.Edi.Codes;
using Claims.Edi.X834;
using static Claims.Local.Verbs.EdiWords;

namespace Claims.Local.Verbs;

/// <summary>Enrollments (834) in a biller's words: who is covered by what, from when to when.</summary>
internal sealed class EdiEnrollmentWords(EdiWords words)
{
    public IEnumerable<DescriptionLine> Of(BenefitEnrollment enrollment)
    {
        yield return new(2, $"Enrollment of {enrollment.Sponsor?.Name} with {enrollment.Payer?.Name}, "
            + enrollment.Action switch
            {
                "2" => "changes only",
                "4" => "a full file to compare with",
                "RX" => "a full file that replaces all",
                var other => $"action {other}",
            });
        foreach (var (place, member) in enrollment.Members.Index())
        {
            yield return new(3, $"{place + 1}. {(member.IsSubscriber ? "subscriber" : "dependent")} " + List(
                words.Person(member.Person ?? member.CorrectedPerson),
                If(member.Relationship is not ("" or "18"),
                    EdiWords.Code(CodeList.Relationships, member.Relationship)),
                Maintenance(member.Maintenance),
                Reason(member.MaintenanceReason),
                Status(member.BenefitStatus),
                If(member.DeathDate is not null, "died"),
                If(member.IncorrectPerson is not null, "name or number corrected"),
                string.Join(", ", member.Dates.Select(date => $"{DateKind(date.Qualifier)} {Days(date)}"))));
            foreach (var line in member.Coverages.SelectMany(Coverage))
            {
                yield return line;
            }
        }

        yield return new(2, $"{enrollment.Members.Count} member(s), "
            + $"{enrollment.Members.Count(member => member.IsSubscriber)} of them subscribers");
    }

    private static IEnumerable<DescriptionLine> Coverage(Coverage coverage)
    {
        yield return new(4, $"{Line(coverage.InsuranceLine)}: " + List(
            Maintenance(coverage.Maintenance),
            coverage.Plan,
            Level(coverage.CoverageLevel),
            If(coverage.Start is not null, $"from {Day(coverage.Start)}"),
            If(coverage.End is not null, $"to {Day(coverage.End)}"),
            If(coverage.IsLate, "enrolled late"),
            string.Join(", ", coverage.Amounts.Select(amount => $"{Kind(amount.Qualifier)} {Dollars(amount.Value)}"))));
        foreach (var provider in coverage.Providers)
        {
            yield return new(5, (provider.Name?.Role == "P3" ? "Primary care provider " : "Provider chosen ")
                + (provider.Name is { } name ? Name(name) : "nobody")
                + If(provider.Change is not null, $", changed from {Day(provider.Change?.Day)}"));
        }

        foreach (var other in coverage.OtherInsurances)
        {
            yield return new(5, "Also insured"
                + string.Concat(other.Insurers.Select(insurer => $" with {Name(insurer)}"))
                + other.PayerResponsibility switch
                {
                    "P" => ", primary",
                    "S" => ", secondary",
                    "T" => ", tertiary",
                    _ => "",
                });
        }
    }

    private static string Status(string code) => code switch
    {
        "C" => "COBRA",
        "S" => "surviving insured",
        "T" => "tax equity act",
        _ => "",
    };

    private static string Maintenance(string code) => code switch
    {
        "" => "",
        "001" => "changed",
        "002" => "deleted",
        "021" => "added",
        "024" => "ended",
        "025" => "reinstated",
        "026" => "corrected",
        "030" => "for comparison",
        "032" => "employee information does not apply",
        _ => $"maintenance {code}",
    };

    private static string Reason(string code) => code switch
    {
        "" => "",
        "01" => "because of divorce",
        "02" => "because of birth",
        "03" => "because of death",
        "05" => "because of adoption",
        "07" => "because benefits ended",
        "08" => "because employment ended",
        "14" => "voluntarily",
        "20" => "active",
        "25" => "because data changed",
        "28" => "for the first time",
        "32" => "because of marriage",
        "41" => "at reenrollment",
        "59" => "because premiums were not paid",
        _ => $"reason {code}",
    };

    private static string Line(string code) => code switch
    {
        "HLT" => "Health",
        "HMO" => "Health (HMO)",
        "PPO" => "Health (PPO)",
        "POS" => "Health (point of service)",
        "EPO" => "Health (exclusive providers)",
        "DEN" => "Dental",
        "DCP" => "Dental capitation",
        "VIS" => "Vision",
        "PDG" => "Prescription drugs",
        "MM" => "Major medical",
        "LTC" => "Long-term care",
        "LTD" => "Long-term disability",
        "STD" => "Short-term disability",
        "MH" => "Mental health",
        "HE" => "Hearing",
        _ => $"Insurance {code}",
    };

    private static string Level(string code) => code switch
    {
        "" => "",
        "EMP" => "employee alone",
        "FAM" => "family",
        "ESP" => "employee and spouse",
        "ECH" => "employee and children",
        "E1D" => "employee and one dependent",
        "IND" => "individual",
        "SPO" => "spouse alone",
        "CHD" => "children alone",
        "DEP" => "dependents alone",
        "SPC" => "spouse and children",
        _ => $"level {code}",
    };

    private static string Kind(string code) => code switch
    {
        "P3" => "premium",
        "C1" => "copay",
        "D2" => "deductible",
        "B9" => "coinsurance",
        "EBA" => "expected",
        "FK" => "other",
        _ => $"amount {code}",
    };

    private static string DateKind(string qualifier) => qualifier switch
    {
        "336" => "hired",
        "337" => "left",
        "356" => "eligible from",
        "357" => "eligible to",
        "303" => "effective",
        "300" => "enrolled",
        "301" => "COBRA event",
        "340" => "COBRA from",
        "341" => "COBRA to",
        "338" => "Medicare from",
        "339" => "Medicare to",
        _ => $"date {qualifier}",
    };
}
