using Claims.Samples;
using Claims.Samples.Stories;

// Writes the sample charts: dotnet run --project tests/Claims.Samples -- functions/Claims.Local/Samples [name]
if (args.Length is 0 or > 2)
{
    Console.Error.WriteLine("Usage: Claims.Samples FOLDER [NAME]   writes all charts, or one, into FOLDER.");
    return 2;
}

var folder = args[0];
var clinic = Clinic.Read(Path.Combine(folder, "clinic"));
foreach (var story in StoryReader.ReadAll(Path.Combine(AppContext.BaseDirectory, "Stories")))
{
    if (args.Length == 2 && args[1] != story.Name)
        continue;
    var chart = ChartFile.Make(story);
    File.WriteAllBytes(Path.Combine(folder, story.FileName), chart);
    File.WriteAllText(Path.Combine(folder, story.Name + ".truth.json"), Truth.Of(story, clinic));
    if (Truth.SidecarOf(story) is { } sidecar)
        File.WriteAllText(Path.Combine(folder, story.Name + ".json"), sidecar);
    Console.WriteLine($"{story.FileName}: {story.Pages.Count} pages, {chart.Length / 1024} KB");
}

return 0;
