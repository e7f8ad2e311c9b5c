using System.Text.Json;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>How a clinic asks its patients for money (dunning-policy.json).</summary>
/// <param name="Source">Where the rules come from.</param>
/// <param name="AsOf">As of when.</param>
/// <param name="SmallBalance">What is written off rather than asked for; null when nothing is.</param>
/// <param name="QuietDays">Days between two messages to one patient, whatever they are about.</param>
/// <param name="Steps">The statements in order, the first at day 0 and the last a final notice.</param>
/// <param name="CollectionsAfterDays">Days from the first bill; 120 at least.</param>
/// <param name="NoticeDays">Days from the final notice; 30 at least.</param>
/// <param name="PlaceFrom">A smaller balance is never placed with an agency: a person decides.</param>
/// <param name="AssistanceDays">Days from the first bill in which help may be applied for; 240 at least.</param>
/// <param name="OneSignatureUpTo">What one person may write off; above it a second one approves.</param>
/// <param name="Plans">The payment plans offered; null when none are.</param>
/// <param name="Promises">How promises to pay are kept; null when none are taken.</param>
/// <param name="Agency">Whom balances are placed with.</param>
/// <param name="Overrides">What differs by clinic, state and date.</param>
public sealed record DunningPolicy(
    string Source,
    DateOnly AsOf,
    SmallBalancePolicy? SmallBalance,
    int QuietDays,
    IReadOnlyList<DunningStep> Steps,
    int CollectionsAfterDays,
    int NoticeDays,
    Money PlaceFrom = default,
    int AssistanceDays = 240,
    Money OneSignatureUpTo = default,
    PlanPolicy? Plans = null,
    PromisePolicy? Promises = null,
    string Agency = "agency",
    IReadOnlyList<PolicyOverride>? Overrides = null)
{
    /// <summary>The policy of a clinic that has set none.</summary>
    public static DunningPolicy BuiltIn { get; } = RuleFile.Read<DunningPolicy>("dunning-policy.json");

    /// <summary>Reads a clinic's own policy.</summary>
    /// <param name="json">The file's text, in the form of the built-in one.</param>
    /// <returns>The policy, or what is wrong with it.</returns>
    public static (DunningPolicy? Policy, IReadOnlyList<Issue> Issues) Read(string json)
    {
        try
        {
            var policy = JsonSerializer.Deserialize<DunningPolicy>(json, CoreJson.Options);
            IReadOnlyList<Issue> issues = policy is null ? [Wrong("The file is empty.")] : [.. policy.CheckAll()];
            return issues.Count == 0 ? (policy, []) : (null, issues);
        }
        catch (JsonException fault)
        {
            return (null, [Wrong($"Not in the form of dunning-policy.json: {fault.Message}")]);
        }
    }

    /// <summary>The policy as it holds for one patient's balance: every override that fits, in the file's order.</summary>
    /// <param name="clinic">Who bills.</param>
    /// <param name="state">Where the patient lives, two letters.</param>
    /// <param name="day">The day of the first bill, or today before it.</param>
    public DunningPolicy On(ClinicId clinic, string state, DateOnly day) =>
        Overrides is null || !Overrides.Any(one => one.Fits(clinic, state, day))
            ? this
            : Overrides.Where(one => one.Fits(clinic, state, day)).Aggregate(this, (policy, one) => one.Over(policy));

    /// <summary>What keeps the policy, or the policy with any of its overrides, from being followed.</summary>
    public IEnumerable<Issue> CheckAll() => Check().Concat(
        (Overrides ?? []).SelectMany(one => one.Source.Length == 0
            ? [Wrong("Every override names its source.")]
            : one.Over(this).Check()));

    /// <summary>What keeps the policy from being followed, its overrides left aside.</summary>
    public IEnumerable<Issue> Check()
    {
        if (Steps.Count == 0 || Steps[0].Day != 0 || Steps[^1].Tone != StatementTone.Final)
        {
            yield return Wrong("The steps begin at day 0 and end with a final notice.");
        }

        if (Steps.Zip(Steps.Skip(1)).Any(pair => pair.Second.Day <= pair.First.Day))
        {
            yield return Wrong("Each step comes on a later day than the one before it.");
        }

        if (Steps.Any(step => step.Channel == Channel.Phone
            || (step.Tone == StatementTone.Final && step.Channel != Channel.Mail)))
        {
            yield return Wrong("A final notice is a letter, and no step is a call.");
        }

        // 26 CFR 1.501(r)-6: 120 days from the first bill, 30 days of written notice, applications until day 240.
        if (CollectionsAfterDays < 120 || NoticeDays < 30 || AssistanceDays < 240)
        {
            yield return Wrong("Collections come 120 days after the first bill and 30 after the notice, or later; "
                + "help may be applied for until day 240 or later.");
        }

        if (QuietDays < 1 || Steps.Any(step => step.DueInDays < 1) || SmallBalance?.Below < Money.Zero
            || Plans is { } plans && (plans.Months.Any(months => months < 2) || plans.GraceDays < 0)
            || Promises is { } promises && (promises.LongestDays < 1 || promises.GraceDays < 0))
        {
            yield return Wrong("Amounts are not negative, a day passes between two messages, and a plan has two parts at least.");
        }
    }

    private static Issue Wrong(string text) => new("DUN-POLICY", Severity.Error, "dunning-policy.json", text);
}

/// <summary>Balances too small to ask for.</summary>
/// <param name="Below">Smaller balances are written off.</param>
/// <param name="Name">What the ledger calls it.</param>
public sealed record SmallBalancePolicy(Money Below, string Name);

/// <summary>One statement.</summary>
/// <param name="Day">Days after the first.</param>
/// <param name="Channel">How it is sent; where that is not allowed, by the next gentler way that is.</param>
/// <param name="Tone">How it speaks.</param>
/// <param name="DueInDays">When payment is asked for.</param>
/// <param name="From">The least balance for which it is sent; a smaller one skips it. Never of a final notice.</param>
public sealed record DunningStep(int Day, Channel Channel, StatementTone Tone, int DueInDays, Money From = default);

/// <summary>The plans a patient may choose without asking anybody.</summary>
/// <param name="From">The least balance that may be paid in parts.</param>
/// <param name="Months">The numbers of monthly parts on offer.</param>
/// <param name="LeastPart">No part is smaller.</param>
/// <param name="GraceDays">So many days late still keeps the plan.</param>
/// <param name="Most">So many plans for one balance; then a person decides.</param>
public sealed record PlanPolicy(Money From, IReadOnlyList<int> Months, Money LeastPart, int GraceDays, int Most);

/// <summary>How a promise to pay on a day is kept: one for a balance.</summary>
/// <param name="LongestDays">No promise is for a later day.</param>
/// <param name="GraceDays">So many days late still keeps it.</param>
public sealed record PromisePolicy(int LongestDays, int GraceDays);

/// <summary>How a patient is reached.</summary>
public enum Channel
{
    /// <summary>A message with a link.</summary>
    Email,

    /// <summary>On paper.</summary>
    Mail,

    /// <summary>A text message with a link; only with the patient's own consent.</summary>
    Sms,

    /// <summary>A person calls; noted by hand, never made by the program.</summary>
    Phone,
}

/// <summary>Port: the policy of each clinic.</summary>
public interface IDunningPolicies
{
    /// <summary>A clinic's policy.</summary>
    DunningPolicy For(ClinicId clinic);
}

/// <summary>The built-in policy for every clinic.</summary>
public sealed class BuiltInDunningPolicies : IDunningPolicies
{
    /// <inheritdoc/>
    public DunningPolicy For(ClinicId clinic) => DunningPolicy.BuiltIn;
}
