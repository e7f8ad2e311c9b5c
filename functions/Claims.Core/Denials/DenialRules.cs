using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.Denials;

/// <summary>What to do about each denial code (denial-actions.json).</summary>
internal sealed record DenialRules(string Source, DateOnly AsOf, IReadOnlyList<DenialRule> Rules)
{
    /// <summary>The rules in force.</summary>
    public static DenialRules Current { get; } = RuleFile.Read<DenialRules>("denial-actions.json");

    /// <summary>
    /// The rule of an adjustment: one for this payer and a remark code on it before one for any; null when the table
    /// does not know the code.
    /// </summary>
    /// <param name="adjustment">Group and reason.</param>
    /// <param name="remarks">The remark codes of the decision.</param>
    /// <param name="payer">Who decided.</param>
    /// <param name="date">When.</param>
    public DenialRule? Find(Adjustment adjustment, IReadOnlyCollection<string> remarks, Payer payer, DateOnly date) =>
        Rules.Where(rule => rule.Group == adjustment.Group && rule.Carc == adjustment.Reason
                && (rule.Rarc is null || remarks.Contains(rule.Rarc))
                && (rule.Payers is null || rule.Payers.Includes(payer))
                && !(date < rule.From) && !(date > rule.To))
            .MaxBy(rule => (rule.Payers is null ? 0 : 2) + (rule.Rarc is null ? 0 : 1));
}

/// <summary>What to do about one denial code.</summary>
/// <param name="Group">CAS01.</param>
/// <param name="Carc">The reason code.</param>
/// <param name="Cause">The root cause, for the statistics.</param>
/// <param name="Preventable">Whether the clinic could have prevented it.</param>
/// <param name="Owner">Whose work it is.</param>
/// <param name="Action">The next step; None for what is only to be known.</param>
/// <param name="Meaning">The code in own words.</param>
/// <param name="Remedy">What a person is to do.</param>
/// <param name="Rarc">The remark code that it needs to fit.</param>
/// <param name="Payers">The payers it is for: ids of payers.json or claim filing indicators; null for all.</param>
/// <param name="From">The first date of a decision it is for.</param>
/// <param name="To">The last date of a decision it is for.</param>
/// <param name="Field">What the coder is to look at, when replaced.</param>
/// <param name="Argument">The paragraph of an appeal; {facts} of the claim are filled in.</param>
/// <param name="Enclosure">What proves the argument.</param>
/// <param name="Policy">The policy or guideline that an appeal cites.</param>
/// <param name="Unless">When the action does not fit.</param>
/// <param name="Otherwise">The next step then.</param>
internal sealed record DenialRule(
    string Group,
    string Carc,
    string Cause,
    bool Preventable,
    DenialOwner Owner,
    DenialAction Action,
    string Meaning,
    string Remedy,
    string? Rarc = null,
    IReadOnlyList<string>? Payers = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string Field = "claim",
    string? Argument = null,
    string? Enclosure = null,
    string? Policy = null,
    AppealBar? Unless = null,
    DenialAction Otherwise = DenialAction.Biller)
{
    /// <summary>Whether an appeal by it rests on the words of the record, whose pages are then enclosed.</summary>
    public bool QuotesRecord => Argument?.Contains("{evidence}", StringComparison.Ordinal) ?? false;

    /// <summary>The next step for a claim.</summary>
    public DenialAction ActionFor(DenialCase found) => Unless switch
    {
        AppealBar.FiledLate when !found.WasFiledInTime => Otherwise,
        AppealBar.NoAuthorization when found.Claim.Content.AuthorizationNumber is null => Otherwise,
        _ => Action,
    };
}

/// <summary>Why an appeal would have nothing to say.</summary>
internal enum AppealBar
{
    /// <summary>No acknowledgement proves that the claim was filed in time.</summary>
    FiledLate,

    /// <summary>The claim bears no authorization number.</summary>
    NoAuthorization,
}

/// <summary>Whose work a denial is.</summary>
public enum DenialOwner
{
    /// <summary>The billing office.</summary>
    Biller,

    /// <summary>Who corrects codes.</summary>
    Coder,

    /// <summary>Who asks patients for their insurance.</summary>
    FrontDesk,

    /// <summary>Who asks payers for authorizations.</summary>
    Authorizations,

    /// <summary>Who rendered the care and can say why.</summary>
    Physician,
}
