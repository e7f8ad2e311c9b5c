using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>A patient's word about a bill. While it is open nothing further is sent.</summary>
/// <param name="Encounter">What was billed.</param>
/// <param name="Number">The encounter's n-th request, from 1.</param>
/// <param name="Type">What is asked.</param>
/// <param name="Text">In the patient's words; shown to the biller, never logged.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="Answer">The biller's word; null while open.</param>
/// <param name="PausedUntil">With an answer of <see cref="RequestAnswer.PlanAgreed"/>: when dunning goes on.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record PatientRequest(
    EncounterRef Encounter,
    int Number,
    PatientRequestType Type,
    string Text,
    DateTimeOffset SubmittedAt,
    RequestAnswer? Answer = null,
    DateOnly? PausedUntil = null,
    string? AnsweredBy = null,
    DateTimeOffset? AnsweredAt = null) : IRecord<PatientRequest>
{
    /// <inheritdoc/>
    public static string Kind => "patient-request";

    /// <inheritdoc/>
    public string Key => KeyOf(Encounter.Encounter, Number);

    /// <summary>The ledger step by which an answer writes off.</summary>
    internal string WriteOffStep => $"patient/request-{Number:D3}";

    /// <summary>The key of a request.</summary>
    public static string KeyOf(EncounterId encounter, int number) => $"{encounter}/{number:D3}";
}

/// <summary>What a patient may ask for.</summary>
public enum PatientRequestType
{
    /// <summary>The bill is wrong.</summary>
    Dispute,

    /// <summary>Financial assistance (26 CFR 1.501(r)-4).</summary>
    Assistance,

    /// <summary>To pay in parts.</summary>
    PaymentPlan,

    /// <summary>No more electronic messages: bills go by post. Honoured at once.</summary>
    NoEmail,

    /// <summary>Only in old records: the office's own stops have a ledger of their own now.</summary>
    Hold,

    /// <summary>The bill is far over the estimate given before the visit (45 CFR 149.620).</summary>
    EstimateDispute,
}

/// <summary>What a biller answers.</summary>
public enum RequestAnswer
{
    /// <summary>The bill stands; dunning goes on.</summary>
    BillStands,

    /// <summary>A plan was agreed; dunning rests until a date, and for good when all is paid.</summary>
    PlanAgreed,

    /// <summary>The balance is written off.</summary>
    WrittenOff,
}
