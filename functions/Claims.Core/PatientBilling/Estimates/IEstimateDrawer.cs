using Claims.Core.Charts;

namespace Claims.Core.PatientBilling;

/// <summary>Port: draws a good-faith estimate as a PDF.</summary>
public interface IEstimateDrawer
{
    /// <summary>The PDF's bytes; the same estimate gives the same bytes.</summary>
    /// <param name="clinic">Who gives it.</param>
    /// <param name="estimate">One that says whom it is for.</param>
    byte[] Draw(Clinic clinic, Estimate estimate);
}
