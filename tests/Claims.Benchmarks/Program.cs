using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/Claims.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
