using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X999;
using CsCheck;
using static Claims.Edi.Tests.Samples.AnyValue;

namespace Claims.Edi.Tests.X999;

public sealed class AcknowledgementPropertyTests
{
    private static readonly Gen<EdiList<ErrorContext>> Contexts = Gen.Select(
        Gen.OneOfConst("CLM01", "PATIENT NAME NM109", "TRN02"), Number, (name, value) => new ErrorContext(name, value))
        .Array[0, 10].Select(contexts => contexts.ToEdiList());

    private static readonly Gen<ErrorContext> Situation =
        from segment in Gen.OneOfConst("SBR", "CLM")
        from position in Gen.Int[1, 999_999]
        from element in Gen.Int[1, 20].Nullable()
        from component in Gen.Int[1, 8].Nullable()
        select ErrorContext.Situation(segment, position, "2300") with
        {
            Element = element,
            Component = element is null ? null : component,
            Numbers = (1325, element is null ? null : component),
        };

    private static readonly Gen<ElementError> Element =
        from position in Gen.Int[1, 21]
        from component in Gen.Int[0, 8]
        from code in Gen.OneOfConst("1", "3", "4", "5", "6", "7", "8", "9", "I10", "I12")
        from number in Gen.Int[1, 1999].Nullable()
        from value in Letters(0, 99)
        from contexts in Situation.Array[0, 10]
        select new ElementError
        {
            Position = position,
            Component = component,
            ElementNumber = number,
            Code = code,
            BadValue = value,
            Contexts = contexts.ToEdiList(),
        };

    private static readonly Gen<SegmentError> Segment =
        from id in Gen.OneOfConst("CLM", "N3", "SV1", "NM1")
        from position in Gen.Int[1, 999_999]
        from loop in Gen.OneOfConst("", "2300", "2400")
        from code in Gen.OneOfConst("1", "2", "3", "4", "5", "7", "8", "I4", "I6", "I7")
        from contexts in Contexts
        from elements in Element.Array[0, 4]
        select new SegmentError
        {
            SegmentId = id,
            Position = position,
            LoopId = loop,
            Code = code,
            Contexts = contexts,
            Elements = elements.ToEdiList(),
        };

    private static readonly Gen<TransactionResponse> Response =
        from number in Gen.Int[1, 999_999]
        from code in Gen.OneOfConst("A", "E", "M", "R", "W", "X")
        from errors in Segment.Array[0, 4]
        from codes in Gen.OneOfConst("3", "4", "5", "I5").Array[0, 5]
        select new TransactionResponse
        {
            Transaction = "837",
            ControlNumber = $"{number:D4}",
            TransactionGuide = "005010X222A1",
            Errors = errors.ToEdiList(),
            Code = code,
            ErrorCodes = codes.ToEdiList(),
        };

    private static readonly Gen<ImplementationAcknowledgement> Acknowledgement =
        from number in Gen.Int[1, 999_999_999]
        from responses in Response.Array[0, 8]
        let accepted = responses.Count(response => response.Code is "A" or "E")
        from codes in Gen.OneOfConst("1", "4", "5").Array[0, 5]
        select new ImplementationAcknowledgement
        {
            ControlNumber = "0001",
            GroupCode = "HC",
            GroupControlNumber = $"{number}",
            GroupGuide = "005010X222A1",
            Responses = responses.ToEdiList(),
            Code = accepted == responses.Length ? "A" : accepted == 0 ? "R" : "P",
            IncludedCount = responses.Length,
            ReceivedCount = responses.Length,
            AcceptedCount = accepted,
            ErrorCodes = codes.ToEdiList(),
        };

    [Fact]
    public void Any_acknowledgement_is_written_read_and_the_same()
    {
        Acknowledgement.Sample(acknowledgement =>
        {
            var text = InterchangeWriter.ToText(Claims837.File("FA", acknowledgement));
            var read = InterchangeReader.Read(text);
            Assert.Empty(read.Issues);
            Assert.Equal(acknowledgement, Assert.Single(read.Value[0].Transactions));
            Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
        }, iter: 200);
    }
}
