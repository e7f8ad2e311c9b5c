namespace Claims.Coding.OfficialFiles;

/// <summary>One recognised file of a download.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name without folders.</param>
/// <param name="FirstDay">The first date of service of its release; null when no name tells it.</param>
/// <param name="Open">Opens its text, unpacked. The caller disposes.</param>
public sealed record OfficialFile(OfficialFileKind Kind, string Name, DateOnly? FirstDay, Func<Stream> Open)
{
    /// <summary>What its release is of.</summary>
    public CodeSystem System => OfficialFileName.SystemOf(Kind);
}
