using Claims.Machine.TextExtraction;

namespace Claims.Machine;

/// <summary>The worker that reads charts; an edition starts it, nobody else.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is [ExtractionWorker.Verb])
        {
            return ExtractionWorker.Run();
        }

        Console.Error.WriteLine("This program reads charts for ClaimsFunctions and is started by it.");
        return 2;
    }
}
