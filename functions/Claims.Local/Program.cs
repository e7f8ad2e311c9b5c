using System.CommandLine;
using Claims.Local.Verbs;
using Claims.Local.Verbs.Codes;
using Claims.Local.Verbs.Workflows;

var root = new RootCommand(
    "From a scanned chart to a paid claim and a settled patient balance, on one machine. "
    + "Settings: local.settings.sample.json explains each.")
{
    VerbOptions.Data,
    DemoVerb.Make(),
    RunVerb.Make(),
    StatusVerb.Make(),
    ReportVerb.Make(),
    WorkflowsVerb.Make(),
    BalanceVerb.Make(),
    EstimateVerb.Make(),
    PostPaymentVerb.Make(),
    ResolveVerb.Make(),
    EdiVerb.Make(),
    CodesVerb.Make(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException or KeyNotFoundException
    or FormatException or ArgumentException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"claims: {fault.Message}");
    return 1;
}
