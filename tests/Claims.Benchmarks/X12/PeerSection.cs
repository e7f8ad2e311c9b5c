using System.Diagnostics;
using System.Globalization;
using Claims.Benchmarks.Engine;
using Claims.Edi.Tests.Samples;

namespace Claims.Benchmarks.X12;

/// <summary>The same bytes read by node-x12 (npm, MIT), which CLAIMS_X12_PEER names the folder of.</summary>
internal static class PeerSection
{
    private const string Version = "1.7.1";

    /// <summary>Processor times of passes in milliseconds, two to warm up left out, measured inside of node.</summary>
    private const string Script = """
        const { X12Parser } = require('node-x12');
        const text = require('fs').readFileSync(process.argv[1], 'utf8');
        const rounds = Number(process.argv[2]) + 2;
        const times = [];
        let claims = 0;
        for (let round = 0; round < rounds; round++) {
          const began = process.cpuUsage();
          const interchange = new X12Parser(true).parse(text);
          const used = process.cpuUsage(began);
          times.push((used.user + used.system) / 1e3);
          claims = interchange.functionalGroups[0].transactions[0].segments
            .filter(s => s.tag === 'CLM' || s.tag === 'CLP').length;
        }
        console.log([claims, ...times.slice(2)].join(' '));
        """;

    public static async Task MeasureAsync(BenchRun run)
    {
        run.Report.Section($"Beside node-x12 {Version}");
        if (Environment.GetEnvironmentVariable("CLAIMS_X12_PEER") is not { Length: > 0 } folder)
        {
            run.Report.Note("Not measured: CLAIMS_X12_PEER names no folder with node-x12 "
                + $"(`npm install --prefix FOLDER node-x12@{Version}`).");
            return;
        }

        run.Report.Note("node-x12 makes generic segments and elements of the whole text in memory and checks the envelope "
            + "(strict mode). Its processor time is taken inside of node after two passes to warm up: neither the start of "
            + "the process nor reading the file counts. Ours reads typed records from a stream, all checks on.");
        run.Report.Questions();
        await MeasureAsync(run, folder, "837P", GeneratedFile.Claims(10_000).ToBytes(), Typed.ReadClaims);
        await MeasureAsync(run, folder, "835", GeneratedFile.Remittance(10_000).ToBytes(), Typed.ReadRemittance);
    }

    private static async Task MeasureAsync(
        BenchRun run, string folder, string kind, byte[] file, Func<Stream, int> read)
    {
        var path = run.NewFile("peer.x12");
        await File.WriteAllBytesAsync(path, file);
        var figures = await PeerAsync(folder, path, run.Count(7, 3));
        if (figures[0] != 10_000)
            throw new InvalidDataException("node-x12 did not read every claim.");
        var milliseconds = figures[1..].Order().ElementAt((figures.Length - 1) / 2);
        var theirs = file.Length / milliseconds / 1e3;
        var ours = Speed.Of(file.Length, run.Count(7, 3), () => read(new MemoryStream(file))).MegabytesPerSecond;
        run.Report.Measured($"{kind}: node-x12", string.Create(CultureInfo.InvariantCulture, $"{theirs:F1} MB/s"),
            string.Create(CultureInfo.InvariantCulture, $"10,000 claims in {milliseconds:N0} ms"));
        run.Report.Goal(
            $"{kind}: ours", string.Create(CultureInfo.InvariantCulture, $"{ours:N0} MB/s, {ours / theirs:F0} times as fast"),
            "20 times", ours / theirs >= 20, "the same bytes");
    }

    private static async Task<double[]> PeerAsync(string folder, string path, int rounds)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-e", Script, path, rounds.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);
        start.Environment["NODE_PATH"] = Path.Combine(folder, "node_modules");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Array.ConvertAll(output.Trim().Split(' '), word => double.Parse(word, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"node ended with {process.ExitCode}.");
    }
}
