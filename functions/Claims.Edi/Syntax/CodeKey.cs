namespace Claims.Edi.Syntax;

/// <summary>Codes as numbers, so that one is found among many without comparing texts.</summary>
internal static class CodeKey
{
    /// <summary>The signs that fit into one number: as many as the codes of closed lists and guides have.</summary>
    private const int Longest = 4;

    /// <summary>The number of a code; 0 when it is empty or longer than any that is listed.</summary>
    public static ulong Of(ReadOnlySpan<char> code)
    {
        var key = 0UL;
        if (code.Length <= Longest)
        {
            foreach (var sign in code)
                key = key << 16 | sign;
        }
        return key;
    }

    /// <summary>The numbers of a list's codes.</summary>
    public static ulong[] All(string[] codes) => Array.ConvertAll(codes, code => Of(code) is var key and > 0
        ? key : throw new InvalidOperationException($"The listed code {code} has not 1 to {Longest} signs."));
}
