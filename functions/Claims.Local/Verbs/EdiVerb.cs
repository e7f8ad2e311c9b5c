using System.CommandLine;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.X999;
using Command = System.CommandLine.Command;

namespace Claims.Local.Verbs;

/// <summary>claims edi: looks into X12 files. Shows no patient data unless asked to.</summary>
internal static class EdiVerb
{
    private static readonly Argument<FileInfo> File = new("FILE") { Description = "An X12 file." };

    private static readonly Option<bool> Json = new("--json") { Description = "As JSON, for other programs." };

    private static readonly Option<bool> Unmasked = new("--unmasked")
    {
        Description = "Shows names, birth dates and numbers of patients too.",
    };

    public static Command Make() => new("edi", "Looks into X12 files: claims, remittances, acknowledgements.")
    {
        Describe(), Validate(), Split(), Diff(), Mask(), Ack(),
    };

    private static Command Describe()
    {
        var command = new Command("describe", "Says in plain words what a file holds.") { File, Json, Unmasked };
        command.SetAction(parsed =>
        {
            using var stream = Open(parsed.GetValue(File)!);
            return EdiDescription.Show(stream, parsed.GetValue(Unmasked), parsed.GetValue(Json));
        });
        return command;
    }

    private static Command Validate()
    {
        var level = new Option<int>("--level")
        {
            Description = "How far: 1 syntax, 2 implementation guide, 3 balancing, 4 across elements.",
            DefaultValueFactory = _ => 4,
        };
        level.AcceptOnlyFromAmong("1", "2", "3", "4");
        var command = new Command("validate", "Lists what is wrong, where, and what to do.") { File, level, Json };
        command.SetAction(parsed =>
        {
            using var stream = Open(parsed.GetValue(File)!);
            var options = new ReadOptions { Level = (ValidationLevel)parsed.GetValue(level) };
            return EdiFindings.Show(
                InterchangeReader.ReadParts(stream, options).SelectMany(part => part.Issues), parsed.GetValue(Json));
        });
        return command;
    }

    private static Command Split()
    {
        var by = new Option<string>("--by")
        {
            Description = "transaction, or claim (837 only).",
            DefaultValueFactory = _ => "transaction",
        };
        by.AcceptOnlyFromAmong("transaction", "claim");
        var output = new Option<DirectoryInfo>("--out") { Description = "The folder to write to.", Required = true };
        var command = new Command("split", "Writes each transaction or claim as a file of its own.")
        {
            File, by, output, Json,
        };
        command.SetAction(parsed =>
        {
            using var stream = Open(parsed.GetValue(File)!);
            return EdiSplit.Write(
                stream,
                Path.GetFileNameWithoutExtension(parsed.GetValue(File)!.Name),
                parsed.GetValue(output)!.FullName,
                parsed.GetValue(by) == "claim",
                parsed.GetValue(Json));
        });
        return command;
    }

    private static Command Diff()
    {
        var other = new Argument<FileInfo>("OTHER") { Description = "The file to compare with." };
        var command = new Command("diff", "Tells which segments and elements differ.") { File, other, Json, Unmasked };
        command.SetAction(parsed =>
        {
            using var left = Open(parsed.GetValue(File)!);
            using var right = Open(parsed.GetValue(other)!);
            return EdiDiff.Show(left, right, parsed.GetValue(Unmasked), parsed.GetValue(Json));
        });
        return command;
    }

    private static Command Mask()
    {
        var output = Output();
        var command = new Command("mask", "Copies a file without what tells who a patient is.") { File, output };
        command.SetAction(parsed =>
        {
            using var stream = Open(parsed.GetValue(File)!);
            using var text = Target(parsed.GetValue(output));
            if (PatientMask.Copy(stream, text) > 0)
            {
                return 0;
            }

            Console.Error.WriteLine("Nothing is masked: the file holds no interchange; it must begin with ISA.");
            return 1;
        });
        return command;
    }

    private static Command Ack()
    {
        var output = Output();
        var number = new Option<int>("--number")
        {
            Description = "The interchange control number of the first answer.",
            DefaultValueFactory = _ => 1,
        };
        var command = new Command("ack", "Makes the answer to a file: TA1 and 999.") { File, output, number };
        command.SetAction(parsed =>
        {
            using var stream = Open(parsed.GetValue(File)!);
            var read = InterchangeReader.Read(stream);
            using var text = Target(parsed.GetValue(output));
            var next = parsed.GetValue(number);
            foreach (var interchange in read.Value)
            {
                var answer = AnswerFile.For(
                    interchange, read.Issues, TimeProvider.System.GetLocalNow().DateTime, $"{next++:D9}");
                if (answer is not null)
                {
                    text.Write(InterchangeWriter.ToText(answer, new WriteOptions { LineFeeds = true }));
                }
            }

            return EdiFindings.Sum(read.Issues, read.Value.Count == 0
                ? "Nobody can be answered: the file holds no interchange; it must begin with ISA."
                : "Answered.");
        });
        return command;
    }

    private static Option<FileInfo?> Output() =>
        new("--out") { Description = "The file to write (default: the terminal)." };

    private static FileStream Open(FileInfo file) => Directory.Exists(file.FullName)
        ? throw new IOException($"{file} is a folder; name one file in it.")
        : file.OpenRead();

    private static TextWriter Target(FileInfo? file) =>
        file is null ? new StreamWriter(Console.OpenStandardOutput()) : file.CreateText();
}
