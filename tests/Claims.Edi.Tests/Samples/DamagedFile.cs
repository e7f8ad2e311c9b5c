using System.Text;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.X835;
using Claims.Edi.X999;

namespace Claims.Edi.Tests.Samples;

/// <summary>Damaged files, each the same for the same number, and what must be possible with any of them.</summary>
internal static class DamagedFile
{
    private static readonly string[] Splices = ["~", "*", ":", "^", "\n", "ISA*", "GS*", "ST*837*", "SE*", "IEA*",
        "HL*", "\0", "\u001F", "999999999999999999999999999999", "-", ".", "é"];

    /// <summary>The file of a number: one of the texts, damaged.</summary>
    public static string Make(string[] texts, int number)
    {
        var random = new Random(number);
        return Damage(texts[random.Next(texts.Length)], random);
    }

    /// <summary>Reads it whole and in parts, asks every named property, answers it, masks it and writes what was
    /// read.</summary>
    /// <exception cref="InvalidDataException">What was written is read with errors that were not there before, or is
    /// another file when read and written again.</exception>
    public static void Exercise(string text)
    {
        var read = InterchangeReader.Read(text);
        foreach (var interchange in read.Value)
        {
            AnswerFile.For(interchange, read.Issues, new DateTime(2026, 11, 2), "000000001");
            foreach (var group in interchange.Groups)
            {
                Acknowledge.From(group, read.Issues, "0001");
                foreach (var loop in group.Transactions)
                    Ask(loop);
                foreach (var remittance in group.Transactions.OfType<Remittance>())
                    RemittanceBalance.Check(remittance);
            }
            WriteAndRead(interchange);
        }
        var bytes = Encoding.UTF8.GetBytes(text);
        var parts = InterchangeReader.ReadParts(new MemoryStream(bytes)).SelectMany(part => part.Issues).ToList();
        if (parts.Count > 0 != read.Issues.Count > 0
            || parts.Any(issue => issue.Severity == EdiSeverity.Error) != read.HasErrors)
            throw new InvalidDataException("Read whole it is right, read in parts it is not, or the reverse.");
        PatientMask.Copy(new MemoryStream(bytes), TextWriter.Null);
    }

    private static void Ask(EdiLoop loop)
    {
        Snapshot.Of(loop);
        foreach (var inner in loop.Loops)
            Ask(inner);
    }

    private static void WriteAndRead(Interchange interchange)
    {
        string written;
        try
        {
            written = InterchangeWriter.ToText(interchange);
        }
        catch (EdiWriteException)
        {
            return; // Refusing damaged data is what the writer is for.
        }
        var again = InterchangeReader.Read(written);
        var errors = again.Issues.Where(issue => issue.Severity == EdiSeverity.Error).ToList();
        var outside = interchange.Outside.Count + interchange.Groups.Sum(group => group.Outside.Count);
        if (errors.Count != outside || errors.Any(issue => issue.Code != EdiCodes.SegmentOutsideTransaction))
            throw new InvalidDataException($"What was written has errors: {string.Join(", ", errors)}");
        if (again.Value.Count != 1 || InterchangeWriter.ToText(again.Value[0]) != written)
            throw new InvalidDataException("What was written and read again is written otherwise.");
    }

    private static string Damage(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        for (var times = random.Next(1, 5); times > 0 && damaged.Length > 2; times--)
        {
            var at = random.Next(damaged.Length);
            var length = Math.Min(random.Next(1, 40), damaged.Length - at);
            switch (random.Next(6))
            {
                case 0:
                    damaged.Remove(at, length);
                    break;
                case 1:
                    damaged[at] = (char)random.Next(1, 256);
                    break;
                case 2:
                    damaged.Insert(at, Splices[random.Next(Splices.Length)]);
                    break;
                case 3:
                    damaged.Insert(random.Next(damaged.Length), damaged.ToString(at, length));
                    break;
                case 4:
                    damaged.Length = at + 1;
                    break;
                default:
                    SwapSegments(damaged, random);
                    break;
            }
        }
        return damaged.ToString();
    }

    private static void SwapSegments(StringBuilder text, Random random)
    {
        var segments = text.ToString().Split('~');
        var (one, other) = (random.Next(segments.Length), random.Next(segments.Length));
        (segments[one], segments[other]) = (segments[other], segments[one]);
        text.Clear().AppendJoin('~', segments);
    }
}
