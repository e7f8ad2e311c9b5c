using Claims.Coding.CodeSets;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Web.Tests.Hosting;

/// <summary>An invented claim that was denied, stored as the pipeline would store it.</summary>
public static class SampleDenial
{
    public static readonly ClaimId Id = ClaimId.For(SampleChart.Ref.Encounter, 1);

    /// <summary>A claim to the clinic's first payer, denied with the reason given.</summary>
    public static async Task<Claim> AddAsync(PagesHost host, string group = "CO", string carc = "97")
    {
        var payer = host.Get<IClinicDirectory>().Payers(SampleClinic.Id)[0];
        var person = new Person(
            "Harlow", "Marguerite <i>", new(1950, 1, 2), 'F', new("12 Example Row", "Dunmore", "OH", "44099"));
        var claim = new Claim(
            Id, SampleChart.Ref, 1, payer.Id, '1', null,
            new(
                person, person, Relationship.Self, "HPX0091", null, new(2026, 9, 22), SampleClinic.Venkataraman, "11",
                null, [Icd10Code.Parse("E11.65"), Icd10Code.Parse("I10")],
                [
                    new(TextId.Parse<ProcedureCode>("99214"), ["25"], 1, new(185m), [1, 2]),
                    new(TextId.Parse<ProcedureCode>("83036"), [], 1, new(25m), [1]),
                ]),
            ClaimStatus.Denied, PagesHost.Start.AddDays(-30), "chart/x", "000000007", "PCN-4711",
            PagesHost.Start.AddDays(-29), null, 1, 1);
        var adjudication = new Adjudication(
            "1", new(2026, 10, 20), new(210m), new(185m), "PCN-4711", [],
            [
                new("99214", ["25"], new(185m), new(185m), [], []),
                new("83036", [], new(25m), Money.Zero, [new(group, carc, new(25m))], ["N20"]),
            ],
            []);
        await host.Records.SaveAsync(
            SampleClinic.Id, default,
            RecordChange.Put(claim),
            RecordChange.Put(new EncounterClaim(claim.Encounter.Encounter, 1, Id)),
            RecordChange.Put(new ClaimPayment(Id, 1, "file", 1, adjudication)),
            RecordChange.Put(Entry("d1", Account.Billed, Account.Payer, 210m)),
            RecordChange.Put(Entry("d2", Account.Payer, Account.PaidByPayer, 185m)),
            RecordChange.Put(new WorkItem(
                $"denial/{Id}/001", WorkItemType.Denial, Id.Value, PagesHost.Start.AddDays(-2),
                PagesHost.Start.AddDays(9), "$25.00 denied: CO-97, paid within another service.")),
            RecordChange.Put(SampleChart.Coding));
        return claim;
    }

    private static LedgerEntry Entry(string step, Account from, Account to, decimal amount) => new(
        SampleChart.Ref.Encounter, step, PagesHost.Start.AddDays(-20), from, to, new(amount), "test");
}
