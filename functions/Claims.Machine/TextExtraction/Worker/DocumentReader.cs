using Claims.Core.Charts;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>One file in a worker: its pages' plans, and each page's words and picture.</summary>
internal sealed class DocumentReader : IDisposable
{
    private readonly IPageSource source;
    private readonly Lazy<PageRecognizer> recognizer;
    private readonly string engine;

    public DocumentReader(WorkerOrder order)
    {
        source = order.Kind == FileKind.Pdf ? new PdfSource(order) : new PictureSource(order);
        recognizer = new(() => new PageRecognizer(TimeSpan.FromSeconds(order.Limits.RecognitionCpuSeconds)));
        engine = "tesseract " + PageRecognizer.EngineVersion;
    }

    public IReadOnlyList<PagePlan> Look() => source.Look();

    public (WorkerAnswer Answer, byte[] Picture) Read(PagePlan plan)
    {
        using var raster = source.Draw(plan);
        var picture = PagePicture.Of(raster);
        var layer = source.TextLayer(plan);
        var lines = layer;
        if (lines is null || source.HasPictures(plan))
        {
            var recognised = recognizer.Value.Recognize(raster);
            lines = layer is null ? recognised : LineMerger.Merge(layer, recognised);
        }

        var words = lines.SelectMany(line => line.Words).ToList();
        var text = new PageText(
            plan.Number,
            picture.Width,
            picture.Height,
            words.Count == 0 ? 0 : words.Average(word => word.Confidence),
            ReferenceEquals(lines, layer) ? TextSource.TextLayer : TextSource.Recognised,
            lines);
        var answer = new WorkerAnswer
        {
            Page = text,
            Engine = text.Source == TextSource.TextLayer ? "pdf text layer" : engine,
            MediaType = picture.MediaType,
        };
        return (answer, picture.Content);
    }

    public void Dispose()
    {
        if (recognizer.IsValueCreated)
        {
            recognizer.Value.Dispose();
        }
    }
}
