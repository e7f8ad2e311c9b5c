using System.Text;
using System.Text.Json;
using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>What a compiled file says of itself.</summary>
/// <param name="System">What it is of.</param>
/// <param name="FirstDay">The first date of service.</param>
/// <param name="LastDay">The last by the publishing rhythm.</param>
/// <param name="Sources">What it was made from.</param>
/// <param name="Terms">The state of this project's own synonyms that were built in.</param>
internal sealed record ReleaseAbout(
    CodeSystem System, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<ReleaseSource> Sources, string Terms = "")
{
    public void Write(SectionWriter writer) =>
        writer.Add(Sections.About, (ReadOnlySpan<byte>)JsonSerializer.SerializeToUtf8Bytes(this));

    public static ReleaseAbout Read(SectionFile file) =>
        JsonSerializer.Deserialize<ReleaseAbout>(Encoding.UTF8.GetString(file.Rows<byte>(Sections.About)))
            ?? throw new InvalidDataException("A compiled code file does not say what it is.");
}
