namespace Claims.Coding.Reading;

/// <summary>Words brought to one form, so that "sprained ankles" and "ankle sprain" meet.</summary>
internal static class Words
{
    private static readonly Dictionary<string, string> Forms = DataFile.Rows("word-forms.txt")
        .SelectMany(row => DataFile.Items(row[1]).Append(row[0]).Select(form => (form, row[0])))
        .ToDictionary(pair => pair.form, pair => pair.Item2);

    private static readonly (string British, string American)[] Spellings =
    [
        ("oesoph", "esoph"), ("aemi", "emi"), ("haem", "hem"), ("oedem", "edem"), ("tumour", "tumor"),
        ("rrhoe", "rrhe"),
    ];

    /// <summary>The words of a text in base form, little words left out.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        foreach (var (start, length) in Tokenizer.Split(text))
        {
            var word = Base(text.AsSpan(start, length));
            if (!IsLittle(word))
                words.Add(word);
        }

        return words;
    }

    /// <summary>Words that carry no meaning inside a term.</summary>
    public static bool IsLittle(string word) =>
        word is "of" or "the" or "a" or "an" or "in" or "to" or "at" or "on" or "for" or "and" or "or" or "s" or "his"
            or "her" or "with" or "by" or "nos" or "is" or "as";

    /// <summary>Lower case, British spelling and plurals resolved, listed forms replaced.</summary>
    public static string Base(ReadOnlySpan<char> raw)
    {
        Span<char> buffer = stackalloc char[Math.Min(raw.Length, 40)];
        raw[..buffer.Length].ToLowerInvariant(buffer);
        var word = new string(buffer);
        if (Forms.TryGetValue(word, out var listed))
            return listed;
        foreach (var (british, american) in Spellings)
            word = word.Replace(british, american, StringComparison.Ordinal);
        word = Singular(word);
        return Forms.GetValueOrDefault(word, word);
    }

    private static string Singular(string word)
    {
        if (word.Length < 4 || word[^1] != 's' || word.EndsWith("ss", StringComparison.Ordinal)
            || word.EndsWith("is", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal))
            return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
            return word[..^3] + "y";
        if (word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("sses", StringComparison.Ordinal)
            || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal))
            return word[..^2];
        return word[..^1];
    }
}
