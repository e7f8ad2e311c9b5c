using System.Text.Json.Serialization;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Review;
using Claims.Core.Submission;

namespace Claims.Core.Reports;

// Of records that reports read by the hundred thousand, what reports count: the rest is passed over, not read. They
// are never written.

/// <summary>What is counted of a claim.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ClaimRow(
    ClaimId Id,
    EncounterRef Encounter,
    int Submission,
    PayerId Payer,
    ClaimRowContent Content,
    ClaimStatus Status,
    DateTimeOffset BuiltAt,
    string? Batch = null,
    DateTimeOffset? AcceptedAt = null,
    int Remittances = 0) : IRecord<ClaimRow>
{
    public static string Kind => Claim.Kind;

    public string Key => Id.Value;

    public Money Charge => Money.Sum(Content.Lines.Select(line => line.Charge));
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ClaimRowContent(
    DateOnly DateOfService, Npi RenderingProvider, IReadOnlyList<ClaimRowLine> Lines);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ClaimRowLine(Money Charge);

/// <summary>Who approved what.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record RoundRow(EncounterRef Encounter, int Number, RoundRowDecision? Decision, string? DecidedBy)
    : IRecord<RoundRow>
{
    public static string Kind => ReviewRound.Kind;

    public string Key => ReviewRound.KeyOf(Encounter.Encounter, Number);
}

/// <param name="Is">The decision's kind.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record RoundRowDecision(string Is)
{
    public bool IsApproval => Is == "approved";
}

/// <summary>When a payer decided.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record PaymentRow(ClaimId Claim, int Number, PaymentRowAdjudication Adjudication) : IRecord<PaymentRow>
{
    public static string Kind => ClaimPayment.Kind;

    public string Key => ClaimPayment.PrefixOf(Claim, Number);
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record PaymentRowAdjudication(string StatusCode, DateOnly Date)
{
    public bool IsReversal => StatusCode == "22";
}

/// <summary>A movement of money.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record EntryRow(EncounterId Encounter, DateTimeOffset At, Account From, Account To, Money Amount)
    : IRecord<EntryRow>
{
    public static string Kind => LedgerEntry.Kind;

    public string Key => $"{Encounter}/";
}

/// <summary>What a patient was asked for.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record StatementRow(
    EncounterRef Encounter, int Number, DateOnly Date, StatementTone Tone, Money Balance) : IRecord<StatementRow>
{
    public static string Kind => Statement.Kind;

    public string Key => Statement.KeyOf(Encounter.Encounter, Number);
}
