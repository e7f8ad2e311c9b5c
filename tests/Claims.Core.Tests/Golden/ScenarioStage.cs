using System.Globalization;
using System.Text.Json;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Core.Tests.Submission;

namespace Claims.Core.Tests.Golden;

/// <summary>
/// Plays a scenario on the real workflows, services and X12 files of a house in memory, and says after each action
/// what has newly come to be.
/// </summary>
internal sealed class ScenarioStage : IAsyncDisposable
{
    private readonly Dictionary<string, Func<ScenarioAction, Task>> _actions = new(StringComparer.Ordinal);
    private readonly List<Func<Task<IEnumerable<string>>>> _watches = [];
    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _refused = [];
    private readonly HashSet<ClaimId> _claims = [];

    public ScenarioStage()
    {
        new PayerActions(this).AddTo(_actions);
        new PatientActions(this).AddTo(_actions);
        new DenialActions(this).AddTo(_actions);
        Watch<RemittanceFile>(file => $"file    {file.Status} {file.Amount} {file.TraceNumber}{Note(file.Reason)}");
        Watch<LedgerEntry>(entry => $"ledger  {entry.From} -> {entry.To} {entry.Amount}{Note(entry.Why)}");
        _watches.Add(BooksAsync);
        Watch<ClinicEntry>(entry => $"clinic  {entry.From} -> {entry.To} {entry.Amount}{Note(entry.Why)}");
        Watch<Claim>(TellClaim);
        Watch<DayClose>(day => $"closed  {Day(day.Day)}: " + string.Join(", ", day.Encounters
            .Where(pair => pair.Value.Closing != Money.Zero || pair.Value.Posted != Money.Zero)
            .Select(pair => $"{pair.Key} {pair.Value.Opening} + {pair.Value.Posted} = {pair.Value.Closing}")));
        Watch<WorkItem>(item => item.ClosedAt is null
            ? $"work    {item.Type}{Due(item.DueAt)}{Note(item.Text)}"
            : $"done    {item.Type}{Note(item.Resolution)}");
        Watch<FiledAppeal>(appeal =>
            $"letter  appeal {appeal.Level} {string.Join(' ', appeal.Codes)} {appeal.Denied} by {Day(appeal.Deadline)}");
        Watch<Underpayment>(one => one.DisputedAt is null ? "" : $"letter  dispute {one.Difference}");
        Watch<Statement>(one =>
            $"bill    statement {one.Number} {one.Tone} {one.Balance} on {Day(one.Date)}, due {Day(one.DueDate)}");
        Watch<PatientContact>(contact => $"contact {contact.Channel}{What(contact)} on {Day(contact.Day)}");
        Watch<Progress>(progress => $"stage   {progress.Stage}{Due(progress.Deadline)}{Note(progress.Note)}");
        _watches.Add(AuditAsync);
    }

    public BillingHouse House { get; } = new();

    /// <summary>What the payer decided so far, by trace number: a reversal names the decision it takes back.</summary>
    public Dictionary<string, IReadOnlyList<Edi.X835.ClaimPayment>> Decisions { get; } = [];

    /// <summary>Says what comes of each new or changed record of a kind; null says nothing.</summary>
    public void Watch<T>(Func<T, string?> tell)
        where T : class, IRecord<T> =>
        _watches.Add(async () =>
        {
            var told = new List<string?>();
            foreach (var record in await House.ListAsync<T>())
            {
                var (key, text) = ($"{T.Kind} {record.Key}", JsonSerializer.Serialize(record, CoreJson.Options));
                if (_seen.GetValueOrDefault(key) != text)
                {
                    _seen[key] = text;
                    told.Add(tell(record));
                }
            }

            return told.OfType<string>();
        });

    /// <summary>Keeps what an action was refused for, to be said as an outcome.</summary>
    public void Refuse(IEnumerable<Issue> issues) =>
        _refused.AddRange(issues.Select(issue => $"refused {issue.Code}{Note(issue.Text)}"));

    /// <summary>Says something as an outcome.</summary>
    public void Say(string line) => _refused.Add(line);

    /// <summary>Does what a step says.</summary>
    /// <returns>What came of it.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(ScenarioStep step)
    {
        var verb = _actions.Keys.Where(known => step.Action == known
                || step.Action.StartsWith($"{known} ", StringComparison.Ordinal))
            .MaxBy(known => known.Length)
            ?? throw new InvalidDataException($"No action is called '{step.Action}'. There are: "
                + string.Join(", ", _actions.Keys.Order(StringComparer.Ordinal)));
        await _actions[verb](new(step.Action[verb.Length..].Trim(), step.Details));
        await House.RestAsync();
        var came = new List<string>(_refused);
        _refused.Clear();
        foreach (var watch in _watches)
        {
            came.AddRange(await watch());
        }

        var names = await NamesAsync();
        return [.. came.Where(line => line.Length > 0).Select(line => names.Aggregate(line, (text, name) =>
            text.Replace(name.Id, name.Name, StringComparison.Ordinal)))];
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Note(string? text) => string.IsNullOrEmpty(text) ? "" : $"  ({text})";

    public static string Due(DateTimeOffset? due) =>
        due is { } at ? $" until {Day(DateOnly.FromDateTime(at.Date))}" : "";

    /// <summary>Said once, when it is built: the first payer's and each one after it.</summary>
    private string TellClaim(Claim claim) => _claims.Add(claim.Id)
        ? $"claim   {claim.Submission} to {claim.Payer}, frequency {claim.Frequency}, {claim.Charge}"
            + (claim.OriginalReference is null ? "" : ", with the payer's number of the first")
            + (claim.Content.AuthorizationNumber is { } number ? $", authorization {number}" : "")
            + (claim.Prior is { } prior ? $", after {prior.Payer} paid {prior.Paid}" : "")
        : "";

    public ValueTask DisposeAsync() => House.DisposeAsync();

    /// <summary>Ids are hashes: a scenario calls a claim by its submission and a file by its trace number.</summary>
    private async Task<IReadOnlyList<(string Id, string Name)>> NamesAsync() =>
    [
        .. (await House.ListAsync<Claim>()).Select(claim => (claim.Id.Value, $"{claim.Submission}")),
        .. (await House.ListAsync<RemittanceFile>()).Select(file => (file.Id, file.TraceNumber)),
    ];

    private static string What(PatientContact contact) =>
        contact.What == TouchKind.Statement ? "" : $" {contact.What}";

    /// <summary>Where every cent is, after each action that moved one.</summary>
    private async Task<IEnumerable<string>> BooksAsync()
    {
        var text = string.Join(", ", House.Books.Balances.Where(pair => pair.Value != Money.Zero)
            .Select(pair => $"{pair.Key} {pair.Value}"));
        if (_seen.GetValueOrDefault("books", "") == text)
        {
            return [];
        }

        _seen["books"] = text;
        return await Task.FromResult<IEnumerable<string>>([$"books   {text}"]);
    }

    private async Task<IEnumerable<string>> AuditAsync() =>
        (await House.Get<BooksAudit>().CheckAsync(BillingHouse.Clinic, default))
            .Select(issue => $"audit   {issue.Code}{Note(issue.Text)}");
}

/// <summary>What an action is given: the rest of its line and the lines below it.</summary>
internal sealed record ScenarioAction(string Rest, IReadOnlyList<string> Details)
{
    /// <summary>The words of its line.</summary>
    public string[] Words => Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static decimal Amount(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    public static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
