using Claims.Core.Denials;

namespace Claims.Local.Clearinghouse;

/// <summary>Decides a claim by a payer's rules, from the claim and the deductible alone.</summary>
internal static class Adjudication
{
    /// <summary>Why a claim is not even taken in (277CA): category, status, entity; null when it is.</summary>
    public static (string Category, string Status, string Entity)? RejectionOf(
        PayerRule payer, SimulatedClaim claim, bool isDuplicate, bool knowsOriginal)
    {
        if (payer.Member(claim.MemberId) is not { } member)
        {
            return ("A7", "164", "IL"); // The member's number.
        }

        if (claim.Subscriber.BirthDate is { } born && born != member.BirthDate)
        {
            return ("A7", "158", "IL"); // The member's date of birth.
        }

        if (claim.Frequency is "7" or "8" && !knowsOriginal)
        {
            return ("A7", "464", ""); // The payer's number of the claim to replace.
        }

        return isDuplicate ? ("A3", "54", "") : null; // A duplicate of a claim that was processed.
    }

    /// <summary>Decides every line.</summary>
    /// <param name="payer">The payer's rules.</param>
    /// <param name="claim">A claim that was taken in.</param>
    /// <param name="deductibleLeft">The member's, before this claim.</param>
    /// <param name="letter">The letter that it answers; null for the claim itself.</param>
    public static SimulatedDecision Decide(
        PayerRule payer, SimulatedClaim claim, decimal deductibleLeft, LetterKind? letter)
    {
        var member = payer.Member(claim.MemberId)!;
        var plan = payer.PlanOf(member);
        var copayLeft = plan.Copay;
        var lines = new List<DecidedLine>();
        foreach (var line in claim.Lines)
        {
            if (DenialOf(payer, plan, member, claim, line, letter) is { } denial)
            {
                var whole = new SimulatedAdjustment(denial.Group, denial.Reason, line.Charge);
                lines.Add(new(line, IsDenied: true, [whole], denial.Remark));
                continue;
            }

            lines.Add(line.LeftByFirst is { } left
                ? PayNext(plan, line, left)
                : Price(payer, plan, line, ShareFor(payer, claim, letter), ref deductibleLeft, ref copayLeft));
        }

        return new(payer.HabitFor(claim.MemberId) is { Kind: HabitKind.Sequesters, Share: var kept }
            ? [.. lines.Select(line => Sequestered(line, kept))]
            : lines);
    }

    /// <summary>A payer that pays too little does so until it is told.</summary>
    private static decimal ShareFor(PayerRule payer, SimulatedClaim claim, LetterKind? letter) =>
        letter is null or LetterKind.Documents
            && payer.HabitFor(claim.MemberId) is { Kind: HabitKind.Underpays, Share: var share } ? share : 1;

    /// <summary>The sequester takes a share of what is paid (CO-253); what is allowed stays.</summary>
    private static DecidedLine Sequestered(DecidedLine line, decimal kept)
    {
        var taken = decimal.Round(line.Paid * (1 - kept), 2, MidpointRounding.AwayFromZero);
        return taken == 0 ? line : line with { Adjustments = [.. line.Adjustments, new("CO", "253", taken)] };
    }

    /// <summary>Of what the payer before left to the patient, the member keeps the coinsurance.</summary>
    private static DecidedLine PayNext(Plan plan, SimulatedLine line, decimal left)
    {
        var coinsurance = decimal.Round(
            left * plan.CoinsuranceOf(line.Procedure), 2, MidpointRounding.AwayFromZero);
        SimulatedAdjustment[] adjustments = [new("OA", "23", line.Charge - left), new("PR", "2", coinsurance)];
        return new(line, IsDenied: false, [.. adjustments.Where(one => one.Amount != 0)], Remark: null);
    }

    private static DecidedLine Price(
        PayerRule payer, Plan plan, SimulatedLine line, decimal share, ref decimal deductibleLeft, ref decimal copayLeft)
    {
        var fee = payer.Fees.TryGetValue(line.Procedure, out var unit)
            ? unit * line.Units
            : decimal.Round(line.Charge * payer.OtherAllowance, 2, MidpointRounding.AwayFromZero);
        var allowed = decimal.Round(Math.Min(fee, line.Charge) * share, 2, MidpointRounding.AwayFromZero);
        var (deductible, copay, coinsurance) = (0m, 0m, 0m);
        if (!Fits(plan.Preventive, line.Procedure))
        {
            deductible = Math.Min(deductibleLeft, allowed);
            copay = Fits(plan.CopayOn, line.Procedure) ? Math.Min(copayLeft, allowed - deductible) : 0;
            coinsurance = decimal.Round(
                (allowed - deductible - copay) * plan.CoinsuranceOf(line.Procedure), 2, MidpointRounding.AwayFromZero);
        }

        deductibleLeft -= deductible;
        copayLeft -= copay;
        SimulatedAdjustment[] adjustments =
        [
            new("CO", "45", line.Charge - allowed),
            new("PR", "1", deductible),
            new("PR", "2", coinsurance),
            new("PR", "3", copay),
        ];
        return new(line, IsDenied: false, [.. adjustments.Where(one => one.Amount != 0)], Remark: null);
    }

    private static DenialRule? DenialOf(
        PayerRule payer, Plan plan, PlanMember member, SimulatedClaim claim, SimulatedLine line, LetterKind? letter)
    {
        if (line.Day < member.From)
        {
            return Always("CO", "26", null);
        }

        if (member.To is { } last && line.Day > last)
        {
            return Always("CO", "27", null);
        }

        if (payer.AuthorizationRequired.Contains(line.Procedure) && !IsAuthorized(payer, claim, line))
        {
            return Always("CO", "197", null);
        }

        if (plan.NotCovered.Contains(line.Procedure))
        {
            return Always("PR", "204", "N130");
        }

        return payer.Denials.FirstOrDefault(rule =>
            (rule.Procedures.Count == 0 || Fits(rule.Procedures, line.Procedure))
            && (rule.Diagnoses.Count == 0 || line.Diagnoses.Any(code => Fits(rule.Diagnoses, code)))
            && (rule.Members is null || rule.Members.Contains(claim.MemberId, StringComparer.Ordinal))
            && rule.Without?.Any(line.Modifiers.Contains) != true
            && !IsSettledBy(rule, letter));
    }

    /// <summary>An appeal overturns what it can; documents answer only a denial that asked for them.</summary>
    private static bool IsSettledBy(DenialRule rule, LetterKind? letter) => letter switch
    {
        LetterKind.Appeal or LetterKind.Dispute => rule.Appeal == AppealOutcome.Overturned,
        LetterKind.Documents => rule.Reason == "252" || (rule.Reason, rule.Remark) == ("16", "M127"),
        _ => false,
    };

    private static DenialRule Always(string group, string reason, string? remark) =>
        new([], [], group, reason, remark, AppealOutcome.Upheld);

    /// <summary>Decides again and leaves a share of what was paid: the rest is above the fee after all.</summary>
    public static SimulatedDecision Cut(SimulatedDecision decision, decimal share) => new(
        [
            .. decision.Lines.Select(line => line with
            {
                Adjustments =
                [
                    .. line.Adjustments.Where(one => (one.Group, one.Reason) != ("CO", "45")),
                    .. Contractual(line, share),
                ],
            }),
        ]);

    private static IEnumerable<SimulatedAdjustment> Contractual(DecidedLine line, decimal share)
    {
        var kept = decimal.Round(line.Paid * share, 2, MidpointRounding.AwayFromZero);
        var amount = line.Adjustments.Where(one => (one.Group, one.Reason) == ("CO", "45")).Sum(one => one.Amount)
            + line.Paid - kept;
        return amount == 0 ? [] : [new("CO", "45", amount)];
    }

    private static bool IsAuthorized(PayerRule payer, SimulatedClaim claim, SimulatedLine line) =>
        payer.Authorizations.Any(granted =>
            granted.Number == claim.Authorization
            && granted.MemberId == claim.MemberId
            && granted.Procedure == line.Procedure);

    private static bool Fits(IReadOnlyList<string> beginnings, string code) =>
        beginnings.Any(beginning => code.StartsWith(beginning, StringComparison.Ordinal));
}
