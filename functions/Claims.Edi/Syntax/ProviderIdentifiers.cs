namespace Claims.Edi.Syntax;

/// <summary>National Provider Identifiers: ten digits, the last one a Luhn digit over 80840 and the others (CMS).</summary>
public static class ProviderIdentifiers
{
    /// <summary>Whether the text is ten digits with a valid check digit, such as 1234567893.</summary>
    public static bool IsNpi(ReadOnlySpan<char> text)
    {
        if (text.Length != 10 || text.IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        var sum = 24; // what the prefix 80840 adds
        for (var i = 0; i < 10; i++)
        {
            var digit = text[i] - '0';
            if (i % 2 == 0)
                digit = digit * 2 - (digit > 4 ? 9 : 0);
            sum += digit;
        }
        return sum % 10 == 0;
    }

    /// <summary>A wrong check digit is a warning: the receiver's provider table decides.</summary>
    internal static void Check(EdiLoop loop, string path, Findings findings)
    {
        foreach (var segment in loop.Segments)
        {
            var position = segment.Id switch { "NM1" when segment[8] == "XX" => 9, "N1" when segment[3] == "XX" => 4, _ => 0 };
            if (position > 0 && !IsNpi(segment[position]))
            {
                findings.Warn(EdiCodes.NpiInvalid, "This is not a valid NPI: 10 digits, the last one a check digit.",
                    segment, position, path: path);
            }
        }
        foreach (var inner in loop.Loops)
            Check(inner, path, findings);
    }
}
