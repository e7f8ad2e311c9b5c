using Claims.Core.Charts;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>Ends the reading of a file that can never be read.</summary>
internal sealed class RefusedException(QuarantineReason reason, string detail) : Exception(detail)
{
    public Refusal Refusal { get; } = new(reason, detail);

    public static RefusedException Damaged(string what) =>
        new(QuarantineReason.Damaged, $"The file is damaged: {what}. Scan or export it again.");

    public static RefusedException TooManyPages(long pages, int limit) =>
        new(QuarantineReason.TooManyPages, $"The file has {pages} pages; at most {limit} are read. Split it.");

    public static RefusedException TooManyPixels(int page, double width, double height, long limit) =>
        new(
            QuarantineReason.TooManyPixels,
            $"Page {page} has {width:0} x {height:0} pixels; at most {limit / 1_000_000} million are read. "
            + "Scan it again at 300 dpi.");
}
