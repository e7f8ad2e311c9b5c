namespace Claims.Coding.OfficialFiles;

/// <summary>The form of procedure codes: five letters or digits; a modifier has two.</summary>
internal static class ProcedureKey
{
    public static bool IsCode(string text) => text.Length == 5 && text.All(IsLetter);

    public static bool IsModifier(string text) => text.Length == 2 && text.All(IsLetter);

    private static bool IsLetter(char letter) => char.IsAsciiDigit(letter) || char.IsAsciiLetterUpper(letter);
}
