using System.CommandLine;
using Claims.Local.Verbs;

namespace Claims.Local.Tests.Verbs;

/// <summary>Runs <c>claims edi</c> on files in a folder of the test's own, and catches what it writes to the
/// console.</summary>
public abstract class EdiVerbRuns : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("claims-edi").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    protected static async Task<(int Code, string Shown)> RunAsync(params string[] arguments)
    {
        var (before, shown) = (Console.Out, new StringWriter());
        Console.SetOut(shown);
        try
        {
            var code = await new RootCommand { EdiVerb.Make() }.Parse(["edi", .. arguments]).InvokeAsync();
            return (code, shown.ToString());
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
