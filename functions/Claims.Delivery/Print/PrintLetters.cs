using System.Globalization;
using System.Text.Json;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Documents;

namespace Claims.Delivery.Print;

/// <summary>
/// Makes one file of a clinic's letters at the end of each day's posting, with its manifest. The manifest is written
/// last: while it is missing, the same letters make the same file again.
/// </summary>
internal sealed class PrintLetters(
    DeliveryFolders folders, IClinicDirectory directory, DeliverySettings settings, TimeProvider time) : IDelivery
{
    private DateTimeOffset? _due;

    public DateTimeOffset? NextDue => _due;

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var (did, next) = (false, (DateTimeOffset?)null);
        foreach (var clinic in directory.Clinics.Select(directory.Clinic))
        {
            var waiting = await NamesAsync(PrintQueue.Waiting(clinic.Id), cancellationToken);
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
                did = true;
            }
            else
            {
                next = next < due ? next : due;
            }
        }

        _due = next;
        return did;
    }

    private async Task PrintAsync(
        Clinic clinic, DateOnly day, IReadOnlyList<string> waiting, CancellationToken cancellationToken)
    {
        var letters = new List<PrintedLetter>();
        var manifests = await ManifestsOfAsync(clinic.Id, day, cancellationToken);
        var known = await PrintedInAsync(clinic.Id, manifests, cancellationToken);
        foreach (var name in waiting.Where(name => !known.Contains(Path.GetFileNameWithoutExtension(name))))
        {
            var letter = await ReadAsync<WaitingLetter>($"{PrintQueue.Waiting(clinic.Id)}/{name}", cancellationToken);
            letters.Add(new(clinic, letter.Statement, letter.Link));
        }

        if (letters.Count > 0)
        {
            await WriteAsync(clinic, day, manifests.Count, letters, cancellationToken);
        }

        foreach (var name in waiting)
        {
            await folders.Print.MoveAsync(
                $"{PrintQueue.Waiting(clinic.Id)}/{name}", $"{PrintQueue.Printed(clinic.Id)}/{name}", cancellationToken);
        }
    }

    /// <summary>What manifests of the day name already: a crash came before their letters were moved.</summary>
    private async Task<HashSet<string>> PrintedInAsync(
        ClinicId clinic, IReadOnlyList<string> manifests, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in manifests)
        {
            var manifest = await ReadAsync<PrintManifest>($"{clinic}/{name}", cancellationToken);
            known.UnionWith(manifest.Letters.Select(line => line.Statement.Replace('/', '-')));
        }

        return known;
    }

    /// <summary>A day's later letters go into a file of their own.</summary>
    private async Task WriteAsync(
        Clinic clinic, DateOnly day, int before, List<PrintedLetter> letters, CancellationToken cancellationToken)
    {
        letters = [.. letters.OrderBy(letter => letter.Statement.PatientAddress.Zip, StringComparer.Ordinal)];
        var name = $"{clinic.Id}/{Stem(day)}{(before == 0 ? "" : $"-{before + 1}")}";
        var (pdf, pages) = StatementPdf.DrawAll(letters, $"Letters of {Stem(day)}");
        await folders.Print.PutAsync($"{name}.pdf", pdf, cancellationToken);
        var lines = letters.Zip(pages, (letter, count) => (letter, count)).ToList();
        var manifest = new PrintManifest(
            clinic.Id, day,
            [
                .. lines.Select((line, at) => new PrintManifestLine(
                    line.letter.Statement.Key, 1 + pages.Take(at).Sum(), line.count,
                    line.letter.Statement.PatientAddress.Zip)),
            ],
            pages.Sum());
        await folders.Print.PutAsync(
            $"{name}.json", JsonSerializer.SerializeToUtf8Bytes(manifest, CoreJson.Options), cancellationToken);
    }

    private async Task<IReadOnlyList<string>> ManifestsOfAsync(
        ClinicId clinic, DateOnly day, CancellationToken cancellationToken) =>
    [
        .. (await NamesAsync(clinic.Value, cancellationToken))
            .Where(name => name.StartsWith(Stem(day), StringComparison.Ordinal)),
    ];

    private async Task<IReadOnlyList<string>> NamesAsync(string folder, CancellationToken cancellationToken) =>
    [
        .. (await folders.Print.ListAsync(folder, cancellationToken))
            .Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    private async Task<T> ReadAsync<T>(string name, CancellationToken cancellationToken) => JsonSerializer.Deserialize<T>(
        await folders.Print.ReadAsync(name, cancellationToken)
            ?? throw new FileNotFoundException($"There is no file {name} to print."),
        CoreJson.Options)!;

    private static string Stem(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
