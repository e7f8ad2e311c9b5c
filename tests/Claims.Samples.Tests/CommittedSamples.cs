using System.Text.Json.Nodes;
using Claims.Samples.Stories;

namespace Claims.Samples.Tests;

/// <summary>The stories, and the committed files made of them.</summary>
internal static class CommittedSamples
{
    /// <summary>functions/Claims.Local/Samples of this working copy.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "functions", "Claims.Local", "Samples");

    /// <summary>All stories.</summary>
    public static IReadOnlyList<Story> Stories { get; } =
        StoryReader.ReadAll(Path.Combine(AppContext.BaseDirectory, "Stories"));

    /// <summary>The stories' names, for theories.</summary>
    public static TheoryData<string> Names => [.. Stories.Select(story => story.Name)];

    /// <summary>The charges of the sample clinic.</summary>
    public static Clinic Clinic { get; } = Clinic.Read(Path.Combine(Folder, "clinic"));

    /// <summary>A story.</summary>
    public static Story Story(string name) => Stories.Single(story => story.Name == name);

    /// <summary>A committed ground truth.</summary>
    public static JsonNode Truth(string name) => JsonNode.Parse(Text(name + ".truth.json"))!;

    /// <summary>A committed file's text.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClaimsFunctions.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException("The tests run inside a working copy, below ClaimsFunctions.sln.");
    }
}
