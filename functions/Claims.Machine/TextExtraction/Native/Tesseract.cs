using System.Runtime.InteropServices;

namespace Claims.Machine.TextExtraction.Native;

#pragma warning disable SA1300, IDE1006 // The library's own names.

/// <summary>The part of Tesseract 5's C interface (Debian: libtesseract5) that is used, in the worker only.</summary>
internal static class Tesseract
{
    public const string Library = "libtesseract.so.5";
    public const int OrientationOnly = 0;
    public const int SingleColumn = 4;
    public const int LegacyEngine = 0;
    public const int LstmEngine = 1;
    public const int TextLine = 2;
    public const int Word = 3;

    /// <summary>Asked before each word whether to stop.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    [return: MarshalAs(UnmanagedType.U1)]
    public delegate bool CancelWhen(nint state, int words);

    [DllImport(Library)]
    public static extern nint TessVersion();

    [DllImport(Library)]
    public static extern nint TessBaseAPICreate();

    [DllImport(Library)]
    public static extern void TessBaseAPIDelete(nint engine);

    [DllImport(Library)]
    public static extern int TessBaseAPIInit2(
        nint engine,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string dataPath,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string language,
        int mode);

    [DllImport(Library)]
    public static extern int TessBaseAPISetVariable(
        nint engine,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string value);

    [DllImport(Library)]
    public static extern void TessBaseAPISetPageSegMode(nint engine, int mode);

    [DllImport(Library)]
    public static extern void TessBaseAPISetImage2(nint engine, Pix pix);

    [DllImport(Library)]
    public static extern void TessBaseAPISetSourceResolution(nint engine, int dpi);

    [DllImport(Library)]
    public static extern void TessBaseAPIClear(nint engine);

    [DllImport(Library)]
    public static extern int TessBaseAPIDetectOrientationScript(
        nint engine, out int degrees, out float confidence, out nint script, out float scriptConfidence);

    [DllImport(Library)]
    public static extern int TessBaseAPIRecognize(nint engine, nint monitor);

    [DllImport(Library)]
    public static extern nint TessBaseAPIGetIterator(nint engine);

    [DllImport(Library)]
    public static extern void TessResultIteratorDelete(nint iterator);

    [DllImport(Library)]
    public static extern nint TessResultIteratorGetPageIterator(nint iterator);

    [DllImport(Library)]
    public static extern int TessResultIteratorNext(nint iterator, int level);

    [DllImport(Library)]
    public static extern nint TessResultIteratorGetUTF8Text(nint iterator, int level);

    [DllImport(Library)]
    public static extern float TessResultIteratorConfidence(nint iterator, int level);

    [DllImport(Library)]
    public static extern int TessPageIteratorIsAtBeginningOf(nint iterator, int level);

    [DllImport(Library)]
    public static extern int TessPageIteratorBoundingBox(
        nint iterator, int level, out int left, out int top, out int right, out int bottom);

    [DllImport(Library)]
    public static extern void TessDeleteText(nint text);

    [DllImport(Library)]
    public static extern nint TessMonitorCreate();

    [DllImport(Library)]
    public static extern void TessMonitorDelete(nint monitor);

    [DllImport(Library)]
    public static extern void TessMonitorSetCancelFunc(nint monitor, CancelWhen cancel);
}
