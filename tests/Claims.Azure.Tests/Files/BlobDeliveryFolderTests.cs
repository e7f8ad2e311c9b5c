using Claims.Azure.Files;
using Claims.Delivery;
using Claims.Local.Tests.Delivery;

namespace Claims.Azure.Tests.Files;

[Collection(AzuriteCollection.Name)]
public sealed class BlobDeliveryFolderTests(AzuriteFixture azurite) : DeliveryFolderContract, IAsyncLifetime
{
    private BlobFolder? _folder;

    protected override IDeliveryFolder Folder
    {
        get
        {
            Skip.If(_folder is null, AzuriteFixture.WhyNot);
            return _folder!;
        }
    }

    public async Task InitializeAsync() =>
        _folder = AzuriteFixture.WhyNot is null ? await azurite.NewFolderAsync() : null;

    public Task DisposeAsync() => Task.CompletedTask;
}
