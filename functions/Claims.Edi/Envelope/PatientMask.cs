using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>
/// Copies a file with what tells who a patient is taken out: names, birth dates, addresses, contacts, numbers, free
/// text. Equal numbers become equal tokens within one file, so that what belongs together still does. Dates of service,
/// amounts, codes, organizations and providers with an NPI stay. The file keeps its form.
/// </summary>
public sealed class PatientMask
{
    /// <summary>Roles (NM101) of patients and those around them: insured, patient, corrected, dependent,
    /// responsible.</summary>
    private static readonly FrozenSet<string> Roles = ["IL", "QC", "74", "03", "36", "QD", "GD", "S1", "GB"];

    /// <summary>Numbers (REF01) that belong to providers, payers or the file.</summary>
    private static readonly FrozenSet<string> PublicNumbers =
        ["EI", "TJ", "PQ", "0B", "1G", "G2", "LU", "2U", "EV", "F2", "87", "X4", "FY", "NF", "P4"];

    /// <summary>Elements of free text, and of what only a patient has, by segment.</summary>
    private static readonly FrozenDictionary<string, int[]> FreeText = new Dictionary<string, int[]>
    {
        ["NTE"] = [2],
        ["MSG"] = [1],
        ["K3"] = [1],
        ["PWK"] = [6, 7],
        ["CTX"] = [1],
        ["IK4"] = [4],
        ["STC"] = [12],
        ["III"] = [4],
        ["FRM"] = [3],
        ["CR1"] = [7, 8, 9, 10],
        ["CR2"] = [10, 11],
        ["CR5"] = [5, 9],
        ["SV3"] = [7],
        ["ICM"] = [4],
        ["MPI"] = [4],
    }.ToFrozenDictionary();

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private bool aboutPatient;

    /// <summary>Copies a stream of UTF-8 into a writer.</summary>
    /// <returns>How many segments there were; 0 when it is not X12.</returns>
    public static int Copy(Stream file, TextWriter to)
    {
        var mask = new PatientMask();
        var reader = new SegmentReader(file);
        var count = 0;
        for (; reader.Next(); count++)
        {
            to.Write(mask.Mask(reader.Current.TrimEnd("\r\n").ToString(), reader.Delimiters));
            to.Write(reader.Delimiters.Segment);
            if (reader.Delimiters.Segment != '\n')
                to.Write('\n');
        }
        return count;
    }

    /// <summary>A segment as it stands in the file, masked. Segments are given in file order.</summary>
    public string Mask(string segment, Delimiters delimiters)
    {
        var elements = segment.Split(delimiters.Element);
        switch (elements[0])
        {
            case "NM1":
                MaskName(elements);
                break;
            case "HL" or "CLM" or "CLP" or "LX" or "SVC" or "SBR" or "N1" or "ST":
                aboutPatient = false;
                MaskIdentifiers(elements, delimiters);
                break;
            default:
                MaskIdentifiers(elements, delimiters);
                break;
        }
        return string.Join(delimiters.Element, elements);
    }

    private void MaskName(string[] elements)
    {
        var isPerson = At(elements, 2) == "1";
        aboutPatient = Roles.Contains(At(elements, 1)) || isPerson && At(elements, 8) != "XX";
        if (!aboutPatient)
            return;
        foreach (var position in (int[])[3, 4, 5, 7, 12])
            Replace(elements, position, "MASKED");
        if (At(elements, 8) != "XX")
            Tokenize(elements, 9);
    }

    private void MaskIdentifiers(string[] elements, Delimiters delimiters)
    {
        foreach (var position in FreeText.GetValueOrDefault(elements[0], []))
            Replace(elements, position, "MASKED");
        switch (elements[0])
        {
            case "N2" or "N3" or "PER" when aboutPatient:
                for (var position = 1; position < elements.Length; position++)
                {
                    if (elements[0] != "PER" || position is 2 or 4 or 6 or 8)
                        Replace(elements, position, "MASKED");
                }
                break;
            case "N4" when aboutPatient:
                Replace(elements, 1, "MASKED");
                Replace(elements, 3, "00000");
                break;
            case "DMG":
                Replace(elements, 2, "19000101");
                break;
            case "PAT":
                Replace(elements, 6, "19000101");
                break;
            case "INS":
                Replace(elements, 12, "19000101");
                break;
            case "ICM":
                Replace(elements, 2, "0");
                break;
            case "ENT" when At(elements, 2) == "2J":
                Tokenize(elements, 4);
                break;
            case "COB" or "RMR":
                Tokenize(elements, 2);
                break;
            case "PLB":
                for (var position = 3; position < elements.Length; position += 2)
                    TokenizeReference(elements, position, delimiters.Component);
                break;
            case "CLM":
                Tokenize(elements, 1);
                break;
            case "CLP":
                Tokenize(elements, 1);
                Tokenize(elements, 7);
                break;
            case "SBR":
                Tokenize(elements, 3);
                Replace(elements, 4, "MASKED");
                break;
            case "TRN":
                Tokenize(elements, 2);
                break;
            case "REF" when !PublicNumbers.Contains(At(elements, 1)):
                Tokenize(elements, 2);
                Replace(elements, 3, "MASKED");
                break;
        }
    }

    /// <summary>A payer names the claim by its numbers (PLB03-2).</summary>
    private void TokenizeReference(string[] elements, int position, char component)
    {
        var parts = elements[position].Split(component);
        Tokenize(parts, 1);
        elements[position] = string.Join(component, parts);
    }

    private static string At(string[] elements, int position) => position < elements.Length ? elements[position] : "";

    private static void Replace(string[] elements, int position, string value)
    {
        if (At(elements, position).Length > 0)
            elements[position] = value;
    }

    private void Tokenize(string[] elements, int position)
    {
        if (At(elements, position).Length > 0)
        {
            elements[position] = "M" + Convert.ToHexString(
                HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(elements[position])), 0, 6);
        }
    }
}
