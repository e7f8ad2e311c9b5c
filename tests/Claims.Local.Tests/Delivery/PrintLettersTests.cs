using System.Text;
using System.Text.Json;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Delivery;
using Claims.Delivery.Notes;
using Claims.Delivery.Print;
using Claims.Local.Delivery;
using Claims.Local.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Local.Tests.Delivery;

public sealed class PrintLettersTests : IDisposable
{
    private static readonly Uri Link = new("https://claims.example/statement/x");

    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 12, 1, 15, 0, 0, TimeSpan.Zero));
    private readonly IClinicDirectory _directory;

    public PrintLettersTests()
    {
        _data = new(_folder.Root);
        var clinic = Directory.CreateDirectory(Path.Combine(_data.Clinics, "sample-family-clinic"));
        foreach (var file in Directory.GetFiles(Path.Combine(SampleFiles.Folder, "clinic")))
        {
            File.Copy(file, Path.Combine(clinic.FullName, Path.GetFileName(file)));
        }

        _directory = ClinicDirectory.Read(ClinicFolders.In(_data.Clinics));
    }

    private Clinic Home => _directory.Clinic(_directory.Clinics[0]);

    private string Folder => Path.Combine(_data.Print, Home.Id.Value);

    [Fact]
    public async Task The_letters_of_a_day_become_one_file_with_a_manifest()
    {
        var queue = new PrintQueue(FolderDelivery.Of(_data));
        await queue.AddAsync(Home, Letter(1, "62704"), Link, default);
        await queue.AddAsync(Home, Letter(2, "62701"), Link, default);
        await queue.AddAsync(Home, Letter(2, "62701"), Link, default); // Handed over twice.
        var chore = Print();

        Assert.False(await chore.RunAsync(default));
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 22, 0, 0, TimeSpan.Zero), chore.NextDue);
        _time.SetUtcNow(chore.NextDue!.Value);
        Assert.True(await chore.RunAsync(default));
        Assert.False(await chore.RunAsync(default));

        var manifest = Manifest("2026-12-01");
        Assert.Equal(["62701", "62704"], manifest.Letters.Select(line => line.Zip));
        Assert.Equal(1, manifest.Letters[0].FirstPage);
        Assert.Equal(1 + manifest.Letters[0].Pages, manifest.Letters[1].FirstPage);
        var pdf = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(Folder, "2026-12-01.pdf")));
        Assert.StartsWith("%PDF", pdf, StringComparison.Ordinal);
        Assert.Equal(manifest.Pages, pdf.Split("/Type /Page\n").Length - 1);
    }

    [Fact]
    public async Task A_later_letter_has_a_file_of_its_own_and_a_crash_prints_nothing_twice()
    {
        var queue = new PrintQueue(FolderDelivery.Of(_data));
        await queue.AddAsync(Home, Letter(1, "62704"), Link, default);
        _time.Advance(TimeSpan.FromHours(8));
        await Print().RunAsync(default);
        var printed = Assert.Single(Directory.GetFiles(Path.Combine(Folder, "printed")));
        File.Move(printed, Path.Combine(Folder, "waiting", Path.GetFileName(printed))); // Killed before it was moved.
        await Print().RunAsync(default);
        Assert.False(File.Exists(Path.Combine(Folder, "2026-12-01-2.json")));

        await queue.AddAsync(Home, Letter(2, "62701"), Link, default);
        await Print().RunAsync(default);

        Assert.EndsWith("/002", Assert.Single(Manifest("2026-12-01-2").Letters).Statement, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_posted_once_and_nobody_may_allow_texts_without_a_provider()
    {
        var settings = new DeliverySettings { TextsWebhook = new("http://texts.example/") };
        var notes = new TextNotes(FolderDelivery.Of(_data), settings);
        string[] Waiting() => Directory.GetFiles(Path.Combine(_data.Mail, "texts"), "*.json");
        await notes.SendAsync("statement-a-1-001", "2175550188", "words", default);
        Assert.Equal(
            """{"id":"statement-a-1-001","to":"\u002B12175550188","text":"words"}""",
            await File.ReadAllTextAsync(Assert.Single(Waiting())));
        File.Delete(Waiting()[0]); // The provider took it.
        await notes.SendAsync("statement-a-1-001", "2175550188", "words", default);

        Assert.Empty(Waiting());
        Assert.True(notes.CanSend);
        Assert.False(new TextNotes(FolderDelivery.Of(_data), new()).CanSend);
    }

    [Fact]
    public void A_clinic_may_have_a_policy_of_its_own_and_a_bad_one_is_named()
    {
        var path = Path.Combine(_data.Clinics, Home.Id.Value, "dunning-policy.json");
        File.WriteAllText(path, JsonSerializer.Serialize(DunningPolicy.BuiltIn with { QuietDays = 9 }, CoreJson.Options));
        Assert.Equal(9, ClinicPolicies.Read(ClinicFolders.In(_data.Clinics)).For(Home.Id).QuietDays);

        File.WriteAllText(
            path, JsonSerializer.Serialize(DunningPolicy.BuiltIn with { CollectionsAfterDays = 30 }, CoreJson.Options));
        var fault = Assert.Throws<InvalidDataException>(() => ClinicPolicies.Read(ClinicFolders.In(_data.Clinics)));
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private PrintLetters Print() => new(FolderDelivery.Of(_data), _directory, new(), _time);

    private PrintManifest Manifest(string name) => JsonSerializer.Deserialize<PrintManifest>(
        File.ReadAllText(Path.Combine(Folder, $"{name}.json")), CoreJson.Options)!;

    private Statement Letter(int number, string zip) => new(
        new(Home.Id, TextId.Parse<ChartId>("4fa3b2c1d0e9"), TextId.Parse<EncounterId>("4fa3b2c1d0e9-1")), number,
        new(2026, 12, 1), new(2026, 12, 31), StatementTone.PastDue, "Invented Person",
        new("1 Invented Way", "Springfield", "IL", zip), new(2026, 10, 1), "Provider", "Plan",
        [new("Visit", new(10m), new(4m), new(5m), new(1m))], [], Money.Zero, new(1m));
}
