using System.Globalization;
using Claims.Core.Charts.FaceSheet;
using Claims.Core.Primitives;

namespace Claims.Core.Charts;

/// <summary>Finds the visits in a chart: a face sheet with another date of service begins another visit.</summary>
public sealed class EncounterFinder(IClinicDirectory directory)
{
    /// <summary>A page with so many different labelled values is a face sheet.</summary>
    private const int FaceSheetLabels = 4;

    /// <summary>The encounters of a chart, in page order; at least one.</summary>
    public IReadOnlyList<Encounter> Find(Chart chart, ChartText text)
    {
        var reader = new FieldReader(directory.Clinic(chart.Clinic), directory.Payers(chart.Clinic));
        var visits = Split(text, reader);
        return [.. visits.Select((visit, index) => Make(chart, visit, index + 1, visits.Count, reader))];
    }

    private static List<Visit> Split(ChartText text, FieldReader reader)
    {
        var visits = new List<Visit>();
        foreach (var page in text.Pages)
        {
            var values = LabelReader.Read(page);
            var fields = values.SelectMany(reader.Read).ToList();
            var isFaceSheet = fields.DistinctBy(field => field.Name).Count() >= FaceSheetLabels;
            var date = fields.FirstOrDefault(field => field.Name == FieldName.DateOfService)?.Text;
            if (visits.Count == 0 || (isFaceSheet && date is not null && visits[^1].Differs(date)))
            {
                visits.Add(new());
            }

            visits[^1].Add(page, fields, isFaceSheet);
        }

        return visits.Count == 0 ? [new()] : visits;
    }

    private static Encounter Make(Chart chart, Visit visit, int ordinal, int visits, FieldReader reader)
    {
        var fields = Enum.GetValues<FieldName>()
            .Select(name => visit.Best(name))
            .OfType<EncounterField>()
            .ToDictionary(field => field.Name);
        foreach (var known in SidecarFields.Of(chart.Sidecar, fields, visits, reader))
        {
            fields[known.Name] = known;
        }

        AddFromDirectory(fields, reader);
        return new(
            TextId.Parse<EncounterId>(string.Create(CultureInfo.InvariantCulture, $"{chart.Id}-{ordinal}")),
            chart.Ref,
            visit.Pages,
            [.. fields.Values.OrderBy(field => field.Name)],
            visit.Legibility);
    }

    /// <summary>What the clinic knows itself: the provider's NPI by name, and self as the usual relationship.</summary>
    private static void AddFromDirectory(Dictionary<FieldName, EncounterField> fields, FieldReader reader)
    {
        var name = fields.GetValueOrDefault(FieldName.RenderingProviderName);
        var npi = fields.GetValueOrDefault(FieldName.RenderingProviderNpi);
        if (reader.Provider(name?.Text, npi?.Text) is { } provider)
        {
            var read = npi ?? name!;
            fields[FieldName.RenderingProviderNpi] = npi?.Text == provider.Npi.Value
                ? npi
                : new(
                    FieldName.RenderingProviderNpi, provider.Npi.Value, read.Confidence, FieldSource.Directory,
                    read.Page, read.Box);
        }

        if (!fields.ContainsKey(FieldName.Relationship) && !fields.ContainsKey(FieldName.SubscriberLastName)
            && fields.ContainsKey(FieldName.MemberId))
        {
            fields[FieldName.Relationship] = new(FieldName.Relationship, "self", 0.5, FieldSource.Directory);
        }
    }

    private sealed class Visit
    {
        private readonly List<(EncounterField Field, bool OnFaceSheet)> _fields = [];
        private readonly List<double> _confidences = [];

        public List<int> Pages { get; } = [];

        public double Legibility => _confidences.Count == 0 ? 0 : Math.Round(_confidences.Average(), 3);

        public void Add(PageText page, IEnumerable<EncounterField> fields, bool isFaceSheet)
        {
            Pages.Add(page.Number);
            _confidences.Add(page.Confidence);
            _fields.AddRange(fields.Select(field => (field, isFaceSheet)));
        }

        public bool Differs(string date) => Best(FieldName.DateOfService) is { } known && known.Text != date;

        /// <summary>A face sheet is believed before a note's heading, then the clearer reading.</summary>
        public EncounterField? Best(FieldName name) => _fields
            .Where(entry => entry.Field.Name == name)
            .OrderByDescending(entry => entry.OnFaceSheet)
            .ThenByDescending(entry => entry.Field.Confidence)
            .Select(entry => entry.Field)
            .FirstOrDefault();
    }
}
