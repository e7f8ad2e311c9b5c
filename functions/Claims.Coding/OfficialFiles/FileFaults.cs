using System.Globalization;

namespace Claims.Coding.OfficialFiles;

/// <summary>
/// What is wrong in one file. A code list with holes is worse than none, so a file with a fault is refused as a whole,
/// with all the places named.
/// </summary>
internal sealed class FileFaults(string file)
{
    private const int Shown = 5;
    private readonly List<string> _faults = [];
    private int _count;

    public void Add(int line, string what) => Add($"line {line.ToString(CultureInfo.InvariantCulture)}: {what}");

    public void Add(string what)
    {
        if (_count++ < Shown)
            _faults.Add(what);
    }

    /// <exception cref="InvalidDataException">There are faults; the message names places and remedy.</exception>
    public void ThrowIfAny()
    {
        if (_count == 0)
            return;
        var more = _count > Shown ? $"; and {_count - Shown} more" : "";
        throw new InvalidDataException(
            $"{file} cannot be used: {string.Join("; ", _faults)}{more}. Download the file again, unpack nothing by "
            + "hand and do not save it from an editor or spreadsheet.");
    }
}
