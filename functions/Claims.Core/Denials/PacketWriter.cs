using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Core.Review;

namespace Claims.Core.Denials;

/// <summary>
/// Puts together what goes to a payer about a denied claim: the letter, the remittance, the proof of timely filing and
/// the pages of the record that the argument rests on. No more of the record than that (45 CFR 164.502(b)).
/// </summary>
public sealed class PacketWriter(IRecords records, IClinicDirectory directory, IChartFiles files)
{
    /// <summary>An appeal with its enclosures.</summary>
    internal async Task<AppealLetter> AppealAsync(
        DenialCase found, FiledAppeal appeal, CancellationToken cancellationToken)
    {
        var (clinic, encounter) = (directory.Clinic(found.Claim.Encounter.Clinic), found.Claim.Encounter.Encounter);
        var coding = await records.FindAsync<EncounterCoding>(clinic.Id, encounter.Value, cancellationToken);
        var queries = await records.ReadAllAsync<PhysicianQuery>(clinic.Id, $"{encounter}/", cancellationToken);
        var decided = await records.FindAsync<DenialDecision>(
            clinic.Id, FiledAppeal.KeyOf(found.Claim.Id, found.Number), cancellationToken);
        var letter = AppealWriter.Write(
            clinic, found, appeal, coding?.Record, queries, decided?.Record.Argument);
        var quotes = found.Denied.Any(code => code.Rule?.QuotesRecord ?? true);
        return letter with
        {
            Exhibits =
            [
                Exhibits.Remittance(found),
                .. found.Proof.TakenInAt is not null ? [Exhibits.Filing(found, clinic)] : Array.Empty<Exhibit>(),
                .. quotes ? await PagesAsync(found, coding?.Record, cancellationToken) : [],
            ],
        };
    }

    /// <summary>The record of the visit, as the payer asked for it.</summary>
    internal async Task<AppealLetter> DocumentsAsync(
        DenialCase found, SentDocuments sent, CancellationToken cancellationToken)
    {
        var clinic = directory.Clinic(found.Claim.Encounter.Clinic);
        var coding = await records.FindAsync<EncounterCoding>(
            clinic.Id, found.Claim.Encounter.Encounter.Value, cancellationToken);
        var pages = await PagesAsync(found, coding?.Record, cancellationToken);
        return AppealWriter.WriteCover(clinic, found, sent) with { Exhibits = [Exhibits.Remittance(found), .. pages] };
    }

    /// <summary>The pages of the visit; the lines that support what was billed are marked.</summary>
    private async Task<IReadOnlyList<Exhibit>> PagesAsync(
        DenialCase found, EncounterCoding? coding, CancellationToken cancellationToken)
    {
        var encounter = found.Claim.Encounter;
        var visit = (await records.FindAsync<Encounter>(
            encounter.Clinic, encounter.Encounter.Value, cancellationToken))?.Record;
        var text = (await records.FindAsync<ChartTextRecord>(
            encounter.Clinic, encounter.Chart.Value, cancellationToken))?.Record.Text;
        var evidence = Exhibits.EvidenceOf(found.Claim.Content, coding).ToLookup(one => one.Page);
        var pages = new List<Exhibit>();
        foreach (var page in (text?.Pages ?? []).Where(page => visit?.Pages.Contains(page.Number) ?? false))
        {
            var boxes = evidence[page.Number].SelectMany(one => one.Boxes).Distinct().ToList();
            var marked = boxes.Count > 0 ? ", supporting lines marked" : "";
            pages.Add(new Exhibit.RecordPage(
                $"Record of the visit, page {page.Number}{marked}", page.Number,
                await PictureAsync(new(encounter.Clinic, encounter.Chart), page.Number, cancellationToken), page,
                boxes));
        }

        return pages;
    }

    private async Task<ReadOnlyMemory<byte>?> PictureAsync(ChartRef chart, int page, CancellationToken cancellationToken)
    {
        await using var picture = await files.OpenAsync(chart, ReadChart.PageName(page), cancellationToken);
        if (picture is null)
        {
            return null;
        }

        using var copy = new MemoryStream();
        await picture.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }
}
