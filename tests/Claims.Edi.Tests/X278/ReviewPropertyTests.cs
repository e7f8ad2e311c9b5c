using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X278;
using CsCheck;
using static Claims.Edi.Tests.Samples.AnyValue;

namespace Claims.Edi.Tests.X278;

public sealed class ReviewPropertyTests
{
    private static readonly Gen<ReviewDecision> Decision =
        from action in Gen.OneOfConst("A1", "A3", "A4", "A6", "NA")
        from number in Number
        from reasons in Letters(2, 2).Array[1, 5]
        select new ReviewDecision(action, number, reasons);

    private static Gen<ReviewedService> Service(bool answered) =>
        from kind in Gen.Int[0, 2]
        from code in Letters(5, 5)
        from visits in Gen.Int[1, 99]
        from day in Day
        from days in Gen.Int[0, 60]
        from decision in Decision
        select new ReviewedService
        {
            Procedure = kind == 0 ? new(code) : null,
            InstitutionalProcedure = kind == 1 ? new(code) : null,
            DentalProcedure = kind == 2 ? new(code) { Qualifier = "AD" } : null,
            Dates = [new("472", day, day.AddDays(days))],
            Delivery = new("VS", visits) { Per = "WK" },
            Decision = answered ? decision : null,
        };

    private static Gen<PatientEvent> Event(bool answered) =>
        from trace in Number
        from category in Gen.OneOfConst("HS", "AR", "SC", "IN")
        from diagnoses in Letters(3, 7).Array[1, 12]
        from services in Service(answered).Array[1, 5]
        from decision in Decision
        from message in Gen.Bool
        select Reviews.Event(services) with
        {
            Traces = [new("1", trace, "9123456789")],
            Category = category,
            HealthCodes = diagnoses.Select((code, place) => new Edi.Parts.HealthCode(place == 0 ? "ABK" : "ABF", code))
                .ToEdiList(),
            Decision = answered ? decision : null,
            Message = message ? "PLEASE READ" : "",
        };

    [Fact]
    public void Any_request_is_written_read_and_the_same() =>
        Event(false).Array[1, 4].Sample(events => Check("13", events), iter: 200);

    [Fact]
    public void Any_response_is_written_read_and_the_same() =>
        Event(true).Array[1, 4].Sample(events => Check("11", events), iter: 200);

    private static void Check(string purpose, PatientEvent[] events)
    {
        var text = InterchangeWriter.ToText(Claims837.File("HI", Reviews.Of(purpose, events)));
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        var again = (ServicesReview)Assert.Single(read.Value[0].Transactions);
        Assert.Equal(events.SelectMany(Facts), again.Events.SelectMany(Facts));
        Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
    }

    private static IEnumerable<object?> Facts(PatientEvent one) =>
    [
        one.Traces, one.Category, one.CertificationType, one.ServiceType, one.Facility, one.HealthCodes, one.Decision,
        one.Message,
        .. one.Services.SelectMany(service => new object?[]
        {
            service.Procedure, service.Dates, service.Delivery, service.Decision, service.RevenueCode,
        }),
    ];
}
