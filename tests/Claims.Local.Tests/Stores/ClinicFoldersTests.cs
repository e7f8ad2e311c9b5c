using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Local.Stores;

namespace Claims.Local.Tests.Stores;

public sealed class ClinicFoldersTests : IDisposable
{
    private const string ClinicJson =
        """
        {
          "id": "north", "name": "North Clinic", "npi": "1234567893", "taxId": "001234567", "taxonomy": "261QP2300X",
          "address": { "line1": "1 Way", "city": "Springfield", "state": "IL", "zip": "627019998" },
          "contactName": "Office", "phone": "2175550100", "email": "a@north.example",
          "coderEmail": "b@north.example", "supervisorEmail": "c@north.example",
          "timeZone": "America/Chicago", "submitterId": "NORTH",
          "providers": [{ "npi": "1234567893", "lastName": "Rivers", "firstName": "Ada", "taxonomy": "207Q00000X",
            "email": "d@north.example" }]
        }
        """;

    private const string PayersJson =
        """
        [{ "id": "plan", "name": "Plan", "electronicId": "PLAN1", "aliases": [], "claimFilingIndicator": "CI",
           "address": { "line1": "1 Road", "city": "Peoria", "state": "IL", "zip": "616019998" },
           "filingDays": 90, "appealDays": 180, "authorizationRequired": [], "contractSource": "invented" }]
        """;

    private const string ChargesCsv = "code,description,charge\n99213,Office visit,120.00\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_clinic_with_three_good_files_is_read()
    {
        var directory = Read(ClinicJson, PayersJson, ChargesCsv);
        var id = Assert.Single(directory.Clinics);
        Assert.Equal("North Clinic", directory.Clinic(id).Name);
        Assert.Equal("PLAN1", Assert.Single(directory.Payers(id)).ElectronicId);
        Assert.Equal(120.00m, directory.Charges(id).Find("99213")!.Charge);
    }

    [Theory]
    [InlineData("\"npi\": \"1234567893\", \"taxId\"", "\"npi\": \"1234567890\", \"taxId\"", "clinic.json(2) at $.npi")]
    [InlineData("\"id\": \"north\"", "\"id\": \"south\"", "at $.id")]
    [InlineData("America/Chicago", "Mars/Base", "at $.timeZone")]
    [InlineData("\"phone\"", "\"telephone\"", "telephone")]
    [InlineData("\"phone\": \"2175550100\",", "", "phone")]
    [InlineData("2175550100", "217-555-0100", "at $.phone")]
    [InlineData("001234567", "12345", "at $.taxId")]
    public void A_fault_in_the_clinic_file_names_file_and_place(string good, string bad, string place)
    {
        var fault = Assert.Throws<InvalidDataException>(
            () => Read(ClinicJson.Replace(good, bad, StringComparison.Ordinal), PayersJson, ChargesCsv));
        Assert.Contains("clinic.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var fault = Assert.Throws<InvalidDataException>(
            () => Read("{", PayersJson.Replace("90", "0", StringComparison.Ordinal), "code,description\n1,x\n"));
        var lines = fault.Message.Split(Environment.NewLine);
        Assert.Equal(3, lines.Length);
        Assert.Contains(lines, line => line.Contains("clinic.json(1)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("filingDays", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("charge-master.csv(1)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_payer_may_say_when_it_is_asked_for_the_status_of_claims()
    {
        const string rules = """
            "contractSource": "invented", "statusInquiries": [
              { "from": "2026-01-01", "afterDays": 30, "againDays": 14, "source": "invented" },
              { "from": "2026-07-01", "afterDays": 21, "againDays": 14, "source": "invented" }]
            """;
        var directory = Read(
            ClinicJson, PayersJson.Replace("\"contractSource\": \"invented\"", rules, StringComparison.Ordinal), ChargesCsv);
        var payer = Assert.Single(directory.Payers(Assert.Single(directory.Clinics)));

        Assert.Null(payer.StatusInquiryOn(new(2025, 12, 31)));
        Assert.Equal(30, payer.StatusInquiryOn(new(2026, 6, 30))!.AfterDays);
        Assert.Equal(21, payer.StatusInquiryOn(new(2026, 7, 1))!.AfterDays);
        var never = rules.Replace("\"againDays\": 14", "\"againDays\": 0", StringComparison.Ordinal);
        var fault = Assert.Throws<InvalidDataException>(() => Read(
            ClinicJson, PayersJson.Replace("\"contractSource\": \"invented\"", never, StringComparison.Ordinal), ChargesCsv));
        Assert.Contains("statusInquiries", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Directory.CreateDirectory(_folder.File("north"));
        var fault = Assert.Throws<InvalidDataException>(() => ClinicDirectory.Read(ClinicFolders.In(_folder.Root)));
        Assert.Equal(3, fault.Message.Split("the file is missing").Length - 1);
    }

    [Fact]
    public void An_unknown_clinic_is_told_apart_by_name()
    {
        var directory = Read(ClinicJson, PayersJson, ChargesCsv);
        Assert.Throws<KeyNotFoundException>(() => directory.Clinic(TextId.Parse<ClinicId>("east")));
    }

    public void Dispose() => _folder.Dispose();

    private ClinicDirectory Read(string clinic, string payers, string charges)
    {
        Directory.CreateDirectory(_folder.File("north"));
        File.WriteAllText(_folder.File("north", "clinic.json"), clinic);
        File.WriteAllText(_folder.File("north", "payers.json"), payers);
        File.WriteAllText(_folder.File("north", "charge-master.csv"), charges);
        return ClinicDirectory.Read(ClinicFolders.In(_folder.Root));
    }
}
