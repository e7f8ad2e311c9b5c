using Claims.Local.TextExtraction;

if (args is [ExtractionWorker.Verb, ..])
{
    return ExtractionWorker.Run();
}

return 0;
