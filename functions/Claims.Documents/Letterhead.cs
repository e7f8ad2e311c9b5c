using System.Globalization;
using Claims.Core.Charts;

namespace Claims.Documents;

/// <summary>How letters and statements write dates, phones and places.</summary>
internal static class Letterhead
{
    /// <summary>October 7, 2026.</summary>
    public static string Long(DateOnly date) => date.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>10/07/2026.</summary>
    public static string Short(DateOnly date) => date.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);

    /// <summary>(217) 555-0100, from ten digits; anything else as it is.</summary>
    public static string Phone(string phone) => phone.Length == 10 && phone.All(char.IsAsciiDigit)
        ? $"({phone[..3]}) {phone[3..6]}-{phone[6..]}"
        : phone;

    /// <summary>Springfield, IL 62701-9998.</summary>
    public static string City(PostalAddress address)
    {
        var zip = address.Zip.Length == 9 ? $"{address.Zip[..5]}-{address.Zip[5..]}" : address.Zip;
        return $"{address.City}, {address.State} {zip}";
    }
}
