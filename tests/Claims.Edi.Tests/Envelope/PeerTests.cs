using System.Diagnostics;
using Claims.Edi.Envelope;
using Claims.Edi.Tests.Samples;
using Claims.Edi.Tests.X835;
using Claims.Edi.Tests.X837P;

namespace Claims.Edi.Tests.Envelope;

/// <summary>
/// An independent parser (node-x12, MIT) must read what is written: <c>npm install --prefix FOLDER node-x12@1.7.1</c>
/// and CLAIMS_X12_PEER=FOLDER. Its strict mode checks the envelope's counts and control numbers.
/// </summary>
public sealed class PeerTests
{
    private const string Script = """
        const { X12Parser } = require('node-x12');
        const read = require('fs').readFileSync(0, 'utf8');
        const tell = s => console.log([s.tag, ...s.elements.map(e => e.value)].join('\u0001'));
        const interchange = new X12Parser(true).parse(read);
        for (const group of interchange.functionalGroups) {
          tell(group.header);
          for (const transaction of group.transactions) {
            tell(transaction.header);
            transaction.segments.forEach(tell);
            tell(transaction.trailer);
          }
          tell(group.trailer);
        }
        """;

    public static TheoryData<string> Files() => ["claims", "remittance", .. SampleFiles.Names()
        .Where(name => !SampleFiles.Malformed.ContainsKey(name) && SampleFiles.Text(name).Contains("*00501*"))];

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public async Task An_independent_parser_reads_the_same_segments_and_elements(string file)
    {
        var folder = Environment.GetEnvironmentVariable("CLAIMS_X12_PEER");
        Skip.If(string.IsNullOrEmpty(folder), "CLAIMS_X12_PEER does not name a folder with node-x12.");
        foreach (var interchange in Interchanges(file))
        {
            var text = InterchangeWriter.ToText(interchange, new() { KeepCase = true });
            Assert.Equal(Expected(text), await Peer(folder, text));
        }
    }

    [SkippableFact]
    public async Task The_independent_parser_refuses_a_wrong_count()
    {
        var folder = Environment.GetEnvironmentVariable("CLAIMS_X12_PEER");
        Skip.If(string.IsNullOrEmpty(folder), "CLAIMS_X12_PEER does not name a folder with node-x12.");
        var text = InterchangeWriter.ToText(Claims837.File()).Replace("SE*33*", "SE*32*");
        await Assert.ThrowsAsync<InvalidDataException>(() => Peer(folder, text));
    }

    private static IEnumerable<Interchange> Interchanges(string file) => file switch
    {
        "claims" => [Claims837.File(Claims837.Transaction(), Claims837.Transaction() with { ControlNumber = "0002" })],
        "remittance" => [Remittances.File(Remittances.Of(10,
            [Remittances.Claim("1", 10, 10, Remittances.Line(10, 10))]))],
        _ => InterchangeReader.Read(SampleFiles.Text(file)).Value,
    };

    /// <summary>The segments inside of the interchange by plain splitting, elements separated by U+0001.</summary>
    private static string Expected(string text)
    {
        var element = text[3];
        var segments = text.Split(text[105], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join('\n', segments[1..^1].Select(segment => segment.Replace(element, '\u0001')));
    }

    private static async Task<string> Peer(string folder, string text)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-e");
        start.ArgumentList.Add(Script);
        start.Environment["NODE_PATH"] = Path.Combine(folder, "node_modules");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(text);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (await output).TrimEnd() : throw new InvalidDataException(await error);
    }
}
