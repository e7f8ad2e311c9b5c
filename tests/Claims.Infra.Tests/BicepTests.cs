namespace Claims.Infra.Tests;

public sealed class BicepTests(BicepCli bicep) : IClassFixture<BicepCli>
{
    private const string Nobody = "00000000-0000-0000-0000-000000000000";

    [SkippableFact]
    public async Task Every_file_builds_and_lints_without_a_single_diagnostic()
    {
        var run = await bicep.RunAsync("lint", "--pattern", "**/*.bicep", "--diagnostics-format", "sarif");

        Assert.Empty(await BicepCli.DiagnosticsAsync(run.Output));
        Assert.Equal(0, run.Code);
    }

    [SkippableTheory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Parameter_files_compile(string environment)
    {
        var run = await bicep.RunAsync(
            "build-params", $"{environment}.bicepparam", "--stdout", "--diagnostics-format", "sarif");

        Assert.Equal(0, run.Code);
        Assert.Empty(await BicepCli.DiagnosticsAsync(run.Error));
    }

    [SkippableTheory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Predicted_resources_are_those_of_the_snapshot(string environment)
    {
        var mode = InfraFolder.Writes ? "overwrite" : "validate";
        var run = await bicep.RunAsync(
            "snapshot", $"{environment}.bicepparam", "--mode", mode, "--subscription-id", Nobody, "--tenant-id", Nobody,
            "--resource-group", "rg-claims", "--location", "eastus");

        Assert.True(run.Code == 0, $"{run.Output}{run.Error}; if so meant, write it: {InfraFolder.WriteVariable}=1");
    }

    [SkippableFact]
    public async Task A_warning_is_seen_though_the_program_exits_with_0()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.bicep");
        try
        {
            await File.WriteAllTextAsync(file, "param unused string\n");

            var run = await bicep.RunAsync("build", file, "--stdout", "--diagnostics-format", "sarif");

            Assert.Equal(0, run.Code);
            Assert.Contains("no-unused-params", Assert.Single(await BicepCli.DiagnosticsAsync(run.Error)));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
