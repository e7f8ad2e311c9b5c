using Claims.Core.Primitives;

namespace Claims.Delivery.Print;

/// <summary>What stands in a day's print file, beside it as JSON.</summary>
/// <param name="Clinic">Whose letters.</param>
/// <param name="Day">The day they are posted.</param>
/// <param name="Letters">In the order of the pages.</param>
/// <param name="Pages">All of them.</param>
internal sealed record PrintManifest(ClinicId Clinic, DateOnly Day, IReadOnlyList<PrintManifestLine> Letters, int Pages);

/// <summary>One letter.</summary>
/// <param name="Statement">The statement's key.</param>
/// <param name="FirstPage">Its first page in the file, from 1.</param>
/// <param name="Pages">How many pages it has.</param>
/// <param name="Zip">For the post's sorting.</param>
internal sealed record PrintManifestLine(string Statement, int FirstPage, int Pages, string Zip);
