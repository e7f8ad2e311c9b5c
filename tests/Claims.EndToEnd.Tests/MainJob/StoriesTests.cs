using System.Text.Json;

namespace Claims.EndToEnd.Tests.MainJob;

/// <summary>That each kind of story happened, and how it ended: from the records alone.</summary>
[Collection(MainJobCollection.Name)]
public sealed class StoriesTests
{
    private readonly DataFolder _data;

    public StoriesTests(UndisturbedRun run)
    {
        Skip.IfNot(UndisturbedRun.CanRun, "tesseract-ocr or poppler-utils is not installed");
        _data = run.Data;
    }

    [SkippableFact]
    public void An_appeal_is_won_and_all_that_was_denied_is_allowed()
    {
        var answer = Assert.Single(_data.Records("appeal-answer"));

        Assert.Equal("Won", Text(answer, "result"));
        var truth = Submissions("05-probable-pneumonia").Last();
        Assert.Equal(Amount(truth, "paid") + Amount(truth, "patientOwes"), Amount(answer, "recovered"));
    }

    [SkippableFact]
    public void A_denied_claim_is_corrected_replaced_and_paid()
    {
        var replacement = Assert.Single(_data.Records("claim"), claim => Text(claim, "frequency") == "7");
        var original = Assert.Single(_data.Records("claim"), claim =>
            EncounterOf(claim) == EncounterOf(replacement) && Text(claim, "frequency") == "1");

        Assert.Equal(Text(original, "payerControlNumber"), Text(replacement, "originalReference"));
        Assert.Equal("Paid", Text(replacement, "status"));
        Assert.Equal("", ModifiersOf(original, "20610"));
        Assert.Equal("RT", ModifiersOf(replacement, "20610"));
        Assert.Contains(_data.Records("claim-payment"), payment =>
            Text(payment, "claim") == Text(original, "id") && IsReversal(payment));
        var denial = Assert.Single(
            _data.Records("denial"), denial => Text(denial, "claim") == Text(original, "id"));
        Assert.Equal("Replace", Text(denial, "action"));
    }

    [SkippableFact]
    public void A_payment_below_the_contract_is_disputed_and_paid()
    {
        var found = Assert.Single(_data.Records("underpayment"));
        var submissions = Submissions("03-ankle-sprain");
        var missing = Amount(submissions[1], "paid") - Amount(submissions[0], "paid");

        Assert.NotEqual(JsonValueKind.Null, found.GetProperty("disputedAt").ValueKind);
        Assert.Equal(missing, found.GetProperty("lines").EnumerateArray()
            .Sum(line => Amount(line, "expected") - Amount(line, "allowed")));
        var decisions = _data.Records("claim-payment")
            .Where(payment => Text(payment, "claim") == Text(found, "claim"))
            .Sum(payment => Amount(payment.GetProperty("adjudication"), "paid"));
        Assert.Equal(Amount(submissions[1], "paid"), decisions);
    }

    [SkippableFact]
    public void One_plan_is_kept_part_by_part_and_one_is_broken_and_followed_up()
    {
        var kept = Plan("11-child-ear-infection");
        var broken = Plan("08-mri-authorization");

        Assert.Equal(PartsOf(kept), PaymentsOf(kept));
        Assert.Equal(2, PaymentsOf(broken).Count);
        Assert.Equal(PartsOf(broken)[0], PaymentsOf(broken)[0]);
        Assert.Equal(PartsOf(broken).Sum(), PaymentsOf(broken).Sum());
        Assert.Single(StatementsOf(kept));
        Assert.Equal(["First", "Reminder"], StatementsOf(broken).Select(one => Text(one, "tone")));
    }

    [SkippableFact]
    public void A_dispute_is_answered_and_help_is_granted()
    {
        var dispute = Request("10-hypertension-spouse");
        var help = Request("13-sore-throat");

        Assert.Equal(("Dispute", "BillStands"), (Text(dispute, "type"), Text(dispute, "answer")));
        Assert.Equal(("Assistance", "WrittenOff"), (Text(help, "type"), Text(help, "answer")));
        Assert.All([dispute, help], request => Assert.True(At(request, "answeredAt") > At(request, "submittedAt")));
        Assert.Equal(52.50m, _data.Records("ledger")
            .Where(entry => Text(entry, "encounter") == Id("13-sore-throat") && Text(entry, "to") == "WrittenOff")
            .Sum(entry => Amount(entry, "amount")));
    }

    [SkippableFact]
    public void One_bill_stays_with_the_agency_and_one_is_recalled_because_it_was_disputed()
    {
        var stays = Placement("02-diabetes-visit");
        var back = Placement("09-mistyped-member-id");

        Assert.Equal(JsonValueKind.Null, Value(stays, "recalledAt"));
        Assert.Equal("Disputed", Text(back, "recallReason"));
        var recall = Assert.Single(_data.Files("collections", "recall-*.json"));
        Assert.Contains("Disputed", File.ReadAllText(recall), StringComparison.Ordinal);
        Assert.Equal("Dispute", Text(Request("09-mistyped-member-id"), "type"));
        Assert.All([stays, back], placed => Assert.True(
            At(placed, "at") - FirstBill(placed) >= TimeSpan.FromDays(119)));
    }

    [SkippableFact]
    public void The_bank_shows_all_that_payers_announced()
    {
        var announced = _data.Records("remittance-file").Where(file => Amount(file, "amount") != 0).ToList();
        var shown = _data.Records("bank-deposit");

        Assert.Equal(
            announced.Select(file => Text(file, "id")).Order(), shown.Select(one => Text(one, "file")).Order());
        Assert.Equal(announced.Sum(file => Amount(file, "amount")), shown.Sum(one => Amount(one, "amount")));
    }

    [SkippableFact]
    public void Nothing_waits_for_a_person_when_all_is_done() =>
        Assert.DoesNotContain(_data.Records("work-item"), item => Value(item, "closedAt") == JsonValueKind.Null);

    private DateTimeOffset FirstBill(JsonElement placed) => _data.Records("statement")
        .Where(statement => EncounterOf(statement) == Text(placed, "encounter"))
        .Min(statement => new DateTimeOffset(statement.GetProperty("date").GetDateTime(), TimeSpan.Zero));

    private IReadOnlyList<JsonElement> StatementsOf(JsonElement plan) =>
    [
        .. _data.Records("statement").Where(statement => EncounterOf(statement) == Text(plan, "encounter"))
            .OrderBy(statement => statement.GetProperty("number").GetInt32()),
    ];

    private IReadOnlyList<decimal> PaymentsOf(JsonElement plan) =>
    [
        .. _data.Records("patient-payment").Where(payment => Text(payment, "encounter") == Text(plan, "encounter"))
            .OrderBy(payment => payment.GetProperty("postedAt").GetDateTimeOffset())
            .Select(payment => Amount(payment, "amount")),
    ];

    private static IReadOnlyList<decimal> PartsOf(JsonElement plan) =>
        [.. plan.GetProperty("parts").EnumerateArray().Select(part => Amount(part, "amount"))];

    private JsonElement Plan(string sample) => One("payment-plan", sample, plan => Text(plan, "encounter"));

    private JsonElement Request(string sample) => One("patient-request", sample, EncounterOf);

    private JsonElement Placement(string sample) => One("placement", sample, placed => Text(placed, "encounter"));

    private JsonElement One(string kind, string sample, Func<JsonElement, string> encounter) =>
        Assert.Single(_data.Records(kind), record => encounter(record) == Id(sample));

    /// <summary>The id of a sample's only visit.</summary>
    private string Id(string sample) => Text(
        Assert.Single(
            _data.Records("chart"), chart => Text(chart, "fileName").StartsWith(sample, StringComparison.Ordinal)),
        "id") + "-1";

    private static JsonElement[] Submissions(string sample) =>
        [.. SampleTruth.All[sample].Encounters.Single().GetProperty("submissions").EnumerateArray()];

    private static string EncounterOf(JsonElement record) => Text(record.GetProperty("encounter"), "encounter");

    private static string ModifiersOf(JsonElement claim, string procedure) => string.Join(
        ' ',
        claim.GetProperty("content").GetProperty("lines").EnumerateArray()
            .Single(line => Text(line, "procedure") == procedure).GetProperty("modifiers").EnumerateArray()
            .Select(modifier => modifier.GetString()));

    private static bool IsReversal(JsonElement payment) =>
        Text(payment.GetProperty("adjudication"), "statusCode") == "22";

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static decimal Amount(JsonElement element, string name) => element.GetProperty(name).GetDecimal();

    private static DateTimeOffset At(JsonElement element, string name) =>
        element.GetProperty(name).GetDateTimeOffset();

    private static JsonValueKind Value(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ValueKind : JsonValueKind.Null;
}
