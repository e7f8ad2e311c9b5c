using Claims.Core.Charts;

namespace Claims.Core.PatientBilling;

/// <summary>Port: draws a statement as a PDF.</summary>
public interface IStatementDrawer
{
    /// <summary>The PDF's bytes; the same statement gives the same bytes.</summary>
    byte[] Draw(Clinic clinic, Statement statement, Uri link);
}
