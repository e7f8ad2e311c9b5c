using Claims.Coding.CodeSets;
using Claims.Core.Charts;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Core.Tests.Charts;

namespace Claims.Core.Tests.Submission;

public sealed class ApprovalCheckTests
{
    [Fact]
    public void A_complete_approval_becomes_what_a_claim_bills()
    {
        var reading = Read(Approvals.Standard());

        Assert.Empty(reading.Issues);
        Assert.Equal("example-health", reading.Payer!.Id.Value);
        Assert.Equal("SMP100200", reading.Content!.MemberId);
        Assert.Equal(new(1960, 2, 3), reading.Content.Patient.BirthDate);
        Assert.Same(reading.Content.Patient, reading.Content.Subscriber);
    }

    [Theory]
    [InlineData(FieldName.PatientLastName)]
    [InlineData(FieldName.PatientBirthDate)]
    [InlineData(FieldName.PatientSex)]
    [InlineData(FieldName.PatientAddress)]
    [InlineData(FieldName.PatientZip)]
    [InlineData(FieldName.Payer)]
    [InlineData(FieldName.MemberId)]
    [InlineData(FieldName.DateOfService)]
    [InlineData(FieldName.RenderingProviderNpi)]
    [InlineData(FieldName.PlaceOfService)]
    public void A_missing_field_is_named(FieldName field)
    {
        var reading = Read(Approvals.Standard().With(field, null));

        var issue = Assert.Single(reading.Issues);
        Assert.Equal(("CLM-REQUIRED", field.ToString()), (issue.Code, issue.Location));
        Assert.Null(reading.Content);
    }

    [Theory]
    [InlineData(FieldName.RenderingProviderNpi, "1234567890", "CLM-NPI")]
    [InlineData(FieldName.DateOfService, "10/20/2026", "CLM-DATE")]
    [InlineData(FieldName.PatientBirthDate, "2026-11-01", "CLM-BIRTH")]
    [InlineData(FieldName.PatientSex, "W", "CLM-SEX")]
    [InlineData(FieldName.PatientState, "Illinois", "CLM-STATE")]
    [InlineData(FieldName.PatientZip, "6270", "CLM-ZIP")]
    [InlineData(FieldName.Payer, "Nobody's Plan", "CLM-PAYER")]
    [InlineData(FieldName.MemberId, "A/1", "CLM-MEMBER")]
    [InlineData(FieldName.PlaceOfService, "28", "CLM-PLACE")]
    [InlineData(FieldName.Relationship, "neighbour", "CLM-RELATIONSHIP")]
    [InlineData(FieldName.Relationship, "7", "CLM-RELATIONSHIP")]
    public void A_field_that_cannot_be_right_is_named(FieldName field, string text, string code)
    {
        var issue = Assert.Single(Read(Approvals.Standard().With(field, text)).Issues);

        Assert.Equal((code, field.ToString()), (issue.Code, issue.Location));
    }

    [Fact]
    public void A_dependent_needs_the_subscriber()
    {
        var reading = Read(Approvals.Standard().With(FieldName.Relationship, "Child"));

        Assert.Equal(
            ["SubscriberLastName", "SubscriberFirstName", "SubscriberBirthDate", "SubscriberSex"],
            reading.Issues.Select(issue => issue.Location));
    }

    [Fact]
    public void Faults_of_lines_and_diagnoses_say_which_one()
    {
        var approved = Approvals.Standard() with
        {
            Diagnoses = [Icd10Code.Parse("I10"), Icd10Code.Parse("I10")],
            Lines =
            [
                Approvals.Line("99213", 130m, 3),
                Approvals.Line("99213", 0m, 1) with { Units = 0, Modifiers = ["2"] },
            ],
        };

        var found = Read(approved).Issues.Select(issue => (issue.Code, issue.Location));

        Assert.Equal(
            [
                ("CLM-DX-TWICE", "diagnosis 2"), ("CLM-POINTER", "line 1"), ("CLM-MODIFIER", "line 2"),
                ("CLM-UNITS", "line 2"), ("CLM-CHARGE", "line 2"),
            ],
            found);
    }

    [Fact]
    public void Nothing_to_bill_is_a_fault()
    {
        var found = Read(Approvals.Standard() with { Diagnoses = [], Lines = [] }).Issues;

        Assert.Equal(["CLM-DX-COUNT", "CLM-LINES"], found.Select(issue => issue.Code));
    }

    private static ApprovalReading Read(ReviewDecision.Approved approved) =>
        ApprovalCheck.Read(approved, new TestClinic().Payers(TestClinic.Id));
}
