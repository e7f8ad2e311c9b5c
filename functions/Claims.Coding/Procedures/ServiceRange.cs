namespace Claims.Coding.Procedures;

/// <summary>Some procedure codes: single ones and ranges, "36415 80047-80076", blanks between.</summary>
internal sealed class ServiceRange(string codes)
{
    private readonly (string First, string Last)[] _ranges =
        [.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => (part[..5], part.Length > 5 ? part[6..] : part))];

    /// <summary>The first code of all.</summary>
    public string First => _ranges[0].First;

    public bool Covers(string code) => Array.Exists(_ranges, range =>
        string.CompareOrdinal(range.First, code) <= 0 && string.CompareOrdinal(code, range.Last) <= 0);

    /// <summary>As given.</summary>
    public override string ToString() => codes;
}
