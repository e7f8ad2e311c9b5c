using Claims.Core.Charts;

namespace Claims.Local;

/// <summary>Where everything of one machine lies. A backup of this folder is a backup of everything.</summary>
internal sealed class DataFolder
{
    public DataFolder(string root)
    {
        Root = Path.GetFullPath(root);
        string[] folders = [Inbox, Quarantine, Charts, Clinics, Outbox, Received, Mail, Letters, Collections, Print];
        Array.ForEach(folders, folder => Directory.CreateDirectory(folder));
    }

    /// <summary>The folder itself.</summary>
    public string Root { get; }

    /// <summary>inbox/CLINIC/: scans dropped here become charts.</summary>
    public string Inbox => In("inbox");

    /// <summary>quarantine/CLINIC/: files that could not be taken, each with its reason.</summary>
    public string Quarantine => In("quarantine");

    /// <summary>charts/CLINIC/CHART/: originals and what was made of them.</summary>
    public string Charts => In("charts");

    /// <summary>clinics/CLINIC/: clinic.json, payers.json, charge-master.csv.</summary>
    public string Clinics => In("clinics");

    /// <summary>837 files for the clearinghouse.</summary>
    public string Outbox => In("outbox");

    /// <summary>What the clearinghouse brought; below it done/ and quarantine/.</summary>
    public string Received => In("received");

    /// <summary>Messages to people, one .eml each.</summary>
    public string Mail => In("mail");

    /// <summary>Letters to payers that a person mails.</summary>
    public string Letters => In("letters");

    /// <summary>collections/CLINIC/: hand-off files.</summary>
    public string Collections => In("collections");

    /// <summary>print/CLINIC/: a file of letters to patients a day, with its manifest.</summary>
    public string Print => In("print");

    /// <summary>Installed code releases; see docs/codes.md.</summary>
    public string Codes => CodesIn(Root);

    /// <summary>The business's records.</summary>
    public string RecordsFile => In("claims.db");

    /// <summary>The workflow engine's state.</summary>
    public string WorkflowsFile => In("workflows.db");

    /// <summary>The payer simulator's memory.</summary>
    public string SimulatorFile => In("simulator.db");

    /// <summary>The demo's clock.</summary>
    public string ClockFile => In("demo-clock.json");

    /// <summary>The secrets of links and of the staff pages.</summary>
    public string KeysFile => In("keys.json");

    /// <summary>Held by the process that works here.</summary>
    public string LockFile => In(".lock");

    /// <summary>Where a data folder keeps code releases, for verbs that need nothing else of it.</summary>
    public static string CodesIn(string root) => Path.Combine(Path.GetFullPath(root), "codes");

    /// <summary>Letters to payers by how they go out: letters/, letters/fax/, letters/attachment/.</summary>
    public string LettersBy(LetterChannel channel) => channel == LetterChannel.Mail
        ? Letters
        : Path.Combine(Letters, channel.ToString().ToLowerInvariant());

    private string In(string name) => Path.Combine(Root, name);
}
