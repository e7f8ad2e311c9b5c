using System.Globalization;

namespace Claims.Edi.Syntax;

/// <summary>What an element may hold, parsed from the notation of <c>segments.txt</c>.</summary>
/// <param name="Type">I code, A text, N integer, R decimal, D date, T time, C composite.</param>
/// <param name="Min">Shortest length.</param>
/// <param name="Max">Longest length; sign and decimal point do not count.</param>
/// <param name="Required">Whether it must not be empty.</param>
/// <param name="Repeats">Whether it may repeat.</param>
/// <param name="Components">The rules of a composite's components.</param>
internal readonly record struct ElementRule(
    char Type, int Min, int Max, bool Required, bool Repeats, ElementRule[] Components)
{
    private readonly ulong[]? keys;

    /// <summary>Its closed code list in order; null when there is none.</summary>
    public string[]? Codes
    {
        get;
        init
        {
            field = value;
            keys = value is null ? null : CodeKey.All(value);
        }
    }

    /// <summary>Whether a text is one of the codes, or there is no list.</summary>
    public bool Allows(ReadOnlySpan<char> text) => keys is null || keys.AsSpan().Contains(CodeKey.Of(text));

    public static ElementRule[] ParseAll(string text)
    {
        var rules = new List<ElementRule>();
        var start = 0;
        var depth = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is '[' or ']')
                depth += text[i] == '[' ? 1 : -1;
            if (i < text.Length && (text[i] != ' ' || depth > 0))
                continue;
            rules.Add(Parse(text[start..i]));
            start = i + 1;
        }
        return rules.ToArray();
    }

    private static ElementRule Parse(string text)
    {
        var end = text.IndexOf(']');
        var flags = text[(end + 1)..];
        var required = flags.Contains('!');
        var repeats = flags.Contains('+');
        if (end > 0)
            return new('C', 1, int.MaxValue, required, repeats, ParseAll(text[2..end]));
        var length = text[(text[0] == 'R' ? 1 : 2)..].TrimEnd('!', '+').TrimStart('-').Split('-');
        var max = int.Parse(length[^1], CultureInfo.InvariantCulture);
        var min = length.Length > 1 ? int.Parse(length[0], CultureInfo.InvariantCulture)
            : text[0] is 'D' or 'T' ? max : 1;
        return new(text[0], min, max, required, repeats, []);
    }
}
