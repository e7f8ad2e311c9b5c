using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>What a collection agency is handed: one debt a file, JSON as <see cref="CoreJson"/> writes it.</summary>
/// <param name="Creditor">The clinic's legal name.</param>
/// <param name="CreditorPhone">Who answers questions.</param>
/// <param name="Account">The encounter's id: the creditor's reference.</param>
/// <param name="DebtorName">The patient.</param>
/// <param name="Address">Where they live.</param>
/// <param name="DateOfService">The day of care: the itemization date of Reg F (12 CFR 1006.34).</param>
/// <param name="FirstBilled">The date of the first statement.</param>
/// <param name="FinalNotice">The date of the final notice.</param>
/// <param name="Billed">The patient's share as first billed.</param>
/// <param name="Paid">What the patient paid.</param>
/// <param name="Balance">What is handed over.</param>
public sealed record CollectionsFile(
    string Creditor,
    string CreditorPhone,
    string Account,
    string DebtorName,
    Charts.PostalAddress Address,
    DateOnly DateOfService,
    DateOnly FirstBilled,
    DateOnly FinalNotice,
    Money Billed,
    Money Paid,
    Money Balance);
