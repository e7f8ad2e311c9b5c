using Claims.Delivery;
using Claims.Local.Delivery;

namespace Claims.Local.Tests.Delivery;

public sealed class FolderDeliveryTests : DeliveryFolderContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override IDeliveryFolder Folder => new FolderDelivery(_folder.Root);

    [Fact]
    public async Task The_oldest_comes_first_and_a_file_being_written_not_at_all()
    {
        foreach (var (name, minute) in new[] { ("a.eml", 2), ("b.eml", 1), (".c.eml.writing", 0) })
        {
            File.WriteAllText(_folder.File(name), name);
            File.SetLastWriteTimeUtc(_folder.File(name), new DateTime(2026, 11, 2, 14, minute, 0, DateTimeKind.Utc));
        }

        Assert.Equal(["b.eml", "a.eml"], await Folder.ListAsync("", default));
    }

    public void Dispose() => _folder.Dispose();
}
