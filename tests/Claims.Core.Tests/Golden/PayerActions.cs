using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Core.Tests.Submission;
using Claims.Edi.Syntax;
using Claim = Claims.Core.Submission.Claim;
using ClaimPayment = Claims.Edi.X835.ClaimPayment;

namespace Claims.Core.Tests.Golden;

/// <summary>What a coder, the payers and a biller do in a scenario, and the clock.</summary>
internal sealed class PayerActions(ScenarioStage stage)
{
    private const string Biller = "biller@clinic.example";

    private BillingHouse House => stage.House;

    public void AddTo(Dictionary<string, Func<ScenarioAction, Task>> actions)
    {
        actions["coder approves"] = ApproveAsync;
        actions["begin"] = BeginAsync;
        actions["send"] = _ => House.Get<BatchClaims>().RunAsync(BillingHouse.Clinic, default);
        actions["payer accepts"] = AcceptAsync;
        actions["payer rejects"] = RejectAsync;
        actions["remittance"] = RemitAsync;
        actions["days pass"] = action => House.PassAsync(ScenarioAction.Number(action.Rest));
        actions["bank shows"] = DepositAsync;
        actions["biller ties"] = TieAsync;
        actions["biller refunds"] = RefundAsync;
        actions["biller enters"] = EnterPaperAsync;
        actions["day closes"] = CloseAsync;
        actions["contracts say"] = SetContracts;
        actions["biller disputes"] = DisputeAsync;
        actions["biller decides"] = DecideAsync;
        actions["biller assigns"] = AssignAsync;
    }

    /// <summary>"coder approves 2": round 2; details such as "AuthorizationNumber A1" change its fields.</summary>
    private Task<ReviewedEncounter> ApproveAsync(ScenarioAction action) => House.ApproveAsync(
        round: action.Rest.Length == 0 ? 1 : ScenarioAction.Number(action.Rest),
        change: approved => action.Details.Select(detail => detail.Split(' ', 2)).Aggregate(
            approved, (changed, field) => changed.With(Enum.Parse<FieldName>(field[0]), field[1])));

    private async Task BeginAsync(ScenarioAction action)
    {
        await House.Engine.StartAsync();
        await House.Engine.StartAsync(BillingWalk.Ref, "chart/sample/abc", BillingHouse.Encounter());
        await House.RestAsync();
    }

    private async Task AcceptAsync(ScenarioAction action)
    {
        foreach (var claim in await SentAsync())
        {
            await House.ReceiveAsync($"{claim.Id}.277", PayerDesk.Ack277(claim));
        }
    }

    private async Task RejectAsync(ScenarioAction action)
    {
        foreach (var claim in await SentAsync())
        {
            await House.ReceiveAsync($"{claim.Id}.277", PayerDesk.Ack277(claim, rejectedFor: action.Rest));
        }
    }

    private async Task<IReadOnlyList<Claim>> SentAsync() =>
        [.. (await House.ListAsync<Claim>()).Where(claim => claim.Status == ClaimStatus.Sent)];

    /// <summary>"remittance T1 [from NAME/ID]"; its details are claims, PLB entries and "total" when it is
    /// wrong.</summary>
    private async Task RemitAsync(ScenarioAction action)
    {
        var trace = action.Words[0];
        var claims = await ClaimsAsync();
        var decided = action.Details.Where(detail => !detail.StartsWith("PLB ", StringComparison.Ordinal))
            .Select(detail => DecisionOf(detail, claims)).ToList();
        var adjusted = action.Details.Where(detail => detail.StartsWith("PLB ", StringComparison.Ordinal))
            .Select(detail => detail.Split(' ')).ToList();
        stage.Decisions[trace] = decided;
        var remittance = PayerDesk.Adjust(
            PayerDesk.Remittance(trace, [.. decided]),
            [.. adjusted.Select(part => (part[1], part[2], ScenarioAction.Amount(part[3])))]);
        if (action.Rest.IndexOf(" from ", StringComparison.Ordinal) is > 0 and var from)
        {
            var name = action.Rest[(from + 6)..];
            remittance = remittance with { Payer = remittance.Payer! with { Name = name.ToUpperInvariant() } };
        }

        await House.ReceiveAsync($"{trace}-{House.Clearinghouse.Received.Count}.835", PayerDesk.File(remittance));
    }

    private async Task<IReadOnlyList<Claim>> ClaimsAsync() =>
        [.. (await House.ListAsync<Claim>()).OrderBy(claim => claim.Submission)];

    /// <summary>"1 claim:2 rarc:MA130 | 99213 130 CO-45:30 | 93000 70", or "22 of:T1": that decision taken
    /// back.</summary>
    private ClaimPayment DecisionOf(string detail, IReadOnlyList<Claim> claims)
    {
        var parts = detail.Split('|', StringSplitOptions.TrimEntries);
        var head = parts[0].Split(' ');
        var options = head.Skip(1).Select(word => word.Split(':', 2)).ToLookup(word => word[0], word => word[1]);
        var claim = options["claim"].FirstOrDefault() is { } number
            ? claims.First(claim => claim.Submission == ScenarioAction.Number(number))
            : claims[^1];
        if (options["of"].FirstOrDefault() is { } trace)
        {
            return PayerDesk.Reverse(stage.Decisions[trace].Last(one => one.Status != "22"));
        }

        var decision = PayerDesk.Decide(claim, head[0], [.. parts.Skip(1).Select(LineOf)]);
        return decision with
        {
            PatientControlNumber = options["pcn"].FirstOrDefault() ?? decision.PatientControlNumber,
            PayerClaimControlNumber = options["icn"].FirstOrDefault() ?? decision.PayerClaimControlNumber,
            RemarkCodes = options["rarc"].ToEdiList(),
        };
    }

    private static (string Code, decimal Charge, string Reasons) LineOf(string text)
    {
        var words = text.Split(' ', 3);
        return (words[0], ScenarioAction.Amount(words[1]), words.ElementAtOrDefault(2) ?? "");
    }

    /// <summary>"biller decides WriteOff appeal lost": on the newest decision of the newest claim.</summary>
    private async Task DecideAsync(ScenarioAction action)
    {
        var claim = (await ClaimsAsync())[^1];
        stage.Refuse(await House.Get<ResolveDenial>().DecideAsync(
            BillingHouse.Clinic, claim.Id, claim.Remittances, Enum.Parse<BillerChoice>(action.Words[0]),
            string.Join(' ', action.Words.Skip(1)), Biller, default));
    }

    /// <summary>"biller refunds Payer 170.00 check C1".</summary>
    private async Task RefundAsync(ScenarioAction action) => stage.Refuse(await House.Get<Refunds>().RecordAsync(
        BillingHouse.Encounter(), Enum.Parse<RefundTo>(action.Words[0]), new(ScenarioAction.Amount(action.Words[1])),
        action.Words[2], action.Words[3], Biller, default));

    /// <summary>"biller enters CHECK1 170.00 from example-health": paper; a claim's status, then its lines.</summary>
    private async Task EnterPaperAsync(ScenarioAction action)
    {
        var claim = (await ClaimsAsync())[^1];
        var paper = new PaperRemittance(
            TextId.Parse<PayerId>(action.Words[3]), action.Words[0], new(2026, 11, 20),
            new(ScenarioAction.Amount(action.Words[1])),
            [new(claim.Id, action.Details[0], null, string.Join('\n', action.Details.Skip(1)))]);
        stage.Refuse(await House.Get<EnterPaperRemittance>().EnterAsync(BillingHouse.Clinic, paper, Biller, default));
    }

    /// <summary>"day closes 2026-11-02".</summary>
    private async Task CloseAsync(ScenarioAction action) => stage.Refuse(await House.Get<DayCloses>().CloseAsync(
        BillingHouse.Clinic,
        DateOnly.ParseExact(action.Rest, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Biller,
        default));

    /// <summary>Lines of fee-schedules.csv.</summary>
    private Task SetContracts(ScenarioAction action)
    {
        using var text = new StringReader(
            string.Join('\n', action.Details.Prepend("payer,from,until,code,modifier,terms")));
        (House.Directory.Contracts, var faults) = ContractFees.Read(
            text, [.. House.Directory.Known.Select(payer => payer.Id)]);
        Assert.Empty(faults);
        return Task.CompletedTask;
    }

    private async Task DisputeAsync(ScenarioAction action)
    {
        var found = (await House.ListAsync<Underpayment>()).First(one => one.DisputedAt is null);
        stage.Refuse(await House.Get<DisputeUnderpayment>().SendAsync(
            BillingHouse.Clinic, found.Claim, found.Number, Biller, default));
        var sent = House.Outgoing.Letters[$"dispute-{found.Claim}-{found.Number:D3}"];
        Assert.Equal(LetterKind.Dispute, sent.Manifest.Kind);
    }

    /// <summary>"bank shows B1 170.00 T1 [2026-11-02]": reference, amount, trace, another day than today.</summary>
    private async Task DepositAsync(ScenarioAction action) => stage.Refuse(await House.Get<Deposits>().EnterAsync(
        BillingHouse.Clinic, action.Words[0],
        action.Words.Length > 3
            ? DateOnly.ParseExact(
                action.Words[3], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            : DateOnly.FromDateTime(House.Time.GetUtcNow().Date),
        new(ScenarioAction.Amount(action.Words[1])), action.Words[2], Biller, default));

    /// <summary>"biller ties B1 T1".</summary>
    private async Task TieAsync(ScenarioAction action) => stage.Refuse(await House.Get<Deposits>().AssignAsync(
        BillingHouse.Clinic, action.Words[0], action.Words[1], Biller, default));

    /// <summary>"biller assigns 1": the first unmatched payment to the claim of that submission.</summary>
    private async Task AssignAsync(ScenarioAction action)
    {
        var item = (await House.WorkAsync()).First(item => item.Type == WorkItemType.UnmatchedPayment);
        var claim = (await ClaimsAsync())[ScenarioAction.Number(action.Rest) - 1];
        stage.Refuse(await House.Get<ReceiveRemittance>().AssignAsync(
            BillingHouse.Clinic, item.Subject, claim.Id, Biller, default));
    }
}
