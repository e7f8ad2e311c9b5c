using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Claims.Core.Primitives;

namespace Claims.Local.Demo;

/// <summary>
/// SIMULATED: the coder, physician, biller and patients of the samples. They open the links that were mailed to them
/// and post the pages' forms over HTTP, as people would, by the samples' ground truth. They remember nothing that the
/// pages do not tell: after a kill they go on with what is still open.
/// </summary>
/// <param name="http">Reaches this program's own pages; keeps cookies, follows no redirect.</param>
/// <param name="postbox">The mail.</param>
/// <param name="stories">By chart.</param>
/// <param name="staffKey">Opens the billers' pages.</param>
/// <param name="logger">Says who did what, by ids.</param>
internal sealed partial class SimulatedPeople(
    HttpClient http,
    Postbox postbox,
    IReadOnlyDictionary<ChartId, SampleStory> stories,
    string staffKey,
    ILogger<SimulatedPeople> logger)
{
    private readonly HashSet<Uri> _done = [];
    private bool _signedIn;

    /// <summary>Acts on everything that is open now.</summary>
    /// <returns>Whether anybody did anything.</returns>
    public async Task<bool> ActAsync(CancellationToken cancellationToken)
    {
        var acted = false;
        var mails = postbox.Read();
        foreach (var mail in mails.Where(mail => mail.Kind is "review" or "query" && !_done.Contains(mail.Link)))
        {
            acted |= await AnswerAsync(mail, cancellationToken);
        }

        var desk = await StaffPageAsync(cancellationToken);
        acted |= await DecideDenialsAsync(desk, cancellationToken);
        foreach (var bills in mails.Where(mail => mail.Kind == "statement").GroupBy(mail => mail.Encounter))
        {
            acted |= await PayAsync(desk, bills.MaxBy(bill => bill.Number)!, cancellationToken);
        }

        return acted;
    }

    private StoryEncounter? StoryOf(EncounterId encounter)
    {
        var (chart, number) = Split(encounter);
        return stories.GetValueOrDefault(chart)?.Encounters.FirstOrDefault(entry => entry.Number == number);
    }

    private static (ChartId Chart, int Number) Split(EncounterId encounter)
    {
        var parts = encounter.Value.Split('-');
        return (TextId.Parse<ChartId>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The coder decides a round, or the physician answers; once, while the link is open.</summary>
    private async Task<bool> AnswerAsync(Mailed mail, CancellationToken cancellationToken)
    {
        if (StoryOf(mail.Encounter) is not { } story)
        {
            return false; // A chart that somebody else dropped: a person's business.
        }

        var address = new Uri(http.BaseAddress!, mail.Link.PathAndQuery); // After a restart the port may be another.
        using var page = await http.GetAsync(address, cancellationToken);
        if (page.StatusCode == HttpStatusCode.OK)
        {
            var form = mail.Kind == "query"
                ? [new("answer", story.Coder.Answer!)]
                : CoderForm.For(story, mail.Number);
            await PostAsync(address, form, cancellationToken);
            logger.PersonActed(mail.Kind, mail.Encounter.Value);
        }

        _done.Add(mail.Link);
        return page.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>The biller writes off what was bundled: the samples' one denial that needs a person.</summary>
    private async Task<bool> DecideDenialsAsync(string desk, CancellationToken cancellationToken)
    {
        var forms = DenialForm().Matches(desk);
        foreach (Match form in forms)
        {
            var hidden = HiddenInput().Matches(form.Value)
                .Select(input => KeyValuePair.Create(input.Groups["name"].Value, input.Groups["value"].Value))
                .ToList();
            await PostAsync(
                new Uri(http.BaseAddress!, "staff/denial"),
                [
                    .. hidden,
                    new("choice", "WriteOff"),
                    new("reason", "Bundled into another service of the day; the edit is right."),
                ],
                cancellationToken);
            logger.PersonActed("biller", hidden.First(input => input.Key == "claim").Value);
        }

        return forms.Count > 0;
    }

    /// <summary>The patient pays at the desk, after the bill or after the first reminder, or never.</summary>
    private async Task<bool> PayAsync(string desk, Mailed bill, CancellationToken cancellationToken)
    {
        var patience = StoryOf(bill.Encounter)?.Patient?.Does switch
        {
            "pays" => 1,
            "pays after the first reminder" => 2,
            _ => int.MaxValue,
        };
        var owed = OpenBalance().Matches(desk)
            .FirstOrDefault(match => match.Groups["encounter"].Value == bill.Encounter.Value);
        if (owed is null || bill.Number < patience)
        {
            return false;
        }

        await PostAsync(
            new Uri(http.BaseAddress!, "staff/payment"),
            [
                new("encounter", owed.Groups["value"].Value),
                new("amount", owed.Groups["amount"].Value),
                new("method", "card"),
                new("reference", $"SIM-{bill.Encounter}-{bill.Number}"),
            ],
            cancellationToken);
        logger.PersonActed("patient", bill.Encounter.Value);
        return true;
    }

    private async Task<string> StaffPageAsync(CancellationToken cancellationToken)
    {
        if (!_signedIn)
        {
            await PostAsync(
                new Uri(http.BaseAddress!, "staff/door"),
                [new("key", staffKey), new("name", "simulated biller")],
                cancellationToken);
            _signedIn = true;
        }

        return await http.GetStringAsync(new Uri(http.BaseAddress!, "staff"), cancellationToken);
    }

    /// <exception cref="InvalidOperationException">The page did not take it; its codes say why.</exception>
    private async Task PostAsync(
        Uri address, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(address, content, cancellationToken);
        if (response.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            var page = await response.Content.ReadAsStringAsync(cancellationToken);
            var codes = string.Join(", ", IssueCode().Matches(page).Select(match => match.Groups[1].Value).Distinct());
            throw new InvalidOperationException(
                $"The page {address.Segments[1].Trim('/')} refused what the simulated people sent: {codes}");
        }
    }

    [GeneratedRegex("""<form[^>]*\saction="/staff/denial">.*?</form>""", RegexOptions.Singleline)]
    private static partial Regex DenialForm();

    [GeneratedRegex("""<input\s+type="hidden"\s+name="(?<name>[^"]+)"\s+value="(?<value>[^"]*)">""")]
    private static partial Regex HiddenInput();

    [GeneratedRegex("""
        <option\s+value="(?<value>[^"/]+/(?<encounter>[^"]+))">[^<]* owes \$(?<amount>[0-9,.]+)</option>
        """)]
    private static partial Regex OpenBalance();

    [GeneratedRegex("<code>([A-Z]{3}-[A-Z0-9-]+)</code>")]
    private static partial Regex IssueCode();
}
