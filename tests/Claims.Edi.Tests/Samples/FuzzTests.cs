using System.Globalization;

namespace Claims.Edi.Tests.Samples;

/// <summary>Damaged samples: reading must never throw, whatever arrives. CLAIMS_EDI_FUZZ sets how many (10,000); the long
/// form is tests/Claims.Edi.Fuzz.</summary>
public sealed class FuzzTests
{
    [SkippableFact]
    public void Damaged_samples_are_read_without_an_exception()
    {
        Skip.If(SampleFiles.Folder is null, "The public samples are not on this machine (../shared/data/x12).");
        var count = int.Parse(Environment.GetEnvironmentVariable("CLAIMS_EDI_FUZZ") ?? "10000",
            CultureInfo.InvariantCulture);
        var texts = SampleFiles.Names().Select(SampleFiles.Text).Where(text => text.Length < 20_000).ToArray();
        for (var number = 0; number < count; number++)
        {
            try
            {
                DamagedFile.Exercise(DamagedFile.Make(texts, number));
            }
            catch (Exception exception)
            {
                Assert.Fail($"Damaged file {number}: {exception}");
            }
        }
    }
}
