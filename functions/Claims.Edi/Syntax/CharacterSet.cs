using System.Collections.Frozen;
using System.Text;

namespace Claims.Edi.Syntax;

/// <summary>Brings text into the X12 basic character set: capital letters without accents, plain punctuation.</summary>
internal static class CharacterSet
{
    /// <summary>Latin letters and punctuation by what they become. Own table.</summary>
    private static readonly FrozenDictionary<char, string> Plain = new (string To, string From)[]
    {
        ("A", "ÀÁÂÃÅĀĂĄǍàáâãåāăąǎ"), ("AE", "ÄÆäæ"), ("C", "ÇĆĈĊČçćĉċč"), ("D", "ÐĎĐðďđ"),
        ("E", "ÈÉÊËĒĔĖĘĚèéêëēĕėęě"), ("G", "ĜĞĠĢĝğġģ"), ("H", "ĤĦĥħ"), ("I", "ÌÍÎÏĨĪĬĮİìíîïĩīĭįı"), ("J", "Ĵĵ"),
        ("K", "Ķķ"), ("L", "ĹĻĽĿŁĺļľŀł"), ("N", "ÑŃŅŇñńņň"), ("O", "ÒÓÔÕØŌŎŐòóôõøōŏő"), ("OE", "ÖŒöœ"),
        ("R", "ŔŖŘŕŗř"), ("S", "ŚŜŞŠȘśŝşšș"), ("SS", "ß"), ("T", "ŢŤŦȚţťŧț"), ("TH", "Þþ"),
        ("U", "ÙÚÛŨŪŬŮŰŲùúûũūŭůűų"), ("UE", "Üü"), ("W", "Ŵŵ"), ("Y", "ÝŶŸýÿŷ"), ("Z", "ŹŻŽźżž"),
        ("'", "\u2018\u2019\u201A\u2032"), ("\"", "\u201C\u201D\u201E\u2033"),
        ("-", "\u2010\u2011\u2012\u2013\u2014\u2212"),
        (" ", "\u00A0\u2002\u2003\u2009\u202F"), ("...", "\u2026"),
    }.SelectMany(row => row.From.Select(from => (from, row.To))).ToFrozenDictionary(pair => pair.from, pair => pair.To);

    /// <summary>The text in the basic set; characters with no counterpart stay, for the checks to refuse.</summary>
    public static string Basic(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('a', 'z') < 0 && text.AsSpan().IndexOfAnyExceptInRange('\0', '~') < 0)
            return text;
        var plain = new StringBuilder(text.Length + 4);
        foreach (var character in text)
        {
            if (Plain.TryGetValue(character, out var to))
                plain.Append(to);
            else
                plain.Append(char.ToUpperInvariant(character));
        }
        return plain.ToString();
    }
}
