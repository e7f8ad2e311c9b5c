namespace Claims.Machine.TextExtraction.Native;

/// <summary>The boxes around an image's connected parts.</summary>
internal sealed class Boxes
{
    private const int CopySource = 0xC;
    private readonly List<(int X, int Y, int Width, int Height)> all = [];

    public Boxes(Pix binary)
    {
        var boxes = Leptonica.pixConnCompBB(binary, 8);
        if (boxes == 0)
        {
            throw new InvalidDataException("leptonica: components failed");
        }

        var count = Leptonica.boxaGetCount(boxes);
        for (var index = 0; index < count; index++)
        {
            Leptonica.boxaGetBoxGeometry(boxes, index, out var x, out var y, out var width, out var height);
            all.Add((x, y, width, height));
        }

        Leptonica.boxaDestroy(ref boxes);
    }

    public IReadOnlyList<(int X, int Y, int Width, int Height)> All => all;

    /// <summary>An image with only the parts whose box is wanted.</summary>
    public Pix KeepAsMask(Pix binary, Func<int, int, int, int, bool> wanted)
    {
        var mask = Leptonica.pixCreate(binary.Width, binary.Height, 1).OrThrow("mask");
        foreach (var (x, y, width, height) in all.Where(box => wanted(box.X, box.Y, box.Width, box.Height)))
        {
            Leptonica.pixRasterop(mask, x, y, width, height, CopySource << 1, binary, x, y);
        }

        return mask;
    }
}
