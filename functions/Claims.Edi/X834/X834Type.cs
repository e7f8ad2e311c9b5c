using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X834;

/// <summary>Ties the 834 to its guide, its records and its rules.</summary>
internal static class X834Type
{
    public static readonly TransactionType Type = new(
        "834", "005010X220", "X834", Create,
        (transaction, findings) => EnrollmentRules.Check((BenefitEnrollment)transaction, findings));

    private static EdiLoop Create(string loopId) => loopId switch
    {
        "" => new BenefitEnrollment(),
        "1000A" or "1000B" or "1000C" => new EnrollmentParty(),
        "1100C" => new EnrollmentAccount(),
        "2000" => new Member(),
        "2200" => new Disability(),
        "2300" => new Coverage(),
        "2310" => new CoverageProvider(),
        "2320" => new OtherInsurance(),
        "2330" => new Party(),
        "2700" => new ReportingCategories(),
        "2710" => new ReportingCategory(),
        _ => new EnrolledPerson(),
    };
}
