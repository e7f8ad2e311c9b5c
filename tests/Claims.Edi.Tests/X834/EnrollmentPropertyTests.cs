using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X834;
using CsCheck;
using static Claims.Edi.Tests.Samples.AnyValue;

namespace Claims.Edi.Tests.X834;

public sealed class EnrollmentPropertyTests
{
    private static readonly Gen<string> Word = Letters(2, 20);

    private static readonly Gen<Coverage> Coverage =
        from line in Gen.OneOfConst("HLT", "HMO", "DEN", "VIS")
        from plan in Word
        from start in Day
        from days in Gen.Int[0, 400].Nullable()
        from premium in Gen.Int[0, 200_000].Nullable()
        select new Coverage
        {
            Maintenance = "021",
            InsuranceLine = line,
            Plan = plan,
            Start = start,
            End = days is { } length ? start.AddDays(length) : null,
            Amounts = premium is { } cents ? [new("P3", cents / 100m)] : [],
        };

    private static Gen<Member> Member(bool isSubscriber) =>
        from name in Word
        from birth in Day
        from coverages in Coverage.Array[0, 4]
        from category in Word.Array[0, 2]
        select new Member
        {
            IsSubscriber = isSubscriber,
            Relationship = isSubscriber ? "18" : "19",
            Maintenance = "021",
            SubscriberNumber = "S1",
            Categories = category.Select(one => new ReportingCategory { Name = one }).ToEdiList(),
            Coverages = coverages.ToEdiList(),
            Person = new() { IsOrganization = false, LastName = name, FirstName = "BEA", BirthDate = birth, Sex = "F" },
        };

    [Fact]
    public void Any_enrollment_is_written_read_and_the_same()
    {
        Gen.Select(Member(true), Member(false).Array[0, 4]).Sample(
            (subscriber, dependents) =>
            {
                var members = dependents.Prepend(subscriber).ToEdiList();
                var text = InterchangeWriter.ToText(Claims837.File("BE", new BenefitEnrollment
                {
                    ControlNumber = "0001",
                    Reference = "E1",
                    Created = Claims837.At,
                    Action = "2",
                    Sponsor = new() { Name = "EMPLOYER", IdQualifier = "FI", Id = "123456789" },
                    Payer = new() { Name = "PAYER", IdQualifier = "XV", Id = "PAY1" },
                    Members = members,
                }));
                var read = InterchangeReader.Read(text);
                Assert.Empty(read.Issues);
                var again = ((BenefitEnrollment)Assert.Single(read.Value[0].Transactions)).Members;
                Assert.Equal(members.SelectMany(Facts), again.SelectMany(Facts));
                Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
            },
            iter: 200);
    }

    private static IEnumerable<object?> Facts(Member member) =>
    [
        member.IsSubscriber, member.SubscriberNumber, member.Person, member.Coverages,
        member.Categories.Select(category => category.Name).ToEdiList(),
    ];
}
