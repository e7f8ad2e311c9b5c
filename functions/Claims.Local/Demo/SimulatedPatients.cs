using System.Globalization;
using System.Text.RegularExpressions;
using Claims.Core.Primitives;

namespace Claims.Local.Demo;

/// <summary>
/// SIMULATED: the patients. Each looks at the page of the last bill when something may have changed, and pays at the
/// desk, signs a plan, disputes or asks for help there.
/// </summary>
internal sealed partial class SimulatedPatients(
    SamplePages pages, SampleStories stories, TimeProvider time, ILogger<SimulatedPatients> logger)
{
    /// <summary>Morning at the sample clinic.</summary>
    private static readonly TimeSpan Morning = TimeSpan.FromHours(16);

    private readonly Dictionary<EncounterId, (int Bill, string? Owed, DateOnly Day)> _seen = [];
    private readonly Dictionary<EncounterId, DateOnly> _parts = [];

    /// <summary>The day of the next instalment that somebody will pay.</summary>
    public DateTimeOffset? NextDue => _parts.Count == 0 ? null : At(_parts.Values.Min());

    /// <summary>Does what lies before a patient.</summary>
    /// <param name="bill">The last bill.</param>
    /// <param name="desk">The billers' list: what the desk says is owed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether the patient did anything.</returns>
    public async Task<bool> ActAsync(Mailed bill, string desk, CancellationToken cancellationToken)
    {
        if (stories.Of(bill.Encounter)?.Patient is not { } story)
        {
            return false;
        }

        var owed = OpenBalance().Matches(desk)
            .FirstOrDefault(match => match.Groups["encounter"].Value == bill.Encounter.Value);
        var sight = (bill.Number, owed?.Groups["amount"].Value, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (_seen.GetValueOrDefault(bill.Encounter) == sight)
        {
            return false;
        }

        _seen[bill.Encounter] = sight;
        var acted = story.Does switch
        {
            "pays" => await PayAsync(bill, owed, null, cancellationToken),
            "pays after the first reminder" =>
                bill.Number > 1 && await PayAsync(bill, owed, null, cancellationToken),
            "keeps a plan" => await PlanAsync(bill, owed, keeps: true, cancellationToken),
            "breaks a plan" => await PlanAsync(bill, owed, keeps: false, cancellationToken),
            "disputes" => await AskAsync(bill, owed, "Dispute", story.Says!, cancellationToken),
            "asks for help" => await AskAsync(bill, owed, "Assistance", story.Says!, cancellationToken),
            "disputes at the agency" =>
                await LookAsync(bill, cancellationToken) is { IsWithAgency: true } or { Asked: not Answer.Never }
                && await AskAsync(bill, owed, "Dispute", story.Says!, cancellationToken),
            _ => false,
        };
        if (acted)
        {
            _seen.Remove(bill.Encounter);
            logger.PersonActed($"patient: {story.Does}", bill.Encounter.Value);
        }

        return acted;
    }

    /// <summary>Signs the first plan on offer, pays its parts on their days, or only the first one.</summary>
    private async Task<bool> PlanAsync(Mailed bill, Match? owed, bool keeps, CancellationToken cancellationToken)
    {
        _parts.Remove(bill.Encounter);
        if (owed is null || await LookAsync(bill, cancellationToken) is not { } page)
        {
            return false;
        }

        if (page.Part is { } part)
        {
            if (!keeps && page.HasPaid)
            {
                return false; // One part was all there was.
            }

            _parts[bill.Encounter] = part.Day;
            return At(part.Day) <= time.GetUtcNow() && await PayAsync(bill, owed, part, cancellationToken);
        }

        if (bill.Number > 1)
        {
            return await PayAsync(bill, owed, null, cancellationToken); // Reminded of a broken plan.
        }

        if (page.Months is not { } months || page.HasPaid)
        {
            return false;
        }

        await pages.PostAsync(
            bill.Link, "/plan", [new("months", months), new("name", "SIMULATED signature")], cancellationToken);
        return true;
    }

    /// <summary>Asks once; pays what is still owed when the answer is there.</summary>
    private async Task<bool> AskAsync(
        Mailed bill, Match? owed, string type, string says, CancellationToken cancellationToken)
    {
        switch ((await LookAsync(bill, cancellationToken))?.Asked)
        {
            case Answer.Never:
                await pages.PostAsync(bill.Link, "", [new("type", type), new("text", says)], cancellationToken);
                return true;
            case Answer.Given:
                return await PayAsync(bill, owed, null, cancellationToken);
            default:
                return false;
        }
    }

    private async Task<bool> PayAsync(Mailed bill, Match? owed, Part? part, CancellationToken cancellationToken)
    {
        if (owed is null)
        {
            return false;
        }

        var day = time.GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        await pages.PostAsync(
            "staff/payment",
            [
                new("encounter", owed.Groups["value"].Value),
                new("amount", part?.Amount ?? owed.Groups["amount"].Value),
                new("method", "card"),
                new("reference", $"SIM-{bill.Encounter}-{day}"),
            ],
            cancellationToken);
        return true;
    }

    private async Task<Seen?> LookAsync(Mailed bill, CancellationToken cancellationToken) =>
        await pages.OpenAsync(bill.Link, "?lang=en", cancellationToken) is { } page ? Seen.In(page) : null;

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue) + Morning, TimeSpan.Zero);

    [GeneratedRegex("""
        <option\s+value="(?<value>[^"/]+/(?<encounter>[^"]+))">[^<]* owes \$(?<amount>[0-9,.]+)</option>
        """)]
    private static partial Regex OpenBalance();
}
