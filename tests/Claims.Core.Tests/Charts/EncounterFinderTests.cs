using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Tests.Charts;

public sealed class EncounterFinderTests
{
    private static readonly string[] FaceSheet =
    [
        "FACE SHEET   INVENTED SAMPLE - NOT A REAL PATIENT",
        "Patient Name: Invented, Ada B.          Date of Birth: 03/14/1961",
        "Sex: Female     Phone: (217) 555-0142",
        "Address: 12 Sample Lane, Springfield, IL 62704",
        "Insurance: Exampie Health Plan       Group No.: G-100",
        "Member ID: EHP 44719 0236     Relationship: Self",
        "Date of Service: 10/07/2026    Place of Service: 11",
        "Rendering Provider: Marco Castellano, MD    NPI: 12345678g3",
    ];

    [Theory]
    [InlineData(FieldName.PatientLastName, "Invented")]
    [InlineData(FieldName.PatientFirstName, "Ada")]
    [InlineData(FieldName.PatientBirthDate, "1961-03-14")]
    [InlineData(FieldName.PatientSex, "F")]
    [InlineData(FieldName.PatientAddress, "12 Sample Lane")]
    [InlineData(FieldName.PatientCity, "Springfield")]
    [InlineData(FieldName.PatientState, "IL")]
    [InlineData(FieldName.PatientZip, "62704")]
    [InlineData(FieldName.Payer, "example-health")]
    [InlineData(FieldName.MemberId, "EHP447190236")]
    [InlineData(FieldName.GroupNumber, "G100")]
    [InlineData(FieldName.Relationship, "self")]
    [InlineData(FieldName.DateOfService, "2026-10-07")]
    [InlineData(FieldName.PlaceOfService, "11")]
    [InlineData(FieldName.RenderingProviderNpi, "1234567893")]
    public void Labels_with_values_behind_them_are_read_and_mended(FieldName name, string expected)
    {
        var encounter = Assert.Single(Find(null, PrintedPage.Of(1, FaceSheet)));

        Assert.Equal(expected, encounter[name]);
    }

    [Fact]
    public void A_form_with_small_labels_above_the_values_is_read_by_position()
    {
        var encounter = Assert.Single(Find(
            null,
            PrintedPage.Of(
                1,
                "Patient Name                    Date of Birth          Sex",
                "Invented, Ada                   03/14/1961             F",
                "Member ID                       Group No.              Date of Service",
                "EHP447190236                                           10/07/2026")));

        Assert.Equal("Invented", encounter[FieldName.PatientLastName]);
        Assert.Equal("1961-03-14", encounter[FieldName.PatientBirthDate]);
        Assert.Equal("F", encounter[FieldName.PatientSex]);
        Assert.Equal("EHP447190236", encounter[FieldName.MemberId]);
        Assert.Null(encounter[FieldName.GroupNumber]);
        Assert.Equal("2026-10-07", encounter[FieldName.DateOfService]);
    }

    [Fact]
    public void A_field_knows_its_place_on_the_page()
    {
        var encounter = Assert.Single(Find(null, PrintedPage.Of(1, FaceSheet)));

        var member = encounter.Fields.Single(field => field.Name == FieldName.MemberId);

        Assert.Equal(1, member.Page);
        Assert.Equal(0.11, member.Box!.Value.Left, 3);
        Assert.Equal(0.10, member.Box!.Value.Top, 3);
        Assert.Equal(FieldSource.Page, member.Source);
    }

    [Fact]
    public void Words_of_a_sentence_are_no_labels()
    {
        var encounter = Assert.Single(Find(
            null,
            PrintedPage.Of(1, FaceSheet),
            PrintedPage.Of(2, "The patient was seen by the provider for a visit and sex was not discussed.")));

        Assert.Equal([1, 2], encounter.Pages);
        Assert.Equal("Invented", encounter[FieldName.PatientLastName]);
    }

    [Fact]
    public void A_face_sheet_with_another_date_of_service_begins_another_visit()
    {
        var second = FaceSheet.Select(line => line.Replace("10/07/2026", "10/21/2026")).ToArray();

        var encounters = Find(
            null,
            PrintedPage.Of(1, FaceSheet),
            PrintedPage.Of(2, "Invented, Ada   DOS 10/07/2026", "Chief Complaint", "Cough."),
            PrintedPage.Of(3, second),
            PrintedPage.Of(4, "Assessment", "Resolved."));

        Assert.Collection(
            encounters,
            first => Assert.Equal([1, 2], first.Pages),
            later => Assert.Equal([3, 4], later.Pages));
        Assert.Equal("2026-10-21", encounters[1][FieldName.DateOfService]);
        Assert.NotEqual(encounters[0].Id, encounters[1].Id);
    }

    [Fact]
    public void The_sidecar_wins_over_the_page()
    {
        var sidecar = new Sidecar(
            new("Corrected", null, null, null, null, null),
            new("Example Health", "EHP999", null, null, null),
            new(null, null, null, null, "AUTH77"));

        var encounter = Assert.Single(Find(sidecar, PrintedPage.Of(1, FaceSheet)));

        Assert.Equal("Corrected", encounter[FieldName.PatientLastName]);
        Assert.Equal("Ada", encounter[FieldName.PatientFirstName]);
        Assert.Equal("EHP999", encounter[FieldName.MemberId]);
        Assert.Equal("AUTH77", encounter[FieldName.AuthorizationNumber]);
        Assert.Equal(
            FieldSource.Sidecar, encounter.Fields.Single(field => field.Name == FieldName.MemberId).Source);
    }

    [Fact]
    public void A_provider_without_a_readable_npi_gets_it_from_the_clinics_directory()
    {
        var encounter = Assert.Single(Find(
            null, PrintedPage.Of(1, "Rendering Provider: Marco Castel1ano, MD    NPI: 1234567890")));

        var npi = encounter.Fields.Single(field => field.Name == FieldName.RenderingProviderNpi);

        Assert.Equal("1234567893", npi.Text);
        Assert.Equal(FieldSource.Directory, npi.Source);
    }

    [Fact]
    public void A_chart_without_any_text_is_one_encounter_for_the_coder_to_see()
    {
        var encounter = Assert.Single(Find(null, PrintedPage.Of(1)));

        Assert.Equal([1], encounter.Pages);
        Assert.Empty(encounter.Fields);
    }

    private static IReadOnlyList<Encounter> Find(Sidecar? sidecar, params PageText[] pages)
    {
        var chart = new Chart(
            TextId.Parse<ChartId>("abc123"), TestClinic.Id, "scan.pdf", FileKind.Pdf, 1, "00",
            DateTimeOffset.UnixEpoch, sidecar);
        return new EncounterFinder(new TestClinic()).Find(chart, new(pages, "test"));
    }
}
