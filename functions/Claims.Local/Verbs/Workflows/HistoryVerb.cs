using System.CommandLine;
using Claims.Workflows;

namespace Claims.Local.Verbs.Workflows;

/// <summary>claims workflows history: one JSON object a line, for people; or one array, for programs and tests.</summary>
internal static class HistoryVerb
{
    public static System.CommandLine.Command Make()
    {
        var json = new Option<bool>("--json") { Description = "As one JSON array, such as a golden history is." };
        var command = new System.CommandLine.Command(
            "history", "Prints one instance's history, oldest fact first, as JSON.")
        {
            EngineSession.Id, json,
        };
        command.SetAction((parsed, cancel) => EngineSession.RunAsync(parsed, async (engine, _) =>
        {
            var history = await EngineSession.HistoryAsync(engine, parsed.GetValue(EngineSession.Id)!, cancel);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(HistoryJson.WriteAll(history));
                return 0;
            }

            for (var i = 0; i < history.Count; i++)
            {
                Console.WriteLine($"{i,4} {HistoryJson.Write(history[i])}");
            }

            return 0;
        }));
        return command;
    }
}
