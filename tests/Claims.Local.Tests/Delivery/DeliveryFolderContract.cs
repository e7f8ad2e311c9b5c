using System.Text;
using Claims.Delivery;

namespace Claims.Local.Tests.Delivery;

/// <summary>What every adapter of <see cref="IDeliveryFolder"/> must do; an adapter's tests derive from it.</summary>
public abstract class DeliveryFolderContract
{
    /// <summary>The adapter under test, empty at the start of a test.</summary>
    protected abstract IDeliveryFolder Folder { get; }

    [SkippableFact]
    public async Task The_first_content_stays_unless_it_is_written_over()
    {
        await Folder.AddAsync("a/b.json", Bytes("first"), default);
        await Folder.AddAsync("a/b.json", Bytes("second"), default);
        Assert.Equal("first", await TextAsync("a/b.json"));

        await Folder.PutAsync("a/b.json", Bytes("3"), default);
        Assert.Equal("3", await TextAsync("a/b.json"));
        Assert.True(await Folder.HasAsync("a/b.json", default));
        Assert.False(await Folder.HasAsync("b.json", default));
        Assert.Null(await Folder.ReadAsync("b.json", default));
    }

    [SkippableFact]
    public async Task A_folder_lists_its_own_files_only()
    {
        Assert.Empty(await Folder.ListAsync("smtp", default));
        foreach (var name in (string[])["x.eml", "smtp/2.eml", "smtp/1.eml", "smtp/refused/0.eml", "smtp2/3.eml"])
        {
            await Folder.AddAsync(name, Bytes(name), default);
        }

        Assert.Equal(["1.eml", "2.eml"], (await Folder.ListAsync("smtp", default)).Order());
        Assert.Equal(["0.eml"], await Folder.ListAsync("smtp/refused", default));
    }

    [SkippableFact]
    public async Task What_is_moved_or_removed_is_gone_and_again_is_nothing()
    {
        await Folder.AddAsync("smtp/1.eml", Bytes("one"), default);
        await Folder.MoveAsync("smtp/1.eml", "smtp/refused/1.eml", default);
        await Folder.MoveAsync("smtp/1.eml", "smtp/refused/1.eml", default);
        Assert.False(await Folder.HasAsync("smtp/1.eml", default));
        Assert.Equal("one", await TextAsync("smtp/refused/1.eml"));

        await Folder.RemoveAsync("smtp/refused/1.eml", default);
        await Folder.RemoveAsync("smtp/refused/1.eml", default);
        Assert.False(await Folder.HasAsync("smtp/refused/1.eml", default));
    }

    [SkippableFact]
    public async Task An_empty_file_is_a_file()
    {
        await Folder.AddAsync("texts/1.known", ReadOnlyMemory<byte>.Empty, default);
        Assert.True(await Folder.HasAsync("texts/1.known", default));
        Assert.Empty((await Folder.ReadAsync("texts/1.known", default))!);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<string> TextAsync(string name) => Encoding.UTF8.GetString((await Folder.ReadAsync(name, default))!);
}
