using Claims.Coding.CodeSets;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Edi.Envelope;
using Claims.Edi.X837P;

namespace Claims.Core.Tests.Submission;

public sealed class BuildClaimTests
{
    [Fact]
    public async Task A_claim_that_is_built_twice_is_one_claim()
    {
        await using var house = new BillingHouse();
        var reviewed = await house.ApproveAsync();

        var first = await house.Get<BuildClaim>().RunAsync(BillingHouse.Context(), reviewed);
        var version = house.Records.Version;
        var again = await house.Get<BuildClaim>().RunAsync(BillingHouse.Context(2), reviewed);

        Assert.Equal(first.Claim, again.Claim);
        Assert.Equal(version, house.Records.Version);
        var claim = await house.ClaimAsync(first.Claim!.Claim);
        Assert.Equal((ClaimStatus.Ready, '1', new Money(200m)), (claim.Status, claim.Frequency, claim.Charge));
        Assert.Equal("chart/sample/abc", claim.AwaitedBy);
        Assert.Single(await house.ListAsync<ReadyClaim>());
    }

    public static TheoryData<string, string, Func<ReviewDecision.Approved, ReviewDecision.Approved>> Faults => new()
    {
        { "CLM-FUTURE", "DateOfService", approved => approved.With(FieldName.DateOfService, "2026-11-03") },
        { "CLM-LATE", "DateOfService", approved => approved.With(FieldName.DateOfService, "2026-05-05") },
        { "CLM-PROVIDER", "RenderingProviderNpi", some => some.With(FieldName.RenderingProviderNpi, "1003000126") },
        { "CLM-DX-UNKNOWN", "diagnosis 2", some => some with { Diagnoses = [some.Diagnoses[0], Code("Q99.88")] } },
        { "CLM-DX-PATIENT", "diagnosis 2", some => some with { Diagnoses = [some.Diagnoses[0], Code("N40.0")] } },
        { "CLM-DUPLICATE", "line 2", approved => approved with { Lines = [approved.Lines[0], approved.Lines[0]] } },
        { "CLM-AUTH", "AuthorizationNumber", approved => approved with { Lines = [Approvals.Line("72148", 900m, 1)] } },
    };

    private static Icd10Code Code(string text) => Icd10Code.Parse(text);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_claim_with_a_fault_is_not_built(
        string code, string location, Func<ReviewDecision.Approved, ReviewDecision.Approved> change)
    {
        await using var house = new BillingHouse();
        var reviewed = await house.ApproveAsync(change: change);

        var built = await house.Get<BuildClaim>().RunAsync(BillingHouse.Context(), reviewed);

        var finding = Assert.Single(built.Findings);
        Assert.Equal((code, location), (finding.Code, finding.Location));
        Assert.Null(built.Claim);
        Assert.Empty(await house.ListAsync<Claims.Core.Submission.Claim>());
    }

    [Fact]
    public async Task The_same_service_in_another_chart_of_the_patient_is_a_duplicate_until_that_claim_is_rejected()
    {
        await using var house = new BillingHouse();
        var first = await house.SendAsync(encounter: 1);
        var second = await house.ApproveAsync(encounter: 2);

        var duplicate = await house.Get<BuildClaim>().RunAsync(BillingHouse.Context(), second);
        await house.ReceiveAsync("1.277", PayerDesk.Ack277(first, rejectedFor: "164"));
        var alone = await house.Get<BuildClaim>().RunAsync(BillingHouse.Context(), second);

        Assert.Equal(["CLM-DUPLICATE", "CLM-DUPLICATE"], duplicate.Findings.Select(finding => finding.Code));
        Assert.Empty(alone.Findings);
    }

    [Fact]
    public async Task A_rejected_claim_is_sent_anew_and_an_adjudicated_one_replaced()
    {
        await using var house = new BillingHouse();
        var rejected = await house.SendAsync(round: 1);
        await house.ReceiveAsync("1.277", PayerDesk.Ack277(rejected, rejectedFor: "164"));
        var anew = await house.SendAsync(round: 2);
        await house.ReceiveAsync("2.277", PayerDesk.Ack277(anew));
        var denied = PayerDesk.Decide(anew, "4", ("99213", 130m, "CO-16:130"), ("93000", 70m, "CO-16:70"));
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance("T1", denied)));
        var replacement = await house.SendAsync(round: 3);

        Assert.Equal(('1', null), (anew.Frequency, anew.OriginalReference));
        Assert.Equal(('7', $"P{anew.Id.Value[..8]}"), (replacement.Frequency, replacement.OriginalReference));
        Assert.Equal(3, replacement.Submission);
    }

    [Fact]
    public async Task The_file_that_goes_out_says_what_was_approved()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync(change: approved => approved
            .With(FieldName.PatientLastName, "Sámplename").With(FieldName.AuthorizationNumber, "auth 7"));

        var reading = InterchangeReader.Read(
            System.Text.Encoding.ASCII.GetString(Assert.Single(house.Clearinghouse.Sent).Value));

        Assert.Empty(reading.Issues);
        var sent = Assert.Single(Assert.IsType<ProfessionalClaims>(
            Assert.Single(reading.Value[0].Transactions)).Claims());
        Assert.Equal((claim.Id.Value, 200m), (sent.Claim.PatientControlNumber, sent.Claim.TotalCharge));
        Assert.Equal("SAMPLENAME", sent.Treated!.LastName);
        Assert.Equal("AUTH 7", sent.Claim.PriorAuthorization);
        Assert.Equal(["I10", "E119"], sent.Claim.Diagnoses.Select(diagnosis => diagnosis.Code));
        Assert.Equal([1, 2], sent.Claim.Lines[0].DiagnosisPointers);
        Assert.Equal("EXHP1", sent.Subscriber.Payer!.Id);
    }

    [Fact]
    public async Task A_dependent_goes_out_under_the_subscriber()
    {
        await using var house = new BillingHouse();
        await house.SendAsync(change: approved => approved
            .With(FieldName.Relationship, "spouse").With(FieldName.SubscriberLastName, "Holder")
            .With(FieldName.SubscriberFirstName, "Otto").With(FieldName.SubscriberBirthDate, "1958-01-01")
            .With(FieldName.SubscriberSex, "M"));

        var reading = InterchangeReader.Read(
            System.Text.Encoding.ASCII.GetString(Assert.Single(house.Clearinghouse.Sent).Value));

        Assert.Empty(reading.Issues);
        var sent = Assert.Single(Assert.IsType<ProfessionalClaims>(reading.Value[0].Transactions.First()).Claims());
        Assert.Equal(("HOLDER", "SAMPLENAME"), (sent.Subscriber.Person!.LastName, sent.Patient!.Person!.LastName));
        Assert.Equal("01", sent.Patient.Relationship);
    }
}
