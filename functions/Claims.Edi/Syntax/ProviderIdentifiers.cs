namespace Claims.Edi.Syntax;

/// <summary>National Provider Identifiers: ten digits, the last one a Luhn digit over 80840 and the others
/// (CMS).</summary>
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
}
