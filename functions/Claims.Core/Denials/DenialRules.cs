using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Denials;

/// <summary>What to do about each denial code (denial-actions.json).</summary>
internal sealed record DenialRules(
    string Source, DateOnly AsOf, int AppealLevelsByLetter, int AppealAnswerDays, IReadOnlyList<DenialRule> Rules)
{
    /// <summary>The rules in force.</summary>
    public static DenialRules Current { get; } = RuleFile.Read<DenialRules>("denial-actions.json");

    /// <summary>The rule of an adjustment: the one for a remark code on it before the one for any; or null.</summary>
    public DenialRule? Find(Adjustment adjustment, IReadOnlyCollection<string> remarks)
    {
        var rules = Rules.Where(rule => rule.Group == adjustment.Group && rule.Carc == adjustment.Reason).ToList();
        return rules.Find(rule => rule.Rarc is { } remark && remarks.Contains(remark))
            ?? rules.Find(rule => rule.Rarc is null);
    }
}

/// <summary>What to do about one denial code.</summary>
/// <param name="Group">CAS01.</param>
/// <param name="Carc">The reason code.</param>
/// <param name="Cause">The root cause, for the statistics.</param>
/// <param name="Preventable">Whether the clinic could have prevented it.</param>
/// <param name="Action">The next step.</param>
/// <param name="Meaning">The code in own words.</param>
/// <param name="Remedy">What a person is to do.</param>
/// <param name="Rarc">The remark code that it needs to fit.</param>
/// <param name="Field">What the coder is to look at, when replaced.</param>
/// <param name="Argument">The paragraph of an appeal; {facts} of the claim are filled in.</param>
/// <param name="Enclosure">What proves the argument.</param>
/// <param name="Unless">When the action does not fit.</param>
/// <param name="Otherwise">The next step then.</param>
internal sealed record DenialRule(
    string Group,
    string Carc,
    string Cause,
    bool Preventable,
    DenialAction Action,
    string Meaning,
    string Remedy,
    string? Rarc = null,
    string Field = "claim",
    string? Argument = null,
    string? Enclosure = null,
    AppealBar? Unless = null,
    DenialAction Otherwise = DenialAction.Biller)
{
    /// <summary>The next step for a claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="filingDays">The payer's filing limit.</param>
    public DenialAction ActionFor(Claim claim, int filingDays) => Unless switch
    {
        AppealBar.FiledLate when !WasFiledInTime(claim, filingDays) => Otherwise,
        AppealBar.NoAuthorization when claim.Content.AuthorizationNumber is null => Otherwise,
        _ => Action,
    };

    private static bool WasFiledInTime(Claim claim, int filingDays) =>
        claim.AcceptedAt is { } accepted
        && DateOnly.FromDateTime(accepted.UtcDateTime) <= claim.Content.DateOfService.AddDays(filingDays);
}

/// <summary>Why an appeal would have nothing to say.</summary>
internal enum AppealBar
{
    /// <summary>No acknowledgement proves that the claim was filed in time.</summary>
    FiledLate,

    /// <summary>The claim bears no authorization number.</summary>
    NoAuthorization,
}
