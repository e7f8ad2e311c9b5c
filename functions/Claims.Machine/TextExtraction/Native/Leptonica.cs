using System.Runtime.InteropServices;

namespace Claims.Machine.TextExtraction.Native;

#pragma warning disable SA1300, IDE1006 // The library's own names.

/// <summary>The part of leptonica 1.82 (Debian: liblept5) that is used. Called in the worker process only.</summary>
internal static class Leptonica
{
    public const string Library = "liblept.so.5";
    public const int AreaMap = 1;
    public const int BringInWhite = 1;
    public const int SelectIfEither = 5;
    public const int SelectIfGreater = 2;
    private const int SilentSeverity = 6;

    public static void Silence() => setMsgSeverity(SilentSeverity);

    [DllImport(Library)]
    public static extern void pixDestroy(ref nint pix);

    [DllImport(Library)]
    public static extern int pixGetWidth(Pix pix);

    [DllImport(Library)]
    public static extern int pixGetHeight(Pix pix);

    [DllImport(Library)]
    public static extern int pixGetDepth(Pix pix);

    [DllImport(Library)]
    public static extern int pixGetXRes(Pix pix);

    [DllImport(Library)]
    public static extern int pixGetYRes(Pix pix);

    [DllImport(Library)]
    public static extern int pixSetResolution(Pix pix, int x, int y);

    [DllImport(Library)]
    public static extern Pix pixReadMem(byte[] data, nuint size);

    [DllImport(Library)]
    public static extern Pix pixReadMemTiff(byte[] data, nuint size, int page);

    [DllImport(Library)]
    public static extern Pix pixRemoveColormap(Pix pix, int type);

    [DllImport(Library)]
    public static extern Pix pixRemoveAlpha(Pix pix);

    [DllImport(Library)]
    public static extern Pix pixConvertTo8(Pix pix, int colormap);

    [DllImport(Library)]
    public static extern Pix pixConvertTo1(Pix pix, int threshold);

    [DllImport(Library)]
    public static extern Pix pixThresholdToBinary(Pix pix, int threshold);

    [DllImport(Library)]
    public static extern Pix pixThresholdTo2bpp(Pix pix, int levels, int colormap);

    [DllImport(Library)]
    public static extern Pix pixScale(Pix pix, float x, float y);

    [DllImport(Library)]
    public static extern Pix pixScaleToGray(Pix pix, float factor);

    [DllImport(Library)]
    public static extern Pix pixBlockconv(Pix pix, int halfWidth, int halfHeight);

    [DllImport(Library)]
    public static extern Pix pixOpenBrick(nint destination, Pix source, int width, int height);

    [DllImport(Library)]
    public static extern Pix pixCloseBrick(nint destination, Pix source, int width, int height);

    [DllImport(Library)]
    public static extern Pix pixDilateBrick(nint destination, Pix source, int width, int height);

    [DllImport(Library)]
    public static extern Pix pixInvert(nint destination, Pix source);

    [DllImport(Library)]
    public static extern Pix pixSubtract(nint destination, Pix first, Pix second);

    [DllImport(Library)]
    public static extern Pix pixOr(nint destination, Pix first, Pix second);

    [DllImport(Library)]
    public static extern Pix pixAnd(nint destination, Pix first, Pix second);

    [DllImport(Library)]
    public static extern int pixSetMasked(Pix pix, Pix mask, uint value);

    [DllImport(Library)]
    public static extern Pix pixSeedfillBinary(nint destination, Pix seed, Pix mask, int connectivity);

    [DllImport(Library)]
    public static extern int pixCountPixels(Pix pix, out int count, int[]? table);

    [DllImport(Library)]
    public static extern int pixCountConnComp(Pix pix, int connectivity, out int count);

    [DllImport(Library)]
    public static extern Pix pixSelectBySize(
        Pix pix, int width, int height, int connectivity, int type, int relation, out int changed);

    [DllImport(Library)]
    public static extern Pix pixBackgroundNorm(
        Pix pix, nint mask, nint gray, int tileWidth, int tileHeight, int threshold, int minimum, int background,
        int smoothX, int smoothY);

    [DllImport(Library)]
    public static extern Pix pixGammaTRC(nint destination, Pix source, float gamma, int minimum, int maximum);

    [DllImport(Library)]
    public static extern nint pixGetGrayHistogram(Pix pix, int factor);

    [DllImport(Library)]
    public static extern int numaGetIValue(nint numa, int index, out int value);

    [DllImport(Library)]
    public static extern void numaDestroy(ref nint numa);

    [DllImport(Library)]
    public static extern Pix pixRotateOrth(Pix pix, int clockwiseQuarters);

    [DllImport(Library)]
    public static extern Pix pixRotate(Pix pix, float radians, int type, int incolor, int width, int height);

    [DllImport(Library)]
    public static extern Pix pixAddBorder(Pix pix, int points, uint value);

    [DllImport(Library)]
    public static extern int pixFindSkewSweepAndSearch(
        Pix pix, out float degrees, out float confidence, int sweepReduction, int searchReduction, float range,
        float step, float minimumStep);

    [DllImport(Library)]
    public static extern nint pixConnCompBB(Pix pix, int connectivity);

    [DllImport(Library)]
    public static extern int boxaGetCount(nint boxes);

    [DllImport(Library)]
    public static extern int boxaGetBoxGeometry(nint boxes, int index, out int x, out int y, out int w, out int h);

    [DllImport(Library)]
    public static extern void boxaDestroy(ref nint boxes);

    [DllImport(Library)]
    public static extern Pix pixCreate(int width, int height, int depth);

    [DllImport(Library)]
    public static extern int pixRasterop(
        Pix destination, int x, int y, int width, int height, int operation, Pix source, int sourceX, int sourceY);

    [DllImport(Library)]
    public static extern int pixWriteMemPng(out nint data, out nuint size, Pix pix, float gamma);

    [DllImport(Library)]
    public static extern int pixWriteMemJpeg(out nint data, out nuint size, Pix pix, int quality, int progressive);

    [DllImport(Library)]
    public static extern void lept_free(nint data);

    [DllImport(Library)]
    private static extern int setMsgSeverity(int severity);
}
