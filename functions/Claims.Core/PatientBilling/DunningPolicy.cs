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
public sealed record DunningPolicy(
    string Source,
    DateOnly AsOf,
    SmallBalancePolicy? SmallBalance,
    int QuietDays,
    IReadOnlyList<DunningStep> Steps,
    int CollectionsAfterDays,
    int NoticeDays)
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
            IReadOnlyList<Issue> issues = policy is null ? [Wrong("The file is empty.")] : [.. policy.Check()];
            return issues.Count == 0 ? (policy, []) : (null, issues);
        }
        catch (JsonException fault)
        {
            return (null, [Wrong($"Not in the form of dunning-policy.json: {fault.Message}")]);
        }
    }

    /// <summary>What keeps the policy from being followed.</summary>
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

        // 26 CFR 1.501(r)-6: 120 days from the first bill, 30 days of written notice.
        if (CollectionsAfterDays < 120 || NoticeDays < 30)
        {
            yield return Wrong("Collections come 120 days after the first bill and 30 after the notice, or later.");
        }

        if (QuietDays < 0 || Steps.Any(step => step.DueInDays < 1) || SmallBalance?.Below < Money.Zero)
        {
            yield return Wrong("Days and amounts are not negative.");
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
/// <param name="Channel">How it is sent; without an address for email it goes by post.</param>
/// <param name="Tone">How it speaks.</param>
/// <param name="DueInDays">When payment is asked for.</param>
public sealed record DunningStep(int Day, Channel Channel, StatementTone Tone, int DueInDays);

/// <summary>How a statement is sent.</summary>
public enum Channel
{
    /// <summary>A message with a link.</summary>
    Email,

    /// <summary>On paper: the billing office is told to print and post it.</summary>
    Mail,
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
