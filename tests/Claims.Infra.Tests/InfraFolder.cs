namespace Claims.Infra.Tests;

/// <summary>infra/ of this checkout, and whether its generated files are to be written instead of compared.</summary>
internal static class InfraFolder
{
    /// <summary>The variable that makes the tests write snapshots and the cost table: CLAIMS_WRITE_INFRA=1.</summary>
    public const string WriteVariable = "CLAIMS_WRITE_INFRA";

    public static string Root { get; } = FindRoot();

    public static string Path { get; } = System.IO.Path.Combine(Root, "infra");

    public static bool Writes => Environment.GetEnvironmentVariable(WriteVariable) == "1";

    public static string File(string name) => System.IO.Path.Combine(Path, name);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "ClaimsFunctions.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in a checkout.");
        }

        return folder.FullName;
    }
}
