using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>Port: files to the collection agency. A file handed over twice under one name is one file.</summary>
public interface ICollections
{
    /// <summary>Hands a file over; durable when it returns.</summary>
    /// <param name="clinic">Whose debt it is.</param>
    /// <param name="name">Letters, digits, hyphens and an extension; no patient data.</param>
    /// <param name="content">The file as <see cref="CollectionsFile"/> describes it, JSON.</param>
    /// <param name="cancellationToken">Cancels the hand-over.</param>
    Task HandOverAsync(
        ClinicId clinic, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
