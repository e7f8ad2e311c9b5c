namespace Claims.Edi.Syntax;

/// <summary>Makes strings of elements. Codes of one to three signs, which most elements are, are made once.</summary>
internal static class ShortTexts
{
    /// <summary>Codes met before, by their signs; a newer one takes the place of an older one.</summary>
    private static readonly string?[] Met = new string?[4096];

    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 3)
            return text.ToString();
        var place = text[0] * 31 + (text.Length > 1 ? text[1] * 7 : 0) + (text.Length > 2 ? text[2] * 1021 : 0);
        ref var slot = ref Met[place & (Met.Length - 1)];
        var met = slot;
        if (met is not null && text.SequenceEqual(met))
            return met;
        return slot = text.ToString();
    }
}
