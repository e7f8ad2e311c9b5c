using BenchmarkDotNet.Running;
using Claims.Benchmarks.Engine;
using Claims.Benchmarks.X12;

// dotnet run -c Release --project tests/Claims.Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/Claims.Benchmarks -- engine [--quick]
// dotnet run -c Release --project tests/Claims.Benchmarks -- x12 [--quick]
switch (args)
{
    case ["engine", .. var rest]:
        await EngineVerb.RunAsync(quick: rest.Contains("--quick"), only: rest.Except(["--quick"]).FirstOrDefault());
        break;
    case ["x12", .. var rest]:
        await X12Verb.RunAsync(quick: rest.Contains("--quick"), only: rest.Except(["--quick"]).FirstOrDefault());
        break;
    case [ParkedProcess.Verb, .. var rest]:
        await ParkedProcess.RunAsync(rest);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
