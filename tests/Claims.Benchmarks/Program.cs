using System.Globalization;
using BenchmarkDotNet.Running;
using Claims.Benchmarks.CodeSets;
using Claims.Benchmarks.Coding;
using Claims.Benchmarks.Dunning;
using Claims.Benchmarks.Engine;
using Claims.Benchmarks.Ledger;
using Claims.Benchmarks.Reports;
using Claims.Benchmarks.X12;

// dotnet run -c Release --project tests/Claims.Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/Claims.Benchmarks -- engine [--quick]
// dotnet run -c Release --project tests/Claims.Benchmarks -- x12 [--quick]
// dotnet run -c Release --project tests/Claims.Benchmarks -- dunning [--quick | BALANCES]
// dotnet run -c Release --project tests/Claims.Benchmarks -- ledger [--quick]
// dotnet run -c Release --project tests/Claims.Benchmarks -- reports [--quick | CLAIMS]
// dotnet run -c Release --project tests/Claims.Benchmarks -- codesets ../shared/data
// dotnet run -c Release --project tests/Claims.Benchmarks -- coding
switch (args)
{
    case ["engine", .. var rest]:
        await EngineVerb.RunAsync(quick: rest.Contains("--quick"), only: rest.Except(["--quick"]).FirstOrDefault());
        break;
    case ["x12", .. var rest]:
        await X12Verb.RunAsync(quick: rest.Contains("--quick"), only: rest.Except(["--quick"]).FirstOrDefault());
        break;
    case ["dunning", .. var rest]:
        await DunningVerb.RunAsync(SizeOf(rest));
        break;
    case ["ledger", .. var rest]:
        await LedgerVerb.RunAsync(quick: rest.Contains("--quick"));
        break;
    case ["reports", .. var rest]:
        await ReportsVerb.RunAsync(SizeOf(rest));
        break;
    case [ParkedProcess.Verb, .. var rest]:
        await ParkedProcess.RunAsync(rest);
        break;
    case ["codesets", var shared]:
        CodeSetsVerb.Run(shared);
        break;
    case ["coding"]:
        CodingVerb.Run();
        break;
    case [NotesSection.MemoryVerb, var path]:
        NotesSection.ReadOnce(path);
        break;
    case [CodeSetsVerb.OpenVerb, var path]:
        OpenSection.OpenOnce(path);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(DunningVerb).Assembly).Run(args);
        break;
}

static int? SizeOf(string[] rest) =>
    rest is ["--quick"] ? 3_000 : rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : null;
