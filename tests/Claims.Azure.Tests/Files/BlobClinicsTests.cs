using System.Text;
using System.Text.Json;
using Claims.Azure.Files;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;

namespace Claims.Azure.Tests.Files;

[Collection(AzuriteCollection.Name)]
public sealed class BlobClinicsTests(AzuriteFixture azurite)
{
    [SkippableFact]
    public async Task A_clinic_of_three_blobs_is_read()
    {
        var folder = await SampleAsync("sample-family-clinic");
        var directory = ClinicDirectory.Read(await BlobClinics.ReadAsync(folder, default));
        var id = Assert.Single(directory.Clinics);
        Assert.Equal("sample-family-clinic", directory.Clinic(id).Id.Value);
        Assert.NotEmpty(directory.Payers(id));
        Assert.NotNull(directory.Charges(id).Find("99213"));
    }

    [SkippableFact]
    public async Task Faults_name_the_blob()
    {
        var folder = await SampleAsync("sample-family-clinic");
        await folder.PutAsync("sample-family-clinic/clinic.json", "{"u8.ToArray(), default);
        await folder.RemoveAsync("sample-family-clinic/payers.json", default);
        await folder.PutAsync("Not A Clinic/clinic.json", "{"u8.ToArray(), default);
        var folders = await BlobClinics.ReadAsync(folder, default);
        var fault = Assert.Throws<InvalidDataException>(() => ClinicDirectory.Read(folders));
        Assert.Contains("clinics/sample-family-clinic/clinic.json(1)", fault.Message, StringComparison.Ordinal);
        Assert.Contains("clinics/sample-family-clinic/payers.json: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("clinics/Not A Clinic", fault.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_clinic_may_have_a_policy_of_its_own_and_a_bad_one_is_named()
    {
        var clinic = TextId.Parse<ClinicId>("sample-family-clinic");
        var name = $"{clinic}/dunning-policy.json";
        var folder = await SampleAsync(clinic.Value);
        Assert.Equal(
            DunningPolicy.BuiltIn.QuietDays,
            ClinicPolicies.Read(await BlobClinics.ReadAsync(folder, default)).For(clinic).QuietDays);

        var policy = JsonSerializer.SerializeToUtf8Bytes(DunningPolicy.BuiltIn with { QuietDays = 9 }, CoreJson.Options);
        await folder.PutAsync(name, policy, default);
        Assert.Equal(9, ClinicPolicies.Read(await BlobClinics.ReadAsync(folder, default)).For(clinic).QuietDays);

        await folder.PutAsync(name, "{"u8.ToArray(), default);
        var folders = await BlobClinics.ReadAsync(folder, default);
        var fault = Assert.Throws<InvalidDataException>(() => ClinicPolicies.Read(folders));
        Assert.Contains($"clinics/{name}: ", fault.Message, StringComparison.Ordinal);
    }

    private async Task<BlobFolder> SampleAsync(string clinic)
    {
        Skip.If(AzuriteFixture.WhyNot is not null, AzuriteFixture.WhyNot);
        var folder = await azurite.NewFolderAsync();
        foreach (var file in Directory.GetFiles(SampleFolder()))
        {
            var content = Encoding.UTF8.GetBytes(await File.ReadAllTextAsync(file));
            await folder.AddAsync($"{clinic}/{Path.GetFileName(file)}", content, default);
        }

        return folder;
    }

    private static string SampleFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ClaimsFunctions.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "functions", "Claims.Local", "Samples", "clinic");
    }
}
