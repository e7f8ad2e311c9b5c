using Claims.Accuracy;

namespace Claims.Coding.Tests.CodeSets;

/// <summary>The official files of the shared data folder; tests that want them skip where it is absent.</summary>
internal static class SharedData
{
    public static string? Folder { get; } =
        LabelledNotes.SharedFolder() is { } shared && Directory.Exists(Path.Combine(shared, "data", "icd10cm"))
            ? Path.Combine(shared, "data")
            : null;

    /// <summary>A file's path, or the test skips.</summary>
    public static string File(params string[] parts)
    {
        Skip.If(Folder is null, "The official files are not beside the repository (shared/data).");
        return Path.Combine([Folder, .. parts]);
    }
}
