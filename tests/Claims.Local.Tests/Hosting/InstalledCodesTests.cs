using Claims.Coding.CodeSets;
using Claims.Coding.CodeSets.Library;
using Claims.Core.Coding;
using Claims.Local.Hosting;
using Claims.Local.Tests.Verbs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Claims.Local.Tests.Hosting;

/// <summary>The one-machine edition codes by the release of the visit's date.</summary>
public sealed class InstalledCodesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_visit_is_coded_by_the_installed_release_of_its_date()
    {
        var data = new DataFolder(_folder.File("data"));
        using (var library = new CodeLibrary(data.Codes))
            library.Import(Download.Codes(_folder, 2027));
        var settings = LocalSettings.Read(_folder.Root, new Dictionary<string, string?> { ["CLAIMS_PORT"] = "0" });

        await using var app = LocalHost.Build(settings, data, TimeProvider.System, LogLevel.None);
        var codes = app.Services.GetRequiredService<DiagnosisCodes>();
        var (now, then) = (codes.On(new(2026, 11, 28)), codes.On(new(2024, 3, 4)));

        Assert.Equal("ICD-10-CM FY2027 (from 2026-10-01)", now.Set.Edition);
        Assert.True(now.InForce);
        Assert.Equal("A00.0", Assert.Single(now.Set.Search("invented fever", 5)).Code.ToString());
        Assert.Same(CodeSet.Starter, then.Set);
        Assert.Same(codes.Suggester(then.Set, []), codes.Suggester(CodeSet.Starter, []));
        Assert.NotSame(codes.Suggester(now.Set, []), codes.Suggester(then.Set, []));
    }
}
