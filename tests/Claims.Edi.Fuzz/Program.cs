using System.Globalization;
using System.Text;
using Claims.Edi.Fuzz;
using Claims.Edi.Tests.Samples;

// dotnet run -c Release --project tests/Claims.Edi.Fuzz -- samples
// Prints the table of the public samples by transaction: how many are read, without error, written back as they were.
//
// dotnet run -c Release --project tests/Claims.Edi.Fuzz -- [COUNT [FIRST]]
// Damages the public samples, invented and generated files COUNT times (1,000,000) and does with each what must never throw, take
// over a second or make the memory grow. The file of a number is always the same: -- 1 NUMBER tries one again.
const int Batch = 50_000;

if (args is ["samples"])
{
    Console.WriteLine(SampleTable.Text());
    return SampleFiles.Folder is null ? 1 : 0;
}
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var first = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
string[] texts =
[
    Encoding.ASCII.GetString(GeneratedFile.Claims(2).ToBytes()),
    Encoding.ASCII.GetString(GeneratedFile.Remittance(2).ToBytes()),
    .. SampleFiles.Invented.Values,
    .. SampleFiles.Names().Select(SampleFiles.Text).Where(text => text.Length < 20_000),
];
Console.WriteLine($"{count} damaged files from {texts.Length} whole ones, {Environment.ProcessorCount} at a time.");
using var run = new FuzzRun(number => DamagedFile.Exercise(DamagedFile.Make(texts, number)));
for (var done = 0; done < count; done += Batch)
    run.Try(first + done, Math.Min(count - done, Batch));
Console.WriteLine(run);
return run.IsClean ? 0 : 1;
