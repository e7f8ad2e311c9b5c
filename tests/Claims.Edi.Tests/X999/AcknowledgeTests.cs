using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X999;

namespace Claims.Edi.Tests.X999;

public sealed class AcknowledgeTests
{
    [Fact]
    public void A_clean_group_is_accepted()
    {
        var answer = Answer(InterchangeWriter.ToText(Claims837.File()));
        Assert.Equal(("A", 1, 1, 1), (answer.Code, answer.IncludedCount, answer.ReceivedCount, answer.AcceptedCount));
        Assert.Equal(("HC", "17", "005010X222A1"), (answer.GroupCode, answer.GroupControlNumber, answer.GroupGuide));
        Assert.Equal(("837", "0001", "A"), (answer.Responses[0].Transaction, answer.Responses[0].ControlNumber,
            answer.Responses[0].Code));
        Assert.Contains("~AK1*HC*17*005010X222A1~AK2*837*0001*005010X222A1~IK5*A~AK9*A*1*1*1~SE*6*9001~",
            Write(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_in_error_is_answered_with_its_place_and_its_claim()
    {
        var answer = Answer(InterchangeWriter.ToText(Claims837.File()).Replace("HC:83036*25.50", "HC:*25.50"));
        Assert.Equal(("R", 0), (answer.Code, answer.AcceptedCount));
        Assert.Contains("~AK2*837*0001*005010X222A1~IK3*SV1*29*2400*8~CTX*CLM01:A1B2C3~IK4*1:2**1~IK5*R*5~AK9*R*1*1*0~",
            Write(answer), StringComparison.Ordinal);
        var error = answer.Responses[0].Errors[0];
        Assert.Equal(("SV1", 29, "2400", "8"), (error.SegmentId, error.Position, error.LoopId, error.Code));
        Assert.Equal((1, 2, "1"), (error.Elements[0].Position, error.Elements[0].Component, error.Elements[0].Code));
    }

    [Fact]
    public void One_bad_transaction_of_two_makes_the_group_partly_accepted()
    {
        var second = Claims837.Transaction() with { ControlNumber = "0002" };
        var text = InterchangeWriter.ToText(Claims837.File(Claims837.Transaction(), second))
            .Replace("SE*33*0002", "SE*34*0002");
        var answer = Answer(text);
        Assert.Equal(("P", 2, 1), (answer.Code, answer.ReceivedCount, answer.AcceptedCount));
        Assert.Equal(["A", "R"], answer.Responses.Select(response => response.Code));
        Assert.Equal(["4"], answer.Responses[1].ErrorCodes);
    }

    [Fact]
    public void Wrong_business_is_left_to_the_claim_acknowledgement()
    {
        var text = InterchangeWriter.ToText(Claims837.File()).Replace("*175.50*", "*175.00*");
        Assert.Contains(InterchangeReader.Read(text).Issues, issue => issue.Code == EdiCodes.ClaimTotalDiffers);
        Assert.Equal("A", Answer(text).Code);
    }

    [Theory]
    [InlineData("AK9*P*2*2*1~", "AK9*P*2*2*0~", "X999-ACCEPTED-COUNT")]
    [InlineData("IK5*R*4~", "IK5*E*4~", "X999-ACCEPTED-COUNT")]
    [InlineData("IK5*R*4~", "IK5*Z*4~", "X12-CODE")]
    [InlineData("AK9*P*2*2*1~", "AK9*P*2**1~", "X12-ELEMENT-MISSING")]
    [InlineData("IK5*A~", "", "X12-SEGMENT-MISSING")]
    public void An_answer_wrong_in_one_way_gives_its_code(string part, string replacement, string code)
    {
        var second = Claims837.Transaction() with { ControlNumber = "0002" };
        var valid = Write(Answer(InterchangeWriter.ToText(Claims837.File(Claims837.Transaction(), second))
            .Replace("SE*33*0002", "SE*34*0002")));
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var at = valid.IndexOf(part, StringComparison.Ordinal);
        var read = InterchangeReader.Read(valid[..at] + replacement + valid[(at + part.Length)..]);
        Assert.Contains(read.Issues, issue => issue.Code == code);
    }

    [Fact]
    public void More_counted_as_accepted_than_are_answered_one_by_one_is_no_finding()
    {
        var valid = Write(Answer(InterchangeWriter.ToText(Claims837.File())));
        Assert.Empty(InterchangeReader.Read(valid.Replace("AK9*A*1*1*1~", "AK9*A*2*2*2~")).Issues);
    }

    [Theory]
    [InlineData("IEA*1*000000017", "IEA*1*000000018", "R", "001")]
    [InlineData("IEA*1*", "IEA*2*", "R", "021")]
    [InlineData("HI*ABK:E119*ABF:I10~", "", "A", "000")]
    public void The_envelope_is_answered_with_a_TA1(string part, string replacement, string code, string note)
    {
        var read = InterchangeReader.Read(InterchangeWriter.ToText(Claims837.File()).Replace(part, replacement));
        var answer = Acknowledge.From(read.Value[0], read.Issues);
        Assert.Equal(("000000017", code, note), (answer.ControlNumber, answer.Code, answer.Note));
        var file = Claims837.File() with { Groups = [], Acknowledgements = [answer] };
        var text = InterchangeWriter.ToText(file);
        Assert.EndsWith($"~TA1*000000017*261102*0830*{code}*{note}~IEA*0*000000017~", text, StringComparison.Ordinal);
        Assert.Equal(answer, Assert.Single(InterchangeReader.Read(text).Value[0].Acknowledgements));
    }

    private static ImplementationAcknowledgement Answer(string text)
    {
        var read = InterchangeReader.Read(text);
        return Acknowledge.From(read.Value[0].Groups[0], read.Issues, "9001");
    }

    private static string Write(ImplementationAcknowledgement answer)
    {
        var file = Claims837.File(answer);
        file = file with
        {
            Groups =
            [
                file.Groups[0] with { FunctionalCode = "FA", Guide = ImplementationAcknowledgement.CurrentGuide },
            ],
        };
        var text = InterchangeWriter.ToText(file);
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        Assert.Equal(answer, Assert.Single(read.Value[0].Transactions));
        return text;
    }
}
