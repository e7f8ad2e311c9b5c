using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;
using Claims.Coding.Procedures;
using Claims.Coding.Tests.Diagnoses;

namespace Claims.Coding.Tests;

/// <summary>
/// The sample charts' stories as typed, before any scanner: what is suggested is what their coder bills.
/// </summary>
public sealed class SampleChartTests
{
    /// <summary>
    /// Where suggestions rightly differ: two charts end in a query to the physician, and of two kinds of diabetes drugs
    /// both are reported (guideline I.C.4.a.3).
    /// </summary>
    private static readonly Dictionary<string, string[]> Differing = new()
    {
        ["02-diabetes-visit 1"] = ["E11.22", "N18.32", "E11.42", "E11.65", "Z79.4", "Z79.84"],
        ["05-probable-pneumonia 1"] = ["R05.1", "R50.9", "R06.02"],
        ["11-child-ear-infection 1"] = ["H66.90"],
    };

    private static readonly ChargeMaster Charges = ReadCharges();

    public static TheoryData<string> Names =>
        [.. SampleCharts.Read().Where(chart => chart.Codes.Length > 0).Select(chart => chart.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_chart_gets_its_coder_s_diagnoses(string name)
    {
        var chart = SampleCharts.Read().Single(c => c.Name == name);
        var expected = Differing.GetValueOrDefault(name, chart.Codes);

        var result = Suggesting.Shared.Suggest(NoteText.FromPlain(chart.Note), Context(chart));

        var sure = result.Diagnoses.Where(d => d.Score >= 0.55).Select(d => d.Code.ToString()).ToList();
        Assert.True(expected.Order().SequenceEqual(sure.Order()) && expected[0] == sure[0],
            $"{name}: expected {string.Join(' ', expected)}, was "
                + $"{string.Join(' ', result.Diagnoses.Select(d => $"{d.Code}:{d.Score}"))}; not coded: "
                + string.Join(' ', result.NotCoded.Select(r => $"{r.Code}:{r.Why}")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_chart_gets_its_coder_s_services(string name)
    {
        var chart = SampleCharts.Read().Single(c => c.Name == name);
        var note = NoteText.FromPlain(chart.Note);
        var context = new ProcedureContext(
            AgeInYears: Context(chart).AgeInYears,
            Diagnoses: Suggesting.Shared.Suggest(note, Context(chart)).Diagnoses);

        var result = new ProcedureSuggester(Charges).Suggest(note, context);

        var found = result.Procedures.Where(p => p.Score >= 0.5).Select(Written).Order().ToList();
        Assert.Equal(string.Join(", ", chart.Procedures.Order()), string.Join(", ", found));
    }

    private static string Written(ProcedureSuggestion procedure) =>
        procedure.Item.Code + string.Concat(procedure.Modifiers.Select(m => "-" + m))
            + (procedure.Units > 1 ? $" x{procedure.Units}" : "");

    private static SuggestionContext Context(SampleEncounter chart) => new(
        chart.DateOfService, chart.Sex == 'F' ? PatientSex.Female : PatientSex.Male, chart.BirthDate);

    private static ChargeMaster ReadCharges()
    {
        using var reader = File.OpenText(Path.Combine(
            SampleCharts.Repository(), "functions", "Claims.Local", "Samples", "clinic", "charge-master.csv"));
        var reading = ChargeMaster.Parse(reader);
        Assert.Empty(reading.Errors);
        return reading.Master;
    }
}
