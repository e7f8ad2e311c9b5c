using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Review;

namespace Claims.Core.PatientBilling;

/// <summary>What a patient is shown of a bill.</summary>
/// <param name="Statement">The bill.</param>
/// <param name="Clinic">Whom to pay and to ask.</param>
/// <param name="BalanceNow">What is owed by now: less than billed once something was paid.</param>
/// <param name="InCollections">What was handed to a collection agency; no longer paid to the clinic.</param>
public sealed record StatementView(Statement Statement, Clinic Clinic, Money BalanceNow, Money InCollections);

/// <summary>What the patient's page calls. Its link may be opened as often as wanted until it runs out.</summary>
public sealed class StatementDesk(
    ReviewLinks links,
    IRecords records,
    IClinicDirectory directory,
    Ledger ledger,
    IChartFiles files,
    PatientRequests requests,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>The longest request, in characters.</summary>
    public const int LongestRequest = 2000;

    /// <summary>All that the page shows.</summary>
    public async Task<OpenResult<StatementView>> OpenAsync(string token, CancellationToken cancellationToken)
    {
        var result = await links.OpenAsync(token, LinkAction.Statement, cancellationToken);
        if (result is not LinkResult.Valid { Link: var link })
        {
            return new OpenResult<StatementView>.Gone(result);
        }

        var statement = await records.GetAsync<Statement>(link.Clinic, link.Subject, cancellationToken);
        var encounter = statement.Encounter.Encounter;
        await audit.WriteAsync(
            link.Clinic, encounter.Value, "patient", "opened", $"statement {statement.Number}",
            $"statement-opened/{statement.Number}/{time.GetUtcNow():yyyyMMddHHmm}", cancellationToken);
        var books = await ledger.BooksAsync(link.Clinic, encounter, cancellationToken);
        return new OpenResult<StatementView>.Opened(
            new(statement, directory.Clinic(link.Clinic), books[Account.Patient], books[Account.Collections]));
    }

    /// <summary>The bill as it was sent, as a PDF; null when the link is not good.</summary>
    public async Task<Stream?> OpenPdfAsync(string token, CancellationToken cancellationToken)
    {
        if (await OpenAsync(token, cancellationToken) is not OpenResult<StatementView>.Opened(var view))
        {
            return null;
        }

        var encounter = view.Statement.Encounter;
        return await files.OpenAsync(
            new(encounter.Clinic, encounter.Chart), SendStatement.FileNameOf(view.Statement), cancellationToken);
    }

    /// <summary>Takes what the patient asks; dunning pauses.</summary>
    public async Task<DecideResult> AskAsync(
        string token, PatientRequestType type, string text, CancellationToken cancellationToken)
    {
        switch (await OpenAsync(token, cancellationToken))
        {
            case OpenResult<StatementView>.Gone(var why):
                return new DecideResult.Gone(why);
            case OpenResult<StatementView>.Opened(var view):
                if (type == PatientRequestType.Hold)
                {
                    throw new ArgumentException("Only the office itself holds a bill.", nameof(type));
                }

                if (string.IsNullOrWhiteSpace(text) || text.Length > LongestRequest)
                {
                    var fault = $"Write 1 to {LongestRequest} characters, so that we know how to help.";
                    return new DecideResult.Invalid([new("STM-REQUEST", Severity.Error, type.ToString(), fault)]);
                }

                await requests.SubmitAsync(view.Statement.Encounter, type, text.Trim(), cancellationToken);
                return new DecideResult.Decided();
            default:
                throw new InvalidOperationException("Unknown result of opening a statement.");
        }
    }
}
