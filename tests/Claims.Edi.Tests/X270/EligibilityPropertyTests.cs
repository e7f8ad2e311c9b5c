using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X270;
using Claims.Edi.X271;
using CsCheck;
using static Claims.Edi.Tests.Samples.AnyValue;

namespace Claims.Edi.Tests.X270;

public sealed class EligibilityPropertyTests
{
    private static readonly Gen<EdiList<string>> ServiceTypes =
        Gen.OneOfConst("1", "30", "33", "47", "98", "MH", "UC").Array[1, 8].Select(codes => codes.ToEdiList());

    private static readonly Gen<EligibilityInquiry> Inquiry =
        from types in ServiceTypes
        from code in Letters(5, 5)
        from byProcedure in Gen.Bool
        from level in Gen.OneOfConst("", "IND", "FAM")
        from billed in Money.Nullable()
        from referral in Number
        from day in Day
        from days in Gen.Int[0, 30]
        from pointers in Gen.Int[1, 4].Array[0, 4]
        select new EligibilityInquiry
        {
            ServiceTypes = byProcedure ? [] : types,
            Procedure = byProcedure ? new(code) { Modifiers = ["25"] } : null,
            CoverageLevel = level,
            DiagnosisPointers = pointers.ToEdiList(),
            Amounts = billed is { } amount ? [new("PB", amount)] : [],
            PlaceOfService = byProcedure ? "11" : "",
            References = [new("9F", referral)],
            Dates = [new("291", day, day.AddDays(days))],
        };

    private static readonly Gen<Benefit> Benefit =
        from information in Gen.OneOfConst("1", "6", "A", "B", "C", "F", "G", "I", "R")
        from level in Gen.OneOfConst("", "IND", "FAM", "EMP")
        from types in ServiceTypes
        from plan in Letters(1, 50)
        from amount in Money.Nullable()
        from percent in Gen.Int[0, 100].Nullable()
        from visits in Gen.Int[1, 99].Nullable()
        from network in Gen.OneOfConst("", "Y", "N", "W", "U")
        from messages in Letters(1, 264).Array[0, 10]
        from day in Day
        from days in Gen.Int[0, 365]
        from others in Number.Array[0, 3]
        from rejected in Gen.Bool
        select new Benefit
        {
            Information = information,
            CoverageLevel = level,
            ServiceTypes = types,
            PlanDescription = plan,
            Amount = amount,
            Percent = percent / 100m,
            InPlanNetwork = network,
            Deliveries = visits is { } count ? [new("VS", count) { Period = "23", Periods = 1 }] : [],
            Dates = [new("291", day, day.AddDays(days))],
            Rejections = rejected ? [new("33", "C")] : [],
            Messages = messages.ToEdiList(),
            Details = [new() { CodeList = "ZZ", Code = "11" }],
            RelatedEntities = others.Where(id => id.Length > 1)
                .Select(id => Party.Organization("OTHER", "PI", id) with { Role = "PR" }).ToEdiList(),
        };

    private static Gen<EligibilityParty> Person(string role) =>
        from last in Letters(1, 60)
        from first in Letters(1, 35)
        from id in Letters(2, 80)
        from birth in Day
        from sex in Gen.OneOfConst("F", "M", "U")
        from policy in Number
        from inquiries in Inquiry.Array[0, 4]
        from benefits in Benefit.Array[0, 4]
        select new EligibilityParty
        {
            Role = role,
            IsOrganization = false,
            LastName = last,
            FirstName = first,
            IdQualifier = role == "IL" ? "MI" : "",
            Id = role == "IL" ? id : "",
            BirthDate = birth,
            Sex = sex,
            References = [new("6P", policy)],
            Address = new("2 SIDE ST", "SPRINGFIELD", "IL", "62701"),
            Relationship = role == "IL" ? "18" : "19",
            Diagnoses = [new("ABK", "E119"), new("ABF", "I10"), new("ABF", "I11"), new("ABF", "I12")],
            Inquiries = inquiries.ToEdiList(),
            Benefits = benefits.ToEdiList(),
        };

    private static Gen<InsuredPerson[]> Family(Func<EligibilityParty, EligibilityParty> part) =>
        from traces in Number.Array[1, 2]
        from subscriber in Person("IL")
        from dependents in Person("03").Array[0, 3]
        select new InsuredPerson[]
        {
            new()
            {
                Traces = traces.Select(number => new Trace("1", number, "9123456789")).ToEdiList(),
                Person = part(subscriber),
                Dependents = dependents.Select(person => new InsuredPerson { Person = part(person) }).ToEdiList(),
            },
        };

    [Fact]
    public void Any_request_is_written_read_and_the_same()
    {
        Family(person => person with { Benefits = [] }).Sample(subscribers => Check("HS", new EligibilityRequest
        {
            ControlNumber = "0001",
            RequestReference = "Q1",
            Created = Claims837.At,
            Sources = [Source(subscribers)],
        }, read => ((EligibilityRequest)read).Sources, subscribers), iter: 200);
    }

    [Fact]
    public void Any_response_is_written_read_and_the_same()
    {
        Family(person => person with { Inquiries = [] }).Sample(subscribers => Check("HB", new EligibilityResponse
        {
            ControlNumber = "0001",
            RequestReference = "Q1",
            Created = Claims837.At,
            Sources = [Source(subscribers)],
        }, read => ((EligibilityResponse)read).Sources, subscribers), iter: 200);
    }

    private static void Check(string functionalCode, TransactionSet transaction,
        Func<TransactionSet, EdiList<InformationSource>> sources, InsuredPerson[] expected)
    {
        var text = InterchangeWriter.ToText(Claims837.File(functionalCode, transaction));
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        var again = Assert.Single(Assert.Single(sources(Assert.Single(read.Value[0].Transactions))).Receivers);
        Assert.Equal(expected.SelectMany(Facts), again.Subscribers.SelectMany(Facts));
        Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
    }

    private static IEnumerable<object?> Facts(InsuredPerson one) =>
        one.Dependents.SelectMany(Facts).Prepend(one.Person).Prepend(one.Traces);

    private static InformationSource Source(InsuredPerson[] subscribers) => new()
    {
        Name = new() { Role = "PR", IsOrganization = true, LastName = "PAYER", IdQualifier = "PI", Id = "PAY1" },
        Receivers =
        [
            new()
            {
                Name = new() { Role = "1P", IsOrganization = true, LastName = "CLINIC", Npi = "1234567893" },
                Subscribers = subscribers.ToEdiList(),
            },
        ],
    };
}
