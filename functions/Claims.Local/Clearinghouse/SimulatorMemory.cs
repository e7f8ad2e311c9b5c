using System.Globalization;
using System.Text.Json;
using Claims.Core.Primitives;
using Claims.Machine.Records;
using Microsoft.Data.Sqlite;

namespace Claims.Local.Clearinghouse;

/// <summary>The payer simulator's memory: one turn is written whole or not at all.</summary>
internal sealed class SimulatorMemory(string path)
{
    private readonly SqliteDatabase _database = SqliteDatabase.Open(path, typeof(SimulatorMemory));

    /// <summary>Begins a turn; what it did not save is forgotten.</summary>
    public Turn Begin() => new(_database.Connect());

    /// <summary>Answers that are not delivered, by the time they are due.</summary>
    public IReadOnlyList<DueAnswer> Undelivered()
    {
        using var connection = _database.Connect();
        using var command = SqliteDatabase.Command(
            connection, "SELECT name, due FROM answers WHERE delivered = 0 ORDER BY due, name");
        using var reader = command.ExecuteReader();
        var answers = new List<DueAnswer>();
        while (reader.Read())
        {
            answers.Add(new(
                reader.GetString(0), DateTimeOffset.Parse(reader.GetString(1), CultureInfo.InvariantCulture)));
        }

        return answers;
    }

    /// <summary>An answer's text.</summary>
    public string ContentOf(string name)
    {
        using var connection = _database.Connect();
        using var command = SqliteDatabase.Command(
            connection, "SELECT content FROM answers WHERE name = $name", ("$name", name));
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>An answer has been delivered.</summary>
    public void MarkDelivered(string name)
    {
        using var connection = _database.Connect();
        SqliteDatabase.Execute(
            connection, "UPDATE answers SET delivered = 1 WHERE name = $name", ("$name", name));
    }

    /// <summary>What a member spent towards the deductible.</summary>
    public decimal Spent(string payer, string member)
    {
        using var turn = Begin();
        return turn.Spent(payer, member);
    }

    /// <summary>One turn of the simulator: a file read, or an appeal decided.</summary>
    internal sealed class Turn : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteTransaction _transaction;

        public Turn(SqliteConnection connection)
        {
            _connection = connection;
            _transaction = connection.BeginTransaction(deferred: false);
        }

        /// <summary>True when a file was read in an earlier turn; else notes that this one reads it.</summary>
        public bool HasRead(string input) =>
            Execute("INSERT OR IGNORE INTO inputs VALUES ($name)", ("$name", input)) == 0;

        /// <summary>A control number that was never taken.</summary>
        public int NextNumber() => Convert.ToInt32(
            Scalar("UPDATE control_number SET last = last + 1 RETURNING last"), CultureInfo.InvariantCulture);

        public void AddAnswer(string name, DateTimeOffset due, string content) => Execute(
            "INSERT INTO answers (name, due, content) VALUES ($name, $due, $content)",
            ("$name", name),
            ("$due", due.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            ("$content", content));

        public bool HasClaim(string submitter, string patientControl) => Scalar(
            "SELECT 1 FROM claims WHERE submitter = $submitter AND patient_control = $control",
            ("$submitter", submitter),
            ("$control", patientControl)) is not null;

        public (SimulatedClaim Claim, SimulatedDecision Decision)? FindClaim(string payerControl)
        {
            using var command = SqliteDatabase.Command(
                _connection,
                "SELECT claim, decision FROM claims WHERE payer_control = $control",
                ("$control", payerControl));
            using var reader = command.ExecuteReader();
            return reader.Read()
                ? (Read<SimulatedClaim>(reader.GetString(0)), Read<SimulatedDecision>(reader.GetString(1)))
                : null;
        }

        /// <summary>The payer's number of a claim by the provider's number, or null.</summary>
        public string? PayerControlOf(string patientControl) => (string?)Scalar(
            "SELECT payer_control FROM claims WHERE patient_control = $control", ("$control", patientControl));

        /// <summary>Whether a remittance with the claim waits to be delivered after a moment.</summary>
        public bool IsPaidAfter(string patientControl, DateTimeOffset moment) => Scalar(
            "SELECT 1 FROM answers WHERE delivered = 0 AND due > $moment AND name LIKE 'SIMULATED-835-%' "
            + "AND instr(content, $claim) > 0",
            ("$moment", moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            ("$claim", $"CLP*{patientControl}*")) is not null;

        public void SaveClaim(SimulatedClaim claim, SimulatedDecision decision) => Execute(
            "INSERT OR REPLACE INTO claims (payer_control, submitter, patient_control, claim, decision) "
            + "VALUES ($payer, $submitter, $patient, $claim, $decision)",
            ("$payer", claim.PayerControlNumber),
            ("$submitter", claim.Submitter),
            ("$patient", claim.PatientControlNumber),
            ("$claim", JsonSerializer.Serialize(claim, CoreJson.Options)),
            ("$decision", JsonSerializer.Serialize(decision, CoreJson.Options)));

        public decimal Spent(string payer, string member) =>
            Scalar(
                "SELECT spent FROM deductibles WHERE payer = $payer AND member = $member",
                ("$payer", payer),
                ("$member", member)) is string spent
                ? decimal.Parse(spent, CultureInfo.InvariantCulture)
                : 0;

        public void AddSpent(string payer, string member, decimal amount) => Execute(
            "INSERT OR REPLACE INTO deductibles VALUES ($payer, $member, $spent)",
            ("$payer", payer),
            ("$member", member),
            ("$spent", (Spent(payer, member) + amount).ToString(CultureInfo.InvariantCulture)));

        /// <summary>What the payer still has to recover, and for which claim.</summary>
        public (decimal Amount, string Reference) Recovery(string payer, string submitter)
        {
            using var command = SqliteDatabase.Command(
                _connection,
                "SELECT amount, reference FROM recoveries WHERE payer = $payer AND submitter = $submitter",
                ("$payer", payer),
                ("$submitter", submitter));
            using var reader = command.ExecuteReader();
            return reader.Read()
                ? (decimal.Parse(reader.GetString(0), CultureInfo.InvariantCulture), reader.GetString(1))
                : (0, "");
        }

        public void SetRecovery(string payer, string submitter, decimal amount, string reference) => Execute(
            "INSERT OR REPLACE INTO recoveries VALUES ($payer, $submitter, $amount, $reference)",
            ("$payer", payer),
            ("$submitter", submitter),
            ("$amount", amount.ToString(CultureInfo.InvariantCulture)),
            ("$reference", reference));

        public void Save() => _transaction.Commit();

        public void Dispose()
        {
            _transaction.Dispose();
            _connection.Dispose();
        }

        private int Execute(string sql, params (string, object?)[] values) =>
            SqliteDatabase.Execute(_connection, sql, values);

        private object? Scalar(string sql, params (string, object?)[] values)
        {
            using var command = SqliteDatabase.Command(_connection, sql, values);
            return command.ExecuteScalar();
        }

        private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, CoreJson.Options)!;
    }
}

/// <summary>An answer that waits for its time.</summary>
internal sealed record DueAnswer(string Name, DateTimeOffset Due);
