using System.Text.Json;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Local.Verbs;

/// <summary>Writes the transactions or claims of a file as files of their own, in the envelopes they came in.</summary>
internal static class EdiSplit
{
    /// <returns>The exit code: 1 when something could not be written or there was nothing to write.</returns>
    public static int Write(Stream file, string name, string folder, bool byClaim, bool json)
    {
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        var refused = new List<string>();
        var leftOut = 0;
        foreach (var piece in Pieces(file, byClaim, () => leftOut++))
        {
            var number = written.Count + refused.Count + 1;
            var path = Path.Combine(folder, $"{name}-{number:D4}.edi");
            try
            {
                var text = InterchangeWriter.ToText(piece with { ControlNumber = $"{number:D9}" });
                File.WriteAllText(path, text);
                written.Add(path);
            }
            catch (EdiWriteException fault)
            {
                refused.Add($"{Path.GetFileName(path)}: {fault.Message}");
            }
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { written, refused, leftOut }, EdiFindings.JsonOptions));
        }
        else
        {
            written.ForEach(Console.WriteLine);
            refused.ForEach(Console.Error.WriteLine);
            if (leftOut > 0)
            {
                Console.WriteLine($"{leftOut} transaction(s) left out: only a claim (837) stands alone, and a "
                    + $"claim payment "
                    + "does not balance without its payment. Split these with --by transaction.");
            }

            Console.WriteLine($"{written.Count} file(s) written, {refused.Count} refused.");
        }

        return refused.Count > 0 || written.Count == 0 ? 1 : 0;
    }

    private static IEnumerable<Interchange> Pieces(Stream file, bool byClaim, Action leaveOut) => byClaim
        ? Claims(file, leaveOut)
        : InterchangeReader.Read(file).Value.SelectMany(interchange => interchange.Groups.SelectMany(group =>
            group.Transactions.Select(transaction => Around(interchange, group, transaction))));

    /// <summary>A claim payment alone does not balance with its payment, so only an 837 is split by claim.</summary>
    private static IEnumerable<Interchange> Claims(Stream file, Action leaveOut)
    {
        Interchange? interchange = null;
        FunctionalGroup? group = null;
        foreach (var part in InterchangeReader.ReadParts(file))
        {
            switch (part)
            {
                case InterchangeStart start:
                    interchange = start.Interchange;
                    break;
                case GroupStart start:
                    group = start.Group;
                    break;
                case ClaimPart { Transaction.Identifier: "837" } claim:
                    yield return Around(interchange!, group!, claim.Transaction);
                    break;
                case TransactionEnd { Transaction.Identifier: not "837" }:
                    leaveOut();
                    break;
            }
        }
    }

    private static Interchange Around(Interchange interchange, FunctionalGroup group, TransactionSet transaction) =>
        interchange with { Acknowledgements = [], Groups = [group with { Transactions = [transaction] }] };
}
