using Claims.Azure.Files;
using Claims.Coding.CodeSets;
using Claims.Coding.CodeSets.Library;

namespace Claims.Azure.Tests.Files;

/// <summary>Code releases in a container count on their dates. The codes' titles are invented.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class BlobCodesTests(AzuriteFixture azurite) : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 28);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claims-codes-");

    [SkippableFact]
    public async Task Without_a_release_the_starter_set_counts()
    {
        Skip.If(AzuriteFixture.WhyNot is not null, AzuriteFixture.WhyNot);
        var codes = await BlobCodes.ReadAsync(await azurite.NewFolderAsync(), In("here"), default);
        Assert.Same(CodeSet.Starter, codes.On(Day).Set);
    }

    [SkippableFact]
    public async Task A_release_that_was_copied_there_counts_and_is_fetched_once()
    {
        Skip.If(AzuriteFixture.WhyNot is not null, AzuriteFixture.WhyNot);
        var blobs = await azurite.NewFolderAsync();
        await CopyAsync(blobs, "A000", "A001");

        var codes = await BlobCodes.ReadAsync(blobs, In("here"), default);
        Assert.True(codes.On(Day).InForce);
        Assert.True(codes.On(Day).Set.TryFind(Icd10Code.Parse("A00.1"), Day, out _));

        // Whatever is not fetched again keeps a mark of the same length and time.
        var kept = new FileInfo(Directory.GetFiles(In("here"), "*.txt*", SearchOption.AllDirectories).First());
        var (time, mark) = (kept.LastWriteTimeUtc, new byte[kept.Length]);
        await File.WriteAllBytesAsync(kept.FullName, mark);
        kept.LastWriteTimeUtc = time;
        await BlobCodes.ReadAsync(blobs, In("here"), default);
        Assert.Equal(mark, await File.ReadAllBytesAsync(kept.FullName));

        kept.LastWriteTimeUtc = time.AddHours(-1);
        await BlobCodes.ReadAsync(blobs, In("here"), default);
        Assert.NotEqual(mark, await File.ReadAllBytesAsync(kept.FullName));
    }

    [Theory]
    [InlineData("../b.codes")]
    [InlineData("official/../../b.codes")]
    [InlineData("/etc/b.codes")]
    public void A_name_that_leads_out_of_the_folder_is_refused(string name)
    {
        var fault = Assert.Throws<InvalidDataException>(() => BlobCodes.PathOf(In("here"), name));
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string In(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Imports a release of a few codes as `claims codes import` does, and uploads what that made.</summary>
    private async Task CopyAsync(BlobFolder blobs, params string[] codes)
    {
        var order = In("icd10cm-order-2027.txt");
        await File.WriteAllLinesAsync(order, codes.Prepend("A00").Select((code, at) =>
            $"{at + 1:D5} {code,-8}{(code == "A00" ? 0 : 1)} {$"Invented {code}",-60} Invented {code}"));
        using (var library = new CodeLibrary(In("made")))
        {
            library.Import(order);
        }

        foreach (var file in Directory.GetFiles(In("made"), "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(In("made"), file).Replace('\\', '/');
            await blobs.AddAsync(name, await File.ReadAllBytesAsync(file), default);
        }
    }
}
