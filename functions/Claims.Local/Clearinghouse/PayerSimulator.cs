using System.Globalization;
using System.Text;
using System.Text.Json;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.Primitives;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.X276;
using Claims.Edi.X835;
using Claims.Edi.X837P;
using Claims.Edi.X999;
using Claims.Local.Chores;
using Claims.Local.Stores;

namespace Claims.Local.Clearinghouse;

/// <summary>
/// SIMULATED payers. Reads the 837 and 276 files of the outbox and the letters, and answers with TA1, 999,
/// 277CA, 277 and 835 files when they are due. All answers to a file are written down in one turn before any is
/// delivered, so a crash neither loses one nor decides a claim twice.
/// </summary>
internal sealed class PayerSimulator(
    DataFolder data,
    PayerRules rules,
    SimulatorMemory memory,
    FolderClearinghouse clearinghouse,
    TimeProvider time,
    ILogger<PayerSimulator> logger) : IChore
{
    private readonly HashSet<string> _read = [];

    public DateTimeOffset? NextDue => memory.Undelivered() is [var first, ..] ? first.Due : null;

    public async Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken)
    {
        var outcome = ChoreOutcome.Nothing;
        foreach (var path in Unread(data.Outbox, "*"))
        {
            ReadClaims(Path.GetFileName(path), await File.ReadAllTextAsync(path, cancellationToken));
            _read.Add(path);
            outcome = ChoreOutcome.Did;
        }

        foreach (var path in LetterFolders.SelectMany(folder => Unread(folder, "*.json")))
        {
            var name = Path.GetRelativePath(data.Root, path).Replace('\\', '/');
            ReadLetter(name, await File.ReadAllBytesAsync(path, cancellationToken));
            _read.Add(path);
            outcome = ChoreOutcome.Did;
        }

        return await DeliverAsync(cancellationToken) ? ChoreOutcome.Did : outcome;
    }

    /// <summary>By mail, by fax and as attachments (275): a payer reads them all.</summary>
    private IEnumerable<string> LetterFolders =>
        new[] { LetterChannel.Mail, LetterChannel.Fax, LetterChannel.Attachment }.Select(data.LettersBy)
            .Where(Directory.Exists);

    private List<string> Unread(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(folder, pattern)
            .Where(path => !DurableFile.IsTemporaryName(Path.GetFileName(path)) && !_read.Contains(path))
            .Order(StringComparer.Ordinal),
    ];

    private async Task<bool> DeliverAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = memory.Undelivered().TakeWhile(answer => answer.Due <= now).ToList();
        foreach (var (name, _) in due)
        {
            if (!clearinghouse.HasReceived(name))
            {
                var content = Encoding.ASCII.GetBytes(memory.ContentOf(name));
                await DurableFile.WriteAsync(Path.Combine(data.Received, name), content, cancellationToken);
            }

            memory.MarkDelivered(name);
            logger.SimulatedDelivery(name);
        }

        return due.Count > 0;
    }

    private void ReadClaims(string name, string text)
    {
        using var turn = memory.Begin();
        if (turn.HasRead($"outbox/{name}"))
        {
            return;
        }

        var (interchanges, issues) = InterchangeReader.Read(text);
        if (interchanges.Count == 0)
        {
            logger.SimulatorCannotRead(name); // Nobody can be answered: no envelope says who sent it.
        }

        foreach (var interchange in interchanges)
        {
            Answer(turn, interchange, issues);
        }

        turn.Save();
    }

    private void Answer(SimulatorMemory.Turn turn, Interchange interchange, IReadOnlyList<EdiIssue> issues)
    {
        var due = time.GetUtcNow() + rules.Delays.Acknowledgement;
        var envelope = Acknowledge.From(interchange, issues);
        if (envelope.Code == "R" || interchange.AcknowledgementRequested)
        {
            var number = turn.NextNumber();
            var bare = Envelopes.Bare(interchange.Sender, number, due) with { Acknowledgements = [envelope] };
            Add(turn, "TA1", number, due, bare);
        }

        foreach (var group in interchange.Groups.Where(_ => envelope.Code != "R"))
        {
            var number = turn.NextNumber();
            var answer = Acknowledge.From(group, issues, number.ToString("D9", CultureInfo.InvariantCulture));
            Add(turn, "999", number, due, Envelopes.Of(group.Sender, "FA", number, due, answer));
            var accepted = answer.Responses.Where(one => one.Code != "R").Select(one => one.ControlNumber).ToHashSet();
            foreach (var claims in group.Transactions.OfType<ProfessionalClaims>())
            {
                if (accepted.Contains(claims.ControlNumber))
                {
                    Triage(turn, claims, group.Sender);
                }
            }

            foreach (var asked in group.Transactions.OfType<ClaimStatusRequest>())
            {
                Tell(turn, asked, group.Sender);
            }
        }
    }

    /// <summary>Says of each claim whether it is taken in (277CA), and decides those that are (835).</summary>
    private void Triage(SimulatorMemory.Turn turn, ProfessionalClaims sent, string submitter)
    {
        var now = time.GetUtcNow();
        foreach (var ofPayer in sent.Claims().GroupBy(claim => claim.Subscriber.Payer?.Id ?? ""))
        {
            var payer = rules.Find(ofPayer.Key);
            var triaged = ofPayer.Select(claim => Triage(turn, payer, claim, submitter)).ToList();
            var number = turn.NextNumber();
            var due = now + rules.Delays.ClaimStatus;
            var reference = number.ToString("D9", CultureInfo.InvariantCulture);
            var answer = ClaimStatusAnswer.Write(sent, triaged, reference, due);
            var envelope = Envelopes.Of(submitter, "HN", number, due, answer);
            if (!triaged.TrueForAll(claim => IsLost(payer, claim.Claim, HabitKind.LosesAcknowledgement)))
            {
                Add(turn, "277CA", number, due, envelope);
            }

            var accepted = triaged.Where(claim => claim.Rejection is null).Select(claim => claim.Claim).ToList();
            if (payer is not null && accepted.Count > 0)
            {
                Decide(turn, payer, accepted, now + rules.Delays.Remittance);
            }
        }
    }

    /// <summary>Says what became of claims (277), as of the time at which the answer is due.</summary>
    private void Tell(SimulatorMemory.Turn turn, ClaimStatusRequest asked, string submitter)
    {
        var number = turn.NextNumber();
        var due = time.GetUtcNow() + rules.Delays.ClaimStatus;
        var answer = new StatusAnswer(turn, submitter, due).Write(asked);
        Add(turn, "277", number, due, Envelopes.Of(submitter, "HN", number, due, answer));
    }

    private static bool IsLost(PayerRule? payer, SimulatedClaim claim, HabitKind kind) =>
        payer?.HabitFor(claim.MemberId)?.Kind == kind;

    private static TriagedClaim Triage(
        SimulatorMemory.Turn turn, PayerRule? payer, ClaimInContext submitted, string submitter)
    {
        var claim = SubmittedClaims.Read(submitted, submitter, $"SIM{turn.NextNumber():D10}");
        return payer is null
            ? new(submitted, claim, ("A3", "116", "")) // Sent to the wrong payer.
            : new(submitted, claim, Adjudication.RejectionOf(
                payer,
                claim,
                turn.HasClaim(submitter, claim.PatientControlNumber),
                turn.FindClaim(claim.OriginalReference) is not null));
    }

    private void Decide(
        SimulatorMemory.Turn turn, PayerRule payer, IReadOnlyList<SimulatedClaim> claims, DateTimeOffset due)
    {
        var remitted = new List<RemittedClaim>();
        foreach (var claim in claims.OrderBy(claim => claim.FirstDay).ThenBy(claim => claim.PatientControlNumber))
        {
            if (claim.Frequency is "7" or "8" && turn.FindClaim(claim.OriginalReference) is var (original, old))
            {
                remitted.Add(new(original, old, IsReversal: true));
                turn.AddSpent(payer.ElectronicId, original.MemberId, -old.Deductible);
            }

            if (claim.Frequency != "8")
            {
                remitted.Add(SendOn(turn, payer, new(claim, Decide(turn, payer, claim, null), IsReversal: false), due));
            }
        }

        foreach (var ofHabit in remitted.GroupBy(one => payer.HabitFor(one.Claim.MemberId)))
        {
            Remit(turn, payer, ofHabit.Key, [.. ofHabit], due);
        }
    }

    /// <summary>Sends decisions as the payer is wont to: late, twice, with interest, corrected later, or
    /// lost.</summary>
    private void Remit(
        SimulatorMemory.Turn turn,
        PayerRule payer,
        PayerHabit? habit,
        IReadOnlyList<RemittedClaim> remitted,
        DateTimeOffset due)
    {
        var paid = remitted.Sum(one => one.IsReversal ? -one.Decision.Paid : one.Decision.Paid);
        switch (habit)
        {
            case { Kind: HabitKind.LosesRemittance }:
                break;
            case { Kind: HabitKind.AnswersLate, After: var after }:
                Remit(turn, payer, remitted, due + after);
                break;
            case { Kind: HabitKind.PaysInterest, After: var after } when paid > 0:
                var interest = decimal.Round(paid / 100, 2, MidpointRounding.AwayFromZero);
                Remit(turn, payer, remitted, due + after, [new("L6", -interest, remitted[0].Claim.PayerControlNumber)]);
                break;
            case { Kind: HabitKind.PaysTwice, After: var after }:
                Remit(turn, payer, remitted, due);
                Remit(turn, payer, remitted, due + after);
                break;
            case { Kind: HabitKind.CorrectsLater or HabitKind.RecoupsLater }:
                Remit(turn, payer, remitted, due);
                Correct(turn, payer, habit, remitted, due + habit.After);
                break;
            default:
                Remit(turn, payer, remitted, due);
                break;
        }
    }

    /// <summary>Takes decisions back and leaves a share; what is recovered is withheld at once or carried
    /// forward.</summary>
    private void Correct(
        SimulatorMemory.Turn turn,
        PayerRule payer,
        PayerHabit habit,
        IReadOnlyList<RemittedClaim> remitted,
        DateTimeOffset due)
    {
        var corrected = new List<RemittedClaim>();
        foreach (var (claim, decision, _, _) in remitted.Where(one => !one.IsReversal))
        {
            var anew = Adjudication.Cut(decision, habit.Share);
            turn.SaveClaim(claim, anew);
            corrected.Add(new(claim, decision, IsReversal: true));
            corrected.Add(new(claim, anew, IsReversal: false));
        }

        if (habit.Kind == HabitKind.CorrectsLater || corrected.Count == 0)
        {
            Remit(turn, payer, corrected, due);
            return;
        }

        var claimed = corrected[0].Claim;
        var owed = -corrected.Sum(one => one.IsReversal ? -one.Decision.Paid : one.Decision.Paid);
        Remit(turn, payer, corrected, due, [new("WO", -owed, claimed.PayerControlNumber)]);
        var (before, _) = turn.Recovery(payer.ElectronicId, claimed.Submitter);
        turn.SetRecovery(payer.ElectronicId, claimed.Submitter, before + owed, claimed.PayerControlNumber);
    }

    private static SimulatedDecision Decide(
        SimulatorMemory.Turn turn, PayerRule payer, SimulatedClaim claim, LetterKind? letter)
    {
        var left = payer.Member(claim.MemberId)!.DeductibleLeft - turn.Spent(payer.ElectronicId, claim.MemberId);
        var decision = Adjudication.Decide(payer, claim, left, letter);
        turn.AddSpent(payer.ElectronicId, claim.MemberId, decision.Deductible);
        turn.SaveClaim(claim, decision);
        return decision;
    }

    /// <summary>
    /// What a member owes goes to the payer that comes next, where the payers agreed on it. That payer keeps no memory
    /// of it: what the first one decides again later is not sent on again.
    /// </summary>
    private RemittedClaim SendOn(
        SimulatorMemory.Turn turn, PayerRule payer, RemittedClaim remitted, DateTimeOffset due)
    {
        var (claim, decision) = (remitted.Claim, remitted.Decision);
        if (decision.PatientOwes <= 0 || claim.IsSecondary
            || payer.Crossovers?.FirstOrDefault(one => one.Member == claim.MemberId) is not { } agreed)
        {
            return remitted;
        }

        var next = rules.Find(agreed.Payer)!;
        var sentOn = claim with
        {
            PayerControlNumber = $"SIM{turn.NextNumber():D10}",
            Payer = next.ElectronicId,
            MemberId = agreed.PayerMember,
            IsSecondary = true,
            Lines = [.. decision.Lines.Select(line => line.Line with { LeftByFirst = line.PatientOwes })],
        };
        var decided = Adjudication.Decide(next, sentOn, 0, null);
        Remit(turn, next, [new(sentOn, decided, IsReversal: false)], due + rules.Delays.Remittance);
        return remitted with { SentOnTo = next };
    }

    /// <summary>Decides on a letter: the old decision is reversed and the new one, if only the same, stated.</summary>
    private void ReadLetter(string name, byte[] json)
    {
        using var turn = memory.Begin();
        if (turn.HasRead(name))
        {
            return;
        }

        var manifest = JsonSerializer.Deserialize<AppealManifest>(json, CoreJson.Options)!;
        var number = manifest.PayerControlNumber ?? turn.PayerControlOf(manifest.Claim.Value);
        if (number is null
            || turn.FindClaim(number) is not var (claim, old)
            || rules.Find(claim.Payer) is not { } payer)
        {
            logger.SimulatorCannotRead(name);
            turn.Save();
            return;
        }

        turn.AddSpent(payer.ElectronicId, claim.MemberId, -old.Deductible);
        var decision = Decide(turn, payer, claim, manifest.Kind);
        List<RemittedClaim> remitted = [new(claim, old, IsReversal: true), new(claim, decision, IsReversal: false)];
        Remit(turn, payer, remitted, time.GetUtcNow() + rules.Delays.Appeal);
        turn.Save();
    }

    private void Remit(
        SimulatorMemory.Turn turn,
        PayerRule payer,
        IReadOnlyList<RemittedClaim> claims,
        DateTimeOffset due,
        IReadOnlyList<ProviderAdjustmentReason>? adjustments = null)
    {
        if (claims.Count == 0)
        {
            return;
        }

        var (number, submitter) = (turn.NextNumber(), claims[0].Claim.Submitter);
        var all = adjustments ?? Recover(turn, payer, submitter, claims);
        var answer = RemittanceAnswer.Write(payer, claims, all, $"SIMULATED{number:D9}", due);
        Add(turn, "835", number, due, Envelopes.Of(submitter, "HP", number, due, answer));
    }

    /// <summary>What was carried forward is withheld from the next deposit that has the money (PLB WO).</summary>
    private static IReadOnlyList<ProviderAdjustmentReason> Recover(
        SimulatorMemory.Turn turn, PayerRule payer, string submitter, IReadOnlyList<RemittedClaim> claims)
    {
        var (owed, reference) = turn.Recovery(payer.ElectronicId, submitter);
        var paid = claims.Sum(one => one.IsReversal ? -one.Decision.Paid : one.Decision.Paid);
        if (owed <= 0 || paid < owed)
        {
            return [];
        }

        turn.SetRecovery(payer.ElectronicId, submitter, 0, "");
        return [new("WO", owed, reference)];
    }

    private void Add(SimulatorMemory.Turn turn, string kind, int number, DateTimeOffset due, Interchange answer)
    {
        var name = $"SIMULATED-{kind}-{number:D9}.x12";
        turn.AddAnswer(name, due, InterchangeWriter.ToText(answer));
        logger.SimulatedAnswer(kind, name, due);
    }
}
