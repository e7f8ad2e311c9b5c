using System.Runtime.InteropServices;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>A code. Rows are in the order of their keys, so that what lies under a code follows it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct CodeRow(
    ulong Key, int Title, int ShortTitle, int Parent, int End, int Place, CodeFlags Flags, int Restriction)
{
    /// <summary>Up to eight letters as one number that sorts as the text does.</summary>
    public static ulong KeyOf(ReadOnlySpan<char> compact)
    {
        var key = 0UL;
        for (var i = 0; i < 8; i++)
            key = (key << 8) | (i < compact.Length ? compact[i] : 0u);
        return key;
    }

    /// <summary>The letters of a key.</summary>
    public static string TextOf(ulong key)
    {
        Span<char> text = stackalloc char[8];
        var length = 0;
        for (var shift = 56; shift >= 0 && (char)((key >> shift) & 0xFF) is var letter and not '\0'; shift -= 8)
            text[length++] = letter;
        return text[..length].ToString();
    }
}

[Flags]
internal enum CodeFlags
{
    None = 0,
    Billable = 1,
}

/// <summary>A chapter, section or code of the tabular list, with its notes and 7th characters.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct PlaceRow(
    int Level, int Name, int Title, int Parent, int FirstNote, int Notes, int FirstCharacter, int Characters);

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct NoteRow(int Kind, int Text);

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct CharacterRow(int Character, int Meaning);

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct TermRow(
    int Book, int Parent, int Title, int Nonessential, int Code, int Manifestation, int See, int SeeAlso, int Cells);

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ChangeRow(ulong Key, int Kind, int Title, int Before);

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ConversionRow(ulong Key, int Since, int Previous);

/// <summary>The names of the sections.</summary>
internal static class Sections
{
    public const string About = "about";
    public const string Texts = "texts";
    public const string Codes = "codes";
    public const string Order = "order";
    public const string Places = "places";
    public const string Notes = "notes";
    public const string Characters = "chars";
    public const string Terms = "terms";
    public const string Cells = "cells";
    public const string Changes = "changes";
    public const string Conversions = "convert";
    public const string AddOns = "addons";
    public const string TitleWords = "t-";
    public const string TermWords = "i-";

    public static string Pairs(EditSetting setting) => $"pairs{(int)setting}";

    public static string Units(EditSetting setting) => $"units{(int)setting}";
}
