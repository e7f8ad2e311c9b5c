namespace Claims.Core.Primitives;

/// <summary>Names of files that are handed over.</summary>
public static class FileName
{
    /// <summary>A name that is one file in its folder and nowhere else.</summary>
    /// <exception cref="ArgumentException">It is no such name.</exception>
    public static string Checked(string name) =>
        name.Length > 0 && char.IsAsciiLetterOrDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_')
            ? name
            : throw new ArgumentException(
                "A file's name has letters, digits, '-', '_' and '.', and begins with a letter or digit.",
                nameof(name));
}
