using System.Text;

namespace Claims.Coding;

/// <summary>A record of a CSV (RFC 4180) in the making: quoted fields may hold commas, doubled quotes and line breaks.
/// </summary>
internal sealed class CsvRecord
{
    private readonly List<string> _fields = [];
    private readonly StringBuilder _field = new();

    /// <summary>Whether a quoted field is open: the next line belongs to it.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The characters of the field that is being read.</summary>
    public int Length => _field.Length;

    /// <summary>Adds a line.</summary>
    /// <returns>Whether the record is whole.</returns>
    public bool Add(string line)
    {
        if (IsOpen)
            _field.Append('\n');
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && IsOpen && i + 1 < line.Length && line[i + 1] == '"')
                _field.Append(line[i++]);
            else if (line[i] == '"')
                IsOpen = !IsOpen;
            else if (line[i] == ',' && !IsOpen)
                EndField();
            else
                _field.Append(line[i]);
        }

        return !IsOpen;
    }

    /// <summary>The fields of a whole record, and an empty record from here on.</summary>
    public string[] Take()
    {
        EndField();
        string[] fields = [.. _fields];
        _fields.Clear();
        return fields;
    }

    private void EndField()
    {
        _fields.Add(_field.ToString());
        _field.Clear();
    }
}
