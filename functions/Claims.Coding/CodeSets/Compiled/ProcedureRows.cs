using System.Runtime.InteropServices;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>Days are counted from 0001-01-01; 0 is none.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct HcpcsRow(
    ulong Key, int Title, int ShortTitle, int Coverage, int Added, int Changed, int Ended);

/// <summary>A pair's codes are the halves of its key, so that pairs sort by column 1, then column 2.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct PairRow(ulong Key, int From, int To, int Modifier, int Reason)
{
    public static ulong KeyOf(string first, string second) => ((ulong)Number(first) << 32) | Number(second);

    /// <summary>Five letters or digits fit in 26 bits.</summary>
    public static uint Number(string code)
    {
        var number = 0u;
        foreach (var letter in code)
            number = (number * 36) + (uint)(char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10);
        return number;
    }
}

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct UnitRow(ulong Key, int Most, int Counted, int Reason);

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct AddOnRow(ulong Key, int Primary, int Type, int From, int To, int Note);

/// <summary>Values in ten-thousandths.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct FeeRow(
    ulong Key, int Modifier, int Status, int Work, int OfficePractice, int FacilityPractice, int Malpractice,
    int OfficeTotal, int FacilityTotal, int GlobalDays, int ConversionFactor);

/// <summary>Dates as numbers.</summary>
internal static class RowDay
{
    public static int Of(DateOnly? day) => day?.DayNumber ?? 0;

    public static DateOnly? Day(int number) => number == 0 ? null : DateOnly.FromDayNumber(number);
}

/// <summary>Finding rows that are sorted by a key.</summary>
internal static class RowSearch
{
    /// <summary>The first row whose key is not less.</summary>
    public static int LowerBound<T>(ReadOnlySpan<T> rows, ulong key, Func<T, ulong> keyOf)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (keyOf(rows[middle]) < key)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
