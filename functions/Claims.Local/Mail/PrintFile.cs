using System.Globalization;
using System.Text.Json;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Documents;
using Claims.Local.Chores;
using Claims.Local.Stores;

namespace Claims.Local.Mail;

/// <summary>What stands in a day's print file, beside it as JSON.</summary>
/// <param name="Clinic">Whose letters.</param>
/// <param name="Day">The day they are posted.</param>
/// <param name="Letters">In the order of the pages.</param>
/// <param name="Pages">All of them.</param>
internal sealed record PrintManifest(ClinicId Clinic, DateOnly Day, IReadOnlyList<PrintManifestLine> Letters, int Pages);

/// <summary>One letter.</summary>
/// <param name="Statement">The statement's key.</param>
/// <param name="FirstPage">Its first page in the file, from 1.</param>
/// <param name="Pages">How many pages it has.</param>
/// <param name="Zip">For the post's sorting.</param>
internal sealed record PrintManifestLine(string Statement, int FirstPage, int Pages, string Zip);

/// <summary>Letters that wait for their day's file: print/CLINIC/waiting, one small file each.</summary>
internal sealed class PrintQueue(DataFolder data) : IPrintFile
{
    public async Task AddAsync(Clinic clinic, Statement statement, Uri link, CancellationToken cancellationToken)
    {
        var name = $"{statement.Encounter.Encounter}-{statement.Number:D3}.json";
        if (!File.Exists(Path.Combine(Printed(clinic.Id), name)))
        {
            await DurableFile.WriteAsync(
                Path.Combine(Waiting(clinic.Id), name),
                JsonSerializer.SerializeToUtf8Bytes(new WaitingLetter(statement, link), CoreJson.Options),
                cancellationToken);
        }
    }

    /// <summary>print/CLINIC: a PDF and a manifest a day.</summary>
    public string FolderOf(ClinicId clinic) => Path.Combine(data.Print, clinic.Value);

    /// <summary>Where letters wait.</summary>
    public string Waiting(ClinicId clinic) => Path.Combine(FolderOf(clinic), "waiting");

    /// <summary>Where the printed ones lie, so that a repeat prints nothing twice.</summary>
    public string Printed(ClinicId clinic) => Path.Combine(FolderOf(clinic), "printed");

    /// <summary>A letter that waits.</summary>
    internal sealed record WaitingLetter(Statement Statement, Uri Link);
}

/// <summary>
/// Makes one file of a clinic's letters at the end of each day's posting, with its manifest. The manifest is written
/// last: while it is missing, the same letters make the same file again.
/// </summary>
internal sealed class PrintLetters(
    PrintQueue queue, IClinicDirectory directory, LocalSettings settings, TimeProvider time) : IChore
{
    private DateTimeOffset? _due;

    public DateTimeOffset? NextDue => _due;

    public async Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken)
    {
        var (outcome, next) = (ChoreOutcome.Nothing, (DateTimeOffset?)null);
        foreach (var clinic in directory.Clinics.Select(directory.Clinic))
        {
            var waiting = Files(queue.Waiting(clinic.Id));
            if (waiting.Count == 0)
            {
                continue;
            }

            var now = TimeZoneInfo.ConvertTime(
                time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone));
            var due = new DateTimeOffset(now.Date.AddHours(settings.PrintHour), now.Offset);
            if (now >= due)
            {
                await PrintAsync(clinic, DateOnly.FromDateTime(now.DateTime), waiting, cancellationToken);
                outcome = ChoreOutcome.Did;
            }
            else
            {
                next = next < due ? next : due;
            }
        }

        _due = next;
        return outcome;
    }

    private async Task PrintAsync(
        Clinic clinic, DateOnly day, IReadOnlyList<string> waiting, CancellationToken cancellationToken)
    {
        var letters = new List<PrintedLetter>();
        var known = await PrintedOnAsync(clinic.Id, day, cancellationToken);
        foreach (var path in waiting.Where(path => !known.Contains(Path.GetFileNameWithoutExtension(path))))
        {
            var letter = JsonSerializer.Deserialize<PrintQueue.WaitingLetter>(
                await File.ReadAllBytesAsync(path, cancellationToken), CoreJson.Options)!;
            letters.Add(new(clinic, letter.Statement, letter.Link));
        }

        if (letters.Count > 0)
        {
            await WriteAsync(clinic, day, letters, cancellationToken);
        }

        foreach (var path in waiting)
        {
            DurableFile.Move(path, Path.Combine(queue.Printed(clinic.Id), Path.GetFileName(path)));
        }
    }

    /// <summary>What a manifest of the day names already: a crash came before its letters were moved.</summary>
    private async Task<HashSet<string>> PrintedOnAsync(
        ClinicId clinic, DateOnly day, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Files(queue.FolderOf(clinic), $"{day:yyyy-MM-dd}*.json"))
        {
            var manifest = JsonSerializer.Deserialize<PrintManifest>(
                await File.ReadAllBytesAsync(path, cancellationToken), CoreJson.Options)!;
            known.UnionWith(manifest.Letters.Select(line => line.Statement.Replace('/', '-')));
        }

        return known;
    }

    private async Task WriteAsync(
        Clinic clinic, DateOnly day, List<PrintedLetter> letters, CancellationToken cancellationToken)
    {
        letters = [.. letters.OrderBy(letter => letter.Statement.PatientAddress.Zip, StringComparer.Ordinal)];
        var name = NameOf(clinic.Id, day);
        var (pdf, pages) = StatementPdf.DrawAll(letters, $"Letters of {day:yyyy-MM-dd}");
        await DurableFile.WriteAsync($"{name}.pdf", pdf, cancellationToken);
        var lines = letters.Zip(pages, (letter, count) => (letter, count)).ToList();
        var manifest = new PrintManifest(
            clinic.Id, day,
            [
                .. lines.Select((line, at) => new PrintManifestLine(
                    line.letter.Statement.Key, 1 + pages.Take(at).Sum(), line.count,
                    line.letter.Statement.PatientAddress.Zip)),
            ],
            pages.Sum());
        await DurableFile.WriteAsync(
            $"{name}.json", JsonSerializer.SerializeToUtf8Bytes(manifest, CoreJson.Options), cancellationToken);
    }

    /// <summary>A day's later letters go into a file of their own.</summary>
    private string NameOf(ClinicId clinic, DateOnly day)
    {
        var stem = Path.Combine(
            queue.FolderOf(clinic), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var (name, number) = (stem, 1);
        while (File.Exists($"{name}.json"))
        {
            name = $"{stem}-{++number}";
        }

        return name;
    }

    private static IReadOnlyList<string> Files(string folder, string pattern = "*.json") => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)]
        : [];
}
