using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets;

/// <summary>A file that a release was made from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name it was published under.</param>
/// <param name="FirstDay">The first date of service by its name.</param>
/// <param name="Sha256">Of its unpacked bytes, in hexadecimal.</param>
public sealed record ReleaseSource(OfficialFileKind Kind, string Name, DateOnly FirstDay, string Sha256);
