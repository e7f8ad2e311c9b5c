using System.Text.Json;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Local.Clearinghouse;

/// <summary>How the simulated payers decide: Samples/payer-rules.json, or a file of one's own.</summary>
/// <param name="Notice">Who made the rules up, and when.</param>
/// <param name="Delays">How long answers take.</param>
/// <param name="Payers">The payers.</param>
internal sealed record PayerRules(string Notice, AnswerDelays Delays, IReadOnlyList<PayerRule> Payers)
{
    private static readonly JsonSerializerOptions Json = new(CoreJson.Options)
    {
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The rules of a payer, or null.</summary>
    public PayerRule? Find(string electronicId) => Payers.FirstOrDefault(payer => payer.ElectronicId == electronicId);

    /// <summary>Reads a rules file.</summary>
    /// <exception cref="InvalidDataException">File, line, place and what to do.</exception>
    public static PayerRules Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var rules = JsonSerializer.Deserialize<PayerRules>(file, Json)!;
            rules.Check(path);
            return rules;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(
                $"{path}({exception.LineNumber + 1}) at {exception.Path}: not a payer rule; compare it with the "
                + "payer-rules.json that ships.",
                exception);
        }
        catch (FileNotFoundException exception)
        {
            throw new InvalidDataException($"{path}: the payer simulator's rules are missing.", exception);
        }
    }

    private void Check(string path)
    {
        foreach (var payer in Payers)
        {
            var orphan = payer.Members.FirstOrDefault(member => payer.Plans.All(plan => plan.Id != member.Plan));
            if (orphan is not null)
            {
                throw new InvalidDataException(
                    $"{path}: payer {payer.ElectronicId} has a member of plan '{orphan.Plan}' and no such plan.");
            }

            if (payer.Crossovers?.FirstOrDefault(
                crossed => Find(crossed.Payer)?.Member(crossed.PayerMember) is null) is { } lost)
            {
                throw new InvalidDataException(
                    $"{path}: payer {payer.ElectronicId} sends claims on to member '{lost.PayerMember}' of "
                    + $"'{lost.Payer}', and there is none.");
            }
        }
    }
}

/// <summary>How long the simulated answers take.</summary>
internal sealed record AnswerDelays(
    TimeSpan Acknowledgement, TimeSpan ClaimStatus, TimeSpan Remittance, TimeSpan Appeal);

/// <summary>A simulated payer.</summary>
/// <param name="ElectronicId">Its id in X12.</param>
/// <param name="Name">Its name; says SIMULATED.</param>
/// <param name="TaxId">Nine digits (TRN03).</param>
/// <param name="Address">N3 and N4.</param>
/// <param name="Phone">Ten digits (PER*BL).</param>
/// <param name="ClaimFilingIndicator">CLP06.</param>
/// <param name="MatchesByName">Whether its 271 also finds members by name and birth date.</param>
/// <param name="OtherAllowance">What it allows, as a share of the charge, for procedures without a fee.</param>
/// <param name="Fees">What it allows for one unit.</param>
/// <param name="AuthorizationRequired">Procedures that need an authorization.</param>
/// <param name="Authorizations">The authorizations it gave.</param>
/// <param name="Plans">Its plans.</param>
/// <param name="Members">Its members.</param>
/// <param name="Denials">What it denies; the first rule that fits counts.</param>
/// <param name="Habits">What else it does to some members' claims; null for nothing.</param>
/// <param name="Crossovers">Whose claims it sends on to a next payer itself; null for nobody's.</param>
internal sealed record PayerRule(
    string ElectronicId,
    string Name,
    string TaxId,
    PostalAddress Address,
    string Phone,
    string ClaimFilingIndicator,
    bool MatchesByName,
    decimal OtherAllowance,
    IReadOnlyDictionary<string, decimal> Fees,
    IReadOnlyList<string> AuthorizationRequired,
    IReadOnlyList<GrantedAuthorization> Authorizations,
    IReadOnlyList<Plan> Plans,
    IReadOnlyList<PlanMember> Members,
    IReadOnlyList<DenialRule> Denials,
    IReadOnlyList<PayerHabit>? Habits = null,
    IReadOnlyList<Crossover>? Crossovers = null)
{
    /// <summary>What it does beside deciding to the claims of a member; null when nothing.</summary>
    public PayerHabit? HabitFor(string member) =>
        Habits?.FirstOrDefault(habit => habit.Members.Contains(member, StringComparer.Ordinal));

    /// <summary>A member by the id on the card, or null.</summary>
    public PlanMember? Member(string id) => Members.FirstOrDefault(member => member.Id == id);

    /// <summary>A member's plan.</summary>
    public Plan PlanOf(PlanMember member) => Plans.Single(plan => plan.Id == member.Plan);
}

/// <summary>An agreement by which a payer sends a member's claims on to the payer that comes after it.</summary>
/// <param name="Member">The id on this payer's card.</param>
/// <param name="Payer">The next payer's electronic id.</param>
/// <param name="PayerMember">The id on the next payer's card.</param>
internal sealed record Crossover(string Member, string Payer, string PayerMember);

/// <summary>An authorization that the payer gave.</summary>
internal sealed record GrantedAuthorization(string Number, string MemberId, string Procedure);

/// <summary>What a plan leaves to its members.</summary>
/// <param name="Id">Its group number.</param>
/// <param name="Name">As the 271 names it.</param>
/// <param name="Copay">Dollars a visit.</param>
/// <param name="CopayOn">Beginnings of procedure codes that cost a copay.</param>
/// <param name="Coinsurance">The member's share by beginning of procedure code; "" is every other.</param>
/// <param name="Preventive">Beginnings of procedure codes that cost the member nothing.</param>
/// <param name="NotCovered">Procedures it does not cover (PR-204).</param>
internal sealed record Plan(
    string Id,
    string Name,
    decimal Copay,
    IReadOnlyList<string> CopayOn,
    IReadOnlyDictionary<string, decimal> Coinsurance,
    IReadOnlyList<string> Preventive,
    IReadOnlyList<string> NotCovered)
{
    /// <summary>The member's share of a procedure, 0 to 1: the longest beginning that fits.</summary>
    public decimal CoinsuranceOf(string procedure) => Coinsurance
        .Where(share => procedure.StartsWith(share.Key, StringComparison.Ordinal))
        .OrderByDescending(share => share.Key.Length)
        .Select(share => share.Value)
        .FirstOrDefault();
}

/// <summary>An invented member.</summary>
/// <param name="Id">The id on the card.</param>
/// <param name="LastName">The subscriber's.</param>
/// <param name="FirstName">The subscriber's.</param>
/// <param name="BirthDate">The subscriber's.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="DeductibleLeft">Before the first claim.</param>
/// <param name="From">First day of coverage.</param>
/// <param name="To">Last day of coverage; null while it lasts.</param>
internal sealed record PlanMember(
    string Id,
    string LastName,
    string FirstName,
    DateOnly BirthDate,
    string Plan,
    decimal DeductibleLeft,
    DateOnly From,
    DateOnly? To);

/// <summary>What a payer denies.</summary>
/// <param name="Procedures">Beginnings of procedure codes; empty for all.</param>
/// <param name="Diagnoses">Beginnings of the line's diagnoses, without dot; empty for all.</param>
/// <param name="Group">CO, PR, OA or PI.</param>
/// <param name="Reason">The CARC.</param>
/// <param name="Remark">A RARC, or null.</param>
/// <param name="Appeal">What an appeal comes to.</param>
/// <param name="Members">The members that it is for; null for all.</param>
/// <param name="Without">Only lines that bear none of these modifiers; null for all.</param>
internal sealed record DenialRule(
    IReadOnlyList<string> Procedures,
    IReadOnlyList<string> Diagnoses,
    string Group,
    string Reason,
    string? Remark,
    AppealOutcome Appeal,
    IReadOnlyList<string>? Members = null,
    IReadOnlyList<string>? Without = null);

/// <summary>What a payer does to the claims of some members beside deciding them.</summary>
/// <param name="Members">Whose.</param>
/// <param name="Kind">What.</param>
/// <param name="Share">Of what is due, 0 to 1: what it allows, or what it leaves when it decides again.</param>
/// <param name="After">How much later than its usual answer.</param>
internal sealed record PayerHabit(
    IReadOnlyList<string> Members, HabitKind Kind, decimal Share = 1, TimeSpan After = default);

/// <summary>Habits of payers.</summary>
internal enum HabitKind
{
    /// <summary>Allows only a share of its fee, until it is told.</summary>
    Underpays,

    /// <summary>Answers later.</summary>
    AnswersLate,

    /// <summary>Its remittance is lost on the way.</summary>
    LosesRemittance,

    /// <summary>Its acknowledgement is lost on the way; the remittance comes.</summary>
    LosesAcknowledgement,

    /// <summary>Takes its decision back later and decides anew, leaving a share; the money comes off that
    /// deposit.</summary>
    CorrectsLater,

    /// <summary>The same, but the money is not taken at once (PLB WO, negative): it comes off the next deposit
    /// (WO).</summary>
    RecoupsLater,

    /// <summary>Pays the same decision twice, under two trace numbers.</summary>
    PaysTwice,

    /// <summary>Pays a share less than it allows: the sequester (CO-253).</summary>
    Sequesters,

    /// <summary>Adds interest to a late payment (PLB L6): a hundredth of what it pays.</summary>
    PaysInterest,
}

/// <summary>What an appeal comes to.</summary>
internal enum AppealOutcome
{
    /// <summary>The denial stands.</summary>
    Upheld,

    /// <summary>The line is paid after all.</summary>
    Overturned,
}
