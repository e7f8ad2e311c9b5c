using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>What a patient is told they owe and why; drawn as a PDF and shown as a page.</summary>
/// <param name="Encounter">The encounter.</param>
/// <param name="Number">The statement's number for the encounter, from 1; reminders have higher ones.</param>
/// <param name="Date">Its date.</param>
/// <param name="DueDate">When payment is asked for.</param>
/// <param name="Tone">How it speaks, from the dunning policy.</param>
/// <param name="PatientName">The patient.</param>
/// <param name="PatientAddress">Where it is mailed.</param>
/// <param name="DateOfService">The day of care.</param>
/// <param name="ProviderName">Who rendered it.</param>
/// <param name="PayerName">The plan.</param>
/// <param name="Lines">One a service, in the clinic's own wording.</param>
/// <param name="Explanations">Plain sentences: deductible, copay, coinsurance, not covered; with their amounts.</param>
/// <param name="Paid">What the patient paid so far.</param>
/// <param name="Balance">What is asked for.</param>
/// <param name="Rung">The step of the dunning policy, from 1; 0 in old records, where it is the number.</param>
/// <param name="Channel">How it is sent.</param>
/// <param name="Language">The language it speaks.</param>
/// <param name="LargePrint">Whether paper is set large.</param>
/// <param name="OverEstimateUntil">Until when it may be disputed as being over its estimate.</param>
/// <param name="AssistanceUntil">Until when help may be applied for.</param>
public sealed record Statement(
    EncounterRef Encounter,
    int Number,
    DateOnly Date,
    DateOnly DueDate,
    StatementTone Tone,
    string PatientName,
    PostalAddress PatientAddress,
    DateOnly DateOfService,
    string ProviderName,
    string PayerName,
    IReadOnlyList<StatementLine> Lines,
    IReadOnlyList<BalanceExplanation> Explanations,
    Money Paid,
    Money Balance,
    int Rung = 0,
    Channel Channel = Channel.Mail,
    Language Language = Language.English,
    bool LargePrint = false,
    DateOnly? OverEstimateUntil = null,
    DateOnly? AssistanceUntil = null) : IRecord<Statement>
{
    /// <inheritdoc/>
    public static string Kind => "statement";

    /// <inheritdoc/>
    public string Key => KeyOf(Encounter.Encounter, Number);

    /// <summary>The step of the policy that it was.</summary>
    internal int RungOf => Rung > 0 ? Rung : Number;

    /// <summary>The key of a statement.</summary>
    public static string KeyOf(EncounterId encounter, int number) => $"{encounter}/{number:D3}";
}

/// <summary>One service on a statement.</summary>
/// <param name="Description">The clinic's own wording.</param>
/// <param name="Charge">Billed.</param>
/// <param name="PlanDiscount">Written off under the plan's contract.</param>
/// <param name="PlanPaid">Paid by the plan.</param>
/// <param name="YouOwe">The patient's share.</param>
public sealed record StatementLine(
    string Description, Money Charge, Money PlanDiscount, Money PlanPaid, Money YouOwe);

/// <summary>Why a part of the balance is the patient's.</summary>
/// <param name="Kind">deductible, copay, coinsurance, not covered.</param>
/// <param name="Amount">How much.</param>
/// <param name="Text">A plain sentence.</param>
/// <param name="Key">Its place among the texts, for other languages; null in old records.</param>
public sealed record BalanceExplanation(string Kind, Money Amount, string Text, string? Key = null);

/// <summary>How a statement speaks.</summary>
public enum StatementTone
{
    /// <summary>The first bill.</summary>
    First,

    /// <summary>A friendly reminder.</summary>
    Reminder,

    /// <summary>Past due.</summary>
    PastDue,

    /// <summary>The last notice before collections, with its date and the ways out.</summary>
    Final,
}
