using System.Globalization;
using System.Text;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.X835;
using Claims.Edi.X999;

namespace Claims.Edi.Tests.Samples;

/// <summary>Damaged samples: reading must never throw, whatever arrives. CLAIMS_EDI_FUZZ sets how many
/// (20,000).</summary>
public sealed class FuzzTests
{
    private static readonly string[] Splices = ["~", "*", ":", "^", "\n", "ISA*", "GS*", "ST*837*", "SE*", "IEA*",
        "HL*", "\0", "\u001F", "999999999999999999999999999999", "-", ".", "é"];

    [SkippableFact]
    public void Damaged_samples_are_read_without_an_exception()
    {
        Skip.If(SampleFiles.Folder is null, "The public samples are not on this machine (../shared/data/x12).");
        var count = int.Parse(Environment.GetEnvironmentVariable("CLAIMS_EDI_FUZZ") ?? "20000",
            CultureInfo.InvariantCulture);
        var texts = SampleFiles.Names().Select(SampleFiles.Text).Where(text => text.Length < 20_000).ToArray();
        var random = new Random(20261123);
        for (var i = 0; i < count; i++)
        {
            var text = Damage(texts[random.Next(texts.Length)], random);
            try
            {
                Exercise(text, random.Next(10) == 0);
            }
            catch (Exception exception)
            {
                Assert.Fail($"Input {i} of seed 20261123: {exception}");
            }
        }
    }

    private static void Exercise(string text, bool write)
    {
        var read = InterchangeReader.Read(text);
        foreach (var interchange in read.Value)
        {
            Acknowledge.From(interchange, read.Issues);
            foreach (var group in interchange.Groups)
            {
                Acknowledge.From(group, read.Issues, "0001");
                foreach (var remittance in group.Transactions.OfType<Remittance>())
                    RemittanceBalance.Check(remittance);
            }
            if (!write)
                continue;
            try
            {
                var written = InterchangeWriter.ToText(interchange);
                Assert.DoesNotContain(InterchangeReader.Read(written).Issues, issue =>
                    issue.Severity == EdiSeverity.Error);
            }
            catch (EdiWriteException)
            {
                // Refusing damaged data is what the writer is for.
            }
        }
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
