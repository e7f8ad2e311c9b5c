using System.Globalization;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;

namespace Claims.Core.PatientBilling;

/// <summary>The next move in billing a patient, from the facts alone; pure.</summary>
internal static class Dunning
{
    private const int LookAgainDays = 7;

    /// <summary>Decides.</summary>
    /// <param name="policy">The clinic's policy; its overrides are applied here.</param>
    /// <param name="facts">Where things stand.</param>
    public static DunningPlan Next(DunningPolicy policy, DunningFacts facts)
    {
        var today = facts.Clinic.DayOf(facts.Now);
        var ruling = policy.On(
            facts.Clinic.Id, facts.Address.State, facts.Sent.Count > 0 ? facts.Sent[0].Date : today);
        var look = new Look(ruling, facts, today, Books.Of(facts.Entries));
        return WithAgency(look) ?? Payer(look) ?? Settled(look) ?? Resting(look) ?? Ask(look);
    }

    /// <summary>Why a balance must come back from the agency; null when it may stay.</summary>
    public static DunningReason? RecallReason(DunningFacts facts, Placement placed)
    {
        if (placed.ReturnedAt is not null)
        {
            return DunningReason.Returned;
        }

        if (facts.Entries.Any(entry => entry.At >= placed.At
            && entry is { From: Account.Collections, To: Account.PaidByPatient } && !AgencyPayment.IsOne(entry)))
        {
            return DunningReason.PaidAtClinic;
        }

        return OpenRequest(facts)
            ?? (facts.Stops.Any(stop => stop.Stops(facts.Encounter)) ? DunningReason.Stopped
            : Books.Of(facts.Entries)[Account.Payer] > Money.Zero ? DunningReason.InsurancePending
            : null);
    }

    private static DunningPlan? WithAgency(Look look)
    {
        if (look.Facts.Placements.LastOrDefault() is not { RecalledAt: null } placed)
        {
            return null;
        }

        return RecallReason(look.Facts, placed) is { } why
                ? new(DunningMove.Recall, null, $"back from the agency: {Spaced(why)}", Reason: why)
            : look.Books[Account.Collections] > Money.Zero
                ? new(DunningMove.Wait, null, "with the agency", Reason: DunningReason.WithAgency)
            : null;
    }

    /// <summary>Nothing goes to the patient while insurance is pending.</summary>
    private static DunningPlan? Payer(Look look) => look.Books[Account.Payer] > Money.Zero
        ? look.Wait(look.Today.AddDays(LookAgainDays), "rests: insurance is pending", DunningReason.InsurancePending)
        : null;

    private static DunningPlan? Settled(Look look) => look.Books[Account.Patient] <= Money.Zero
        ? new(
            DunningMove.Close, null, "settled", Outcome: OutcomeOf(look), Reason: DunningReason.Settled)
        : null;

    /// <summary>What stops everything, then what the patient agreed to.</summary>
    private static DunningPlan? Resting(Look look)
    {
        var facts = look.Facts;
        if (facts.Stops.FirstOrDefault(stop => stop.Stops(facts.Encounter)) is { } stop)
        {
            return Rest($"rests: {Spaced(stop.Reason)}", DunningReason.Stopped);
        }

        if (facts.Placements.LastOrDefault()?.RecallReason == DunningReason.Returned)
        {
            return Rest("rests: the agency gave it back; a biller decides", DunningReason.Returned);
        }

        if (OpenRequest(facts) is { } asked)
        {
            return Rest("rests: the patient's request is with the biller", asked);
        }

        if (facts.Plans.LastOrDefault() is { } plan
            && PlanStanding.Of(plan, facts.Entries, look.Today, facts.Clinic.DayOf) is { Rests: true, Next: { } part })
        {
            var late = part.Day.AddDays(plan.GraceDays + 1);
            return look.Wait(
                late > look.Today ? late : look.Today.AddDays(1),
                $"rests: a payment plan is kept; next part {Day(part.Day)}", DunningReason.PlanKept);
        }

        if (facts.Promise is { } promise && promise.EndsOn > look.Today)
        {
            return look.Wait(promise.EndsOn, $"rests: payment is promised for {Day(promise.Day)}", DunningReason.Promised);
        }

        var agreed = facts.Requests.Select(request => request.PausedUntil).Max();
        return agreed > look.Today
            ? look.Wait(agreed.Value, "rests: a payment plan was agreed", DunningReason.PlanKept)
            : null;

        static DunningPlan Rest(string note, DunningReason why) => new(DunningMove.Wait, null, note, Reason: why);
    }

    private static DunningPlan Ask(Look look)
    {
        if (look.Books[Account.Patient] < look.Policy.SmallBalance?.Below)
        {
            return new(DunningMove.WriteOff, null, "small balance", Reason: DunningReason.SmallBalance);
        }

        return NextRung(look) is { } rung ? Statement(look, rung) : Place(look);
    }

    private static DunningPlan Statement(Look look, int rung)
    {
        var (facts, step) = (look.Facts, look.Policy.Steps[rung - 1]);
        var (day, rule) = ContactRules.Next(
            facts.Contacts, facts.Encounter, Later(StatementDay(look, rung), AfterAnswer(look)), look.Policy.QuietDays);
        if (day > look.Today)
        {
            return look.Wait(
                day, $"{facts.Sent.Count} statements sent; next: statement {facts.Sent.Count + 1}",
                rule ?? DunningReason.NextStep);
        }

        if (Reach.Of(facts.Card, facts.Email).Choose(step.Channel, step.Tone == StatementTone.Final) is not { } channel)
        {
            return new(DunningMove.Wait, null, "rests: no way to reach the patient", Reason: DunningReason.NoWay);
        }

        var opens = channel == Channel.Mail
            ? facts.Now
            : CallingHours.Next(CallingHours.ZonesOf(facts.Address), facts.Now);
        return opens > facts.Now
            ? new(DunningMove.Wait, opens, "rests: it is night where the patient lives", Reason: DunningReason.Hours)
            : new(
                DunningMove.Send, null, "statement due", facts.Sent.Count + 1, Reason: DunningReason.StatementDue,
                Rung: rung, Channel: channel);
    }

    private static DunningPlan Place(Look look)
    {
        var facts = look.Facts;
        if (look.Books[Account.Patient] < look.Policy.PlaceFrom)
        {
            return new(
                DunningMove.Wait, null, "rests: too little for an agency; a biller decides",
                Reason: DunningReason.TooSmallToPlace);
        }

        var (day, rule) = ContactRules.Next(
            facts.Contacts, facts.Encounter,
            Later(
                Later(
                    facts.Sent[0].Date.AddDays(look.Policy.CollectionsAfterDays),
                    facts.Sent[^1].Date.AddDays(look.Policy.NoticeDays)),
                AfterAnswer(look)),
            look.Policy.QuietDays);
        if (EstimateCheck.DisputableUntil(facts.Estimate, facts.Sent) is { } last && last >= day)
        {
            (day, rule) = (last.AddDays(1), DunningReason.OverEstimate);
        }

        return day > look.Today
            ? look.Wait(
                day, $"{facts.Sent.Count} statements sent; next: collections", rule ?? DunningReason.NextStep)
            : new(DunningMove.HandOver, null, "to collections", Reason: DunningReason.PlacementDue);
    }

    /// <summary>
    /// The next step of the policy, from 1: the first above the last one sent that is meant for so large a balance.
    /// After a recall the final notice is given anew. Null when the last was sent.
    /// </summary>
    private static int? NextRung(Look look)
    {
        var (sent, steps) = (look.Facts.Sent, look.Policy.Steps);
        var last = sent.Count == 0 ? 0 : sent[^1].RungOf;
        if (look.Facts.Placements.LastOrDefault()?.RecalledAt is { } recalled
            && sent[^1].Date < look.Facts.Clinic.DayOf(recalled))
        {
            return steps.Count;
        }

        var balance = look.Books[Account.Patient];
        for (var at = last; at < steps.Count; at++)
        {
            if (at == steps.Count - 1 || balance >= steps[at].From)
            {
                return at + 1;
            }
        }

        return null;
    }

    /// <summary>
    /// A statement keeps its distance from the first and from the one before it: a pause moves all that follow.
    /// </summary>
    private static DateOnly StatementDay(Look look, int rung)
    {
        var (sent, steps) = (look.Facts.Sent, look.Policy.Steps);
        if (sent.Count == 0 || rung <= sent[^1].RungOf)
        {
            return look.Today;
        }

        var gap = steps[rung - 1].Day - steps[Math.Min(sent[^1].RungOf, steps.Count) - 1].Day;
        return Later(
            sent[0].Date.AddDays(steps[rung - 1].Day - steps[Math.Min(sent[0].RungOf, steps.Count) - 1].Day),
            sent[^1].Date.AddDays(gap));
    }

    /// <summary>An answer to the patient is a message too.</summary>
    private static DateOnly AfterAnswer(Look look)
    {
        var answered = look.Facts.Requests.Select(request => request.AnsweredAt).Max();
        return answered is { } at ? look.Facts.Clinic.DayOf(at).AddDays(look.Policy.QuietDays) : look.Today;
    }

    private static DunningReason? OpenRequest(DunningFacts facts) =>
        facts.Requests.FirstOrDefault(request => request.Answer is null)?.Type switch
        {
            null => null,
            PatientRequestType.Dispute or PatientRequestType.EstimateDispute => DunningReason.Disputed,
            PatientRequestType.Assistance => DunningReason.AssistanceOpen,
            _ => DunningReason.RequestOpen,
        };

    private static PatientOutcome OutcomeOf(Look look)
    {
        var forgiven = look.Facts.Entries.Any(entry => entry is
        {
            From: Account.Patient or Account.Collections,
            To: Account.WrittenOff,
        });
        return look.Books[Account.Collections] > Money.Zero ? PatientOutcome.InCollections
            : forgiven ? PatientOutcome.WrittenOff
            : look.Books[Account.PaidByPatient] > Money.Zero ? PatientOutcome.Paid
            : PatientOutcome.NothingOwed;
    }

    private static string Spaced<T>(T word)
        where T : struct, Enum =>
        string.Concat($"{word}".Select((letter, at) =>
            at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private sealed record Look(DunningPolicy Policy, DunningFacts Facts, DateOnly Today, Books Books)
    {
        public DunningPlan Wait(DateOnly day, string note, DunningReason why) =>
            new(DunningMove.Wait, Facts.Clinic.MorningOf(day), note, Reason: why);
    }
}
