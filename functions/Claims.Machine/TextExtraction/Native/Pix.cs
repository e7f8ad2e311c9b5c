using System.Runtime.InteropServices;

namespace Claims.Machine.TextExtraction.Native;

/// <summary>An image owned by leptonica.</summary>
internal sealed class Pix : SafeHandle
{
    public Pix()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    public int Width => Leptonica.pixGetWidth(this);

    public int Height => Leptonica.pixGetHeight(this);

    public int Depth => Leptonica.pixGetDepth(this);

    /// <summary>The image, or an error that names the step that could not make it.</summary>
    public Pix OrThrow(string step) => IsInvalid ? throw new InvalidDataException($"leptonica: {step} failed") : this;

    protected override bool ReleaseHandle()
    {
        Leptonica.pixDestroy(ref handle);
        return true;
    }
}
