using Claims.Core.Charts;
using Claims.Core.Submission;
using Claims.Edi.X271;

namespace Claims.Core.Tests.Submission;

public sealed class CheckCoverageTests
{
    [Fact]
    public async Task Active_coverage_is_kept_with_its_benefits_and_asked_for_once()
    {
        await using var house = new BillingHouse();
        var reviewed = await house.ApproveAsync();
        house.Clearinghouse.Answer = CoverageDesk.Answering(person => person with
        {
            Benefits =
            [
                new Benefit { Information = "1", ServiceTypes = ["30"], PlanDescription = "GOLD" },
                new Benefit { Information = "B", ServiceTypes = ["98"], Amount = 25m, InPlanNetwork = "Y" },
                new Benefit { Information = "A", ServiceTypes = ["30"], Percent = 0.2m },
                new Benefit { Information = "C", ServiceTypes = ["30"], Amount = 340.5m, TimePeriod = "29" },
            ],
        });

        var findings = await house.Get<CheckCoverage>().RunAsync(BillingHouse.Context(), reviewed);
        await house.Get<CheckCoverage>().RunAsync(BillingHouse.Context(2), reviewed);

        Assert.Empty(findings);
        Assert.Equal(1, house.Clearinghouse.Asked);
        var result = Assert.Single(await house.ListAsync<EligibilityResult>());
        Assert.Equal((CoverageStatus.Active, "GOLD"), (result.Status, result.PlanName));
        Assert.Equal(
            [
                new("copay", new(25m), null, false), new("coinsurance", null, 20m, false),
                new BenefitFact("deductible", new(340.5m), null, true),
            ],
            result.Benefits);
    }

    [Theory]
    [InlineData("72", "COV-MEMBER", "MemberId")]
    [InlineData("71", "COV-BIRTHDATE", "PatientBirthDate")]
    [InlineData("75", "COV-NOT-FOUND", "MemberId")]
    public async Task A_member_that_is_not_found_goes_back_to_the_coder(string reason, string code, string location)
    {
        await using var house = new BillingHouse();
        var reviewed = await house.ApproveAsync();
        house.Clearinghouse.Answer = CoverageDesk.Answering(person => person with
        {
            Rejections = [new RequestRejection(reason, "C")],
        });

        var finding = Assert.Single(await house.Get<CheckCoverage>().RunAsync(BillingHouse.Context(), reviewed));

        Assert.Equal((code, location), (finding.Code, finding.Location));
    }

    [Fact]
    public async Task Coverage_that_had_ended_and_another_birth_date_are_findings()
    {
        await using var house = new BillingHouse();
        house.Clearinghouse.Answer = CoverageDesk.Answering(person => person with
        {
            Benefits = [new Benefit { Information = "6", ServiceTypes = ["30"] }],
        });
        var check = house.Get<CheckCoverage>();
        var ended = await check.RunAsync(BillingHouse.Context(), await house.ApproveAsync(round: 1));
        house.Clearinghouse.Answer = CoverageDesk.Answering(person => person with
        {
            BirthDate = new(1961, 2, 3),
            Benefits = [new Benefit { Information = "1", ServiceTypes = ["30"] }],
        });
        var other = await check.RunAsync(BillingHouse.Context(), await house.ApproveAsync(round: 2));

        Assert.Equal("COV-INACTIVE", Assert.Single(ended).Code);
        Assert.Equal("COV-BIRTHDATE", Assert.Single(other).Code);
    }

    [Fact]
    public async Task A_payer_that_does_not_answer_is_asked_again_and_then_holds_nothing_up()
    {
        await using var house = new BillingHouse();
        var reviewed = await house.ApproveAsync();

        await Assert.ThrowsAsync<IOException>(
            () => house.Get<CheckCoverage>().RunAsync(BillingHouse.Context(attempt: 1), reviewed));
        var findings = await house.Get<CheckCoverage>().RunAsync(BillingHouse.Context(attempt: 4), reviewed);

        Assert.Empty(findings);
        Assert.Equal(WorkItemType.Coverage, Assert.Single(await house.WorkAsync()).Type);
    }

    [Fact]
    public async Task A_service_that_needs_an_authorization_goes_back_without_one()
    {
        await using var house = new BillingHouse();
        house.Clearinghouse.Answer = CoverageDesk.Answering(person => person with
        {
            Benefits = [new Benefit { Information = "1", ServiceTypes = ["30"] }],
        });
        var without = await house.ApproveAsync(
            change: approved => approved with { Lines = [Approvals.Line("72148", 900m, 1)] });
        var with = await house.ApproveAsync(
            round: 2,
            change: approved => (approved with { Lines = [Approvals.Line("72148", 900m, 1)] })
                .With(FieldName.AuthorizationNumber, "A1"));

        Assert.Equal(
            "CLM-AUTH", Assert.Single(await house.Get<CheckCoverage>().RunAsync(BillingHouse.Context(), without)).Code);
        Assert.Empty(await house.Get<CheckCoverage>().RunAsync(BillingHouse.Context(), with));
    }
}
