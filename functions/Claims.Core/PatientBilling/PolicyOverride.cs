using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>What differs from the policy at one clinic, in one state, from a date on; what is absent stays.</summary>
/// <param name="Source">The law, contract or decision it comes from.</param>
/// <param name="From">First bills from this day on.</param>
/// <param name="Until">First bills up to this day; null while it holds.</param>
/// <param name="Clinic">Only this clinic.</param>
/// <param name="State">Only patients who live there.</param>
/// <param name="SmallBalance">Instead of the policy's.</param>
/// <param name="QuietDays">Instead of the policy's.</param>
/// <param name="Steps">Instead of the policy's.</param>
/// <param name="CollectionsAfterDays">Instead of the policy's.</param>
/// <param name="NoticeDays">Instead of the policy's.</param>
/// <param name="PlaceFrom">Instead of the policy's.</param>
public sealed record PolicyOverride(
    string Source,
    DateOnly From,
    DateOnly? Until = null,
    ClinicId? Clinic = null,
    string? State = null,
    SmallBalancePolicy? SmallBalance = null,
    int? QuietDays = null,
    IReadOnlyList<DunningStep>? Steps = null,
    int? CollectionsAfterDays = null,
    int? NoticeDays = null,
    Money? PlaceFrom = null)
{
    internal bool Fits(ClinicId clinic, string state, DateOnly day) =>
        (Clinic is null || Clinic == clinic)
        && (State is null || string.Equals(State, state, StringComparison.OrdinalIgnoreCase))
        && From <= day && !(Until < day);

    internal DunningPolicy Over(DunningPolicy policy) => policy with
    {
        SmallBalance = SmallBalance ?? policy.SmallBalance,
        QuietDays = QuietDays ?? policy.QuietDays,
        Steps = Steps ?? policy.Steps,
        CollectionsAfterDays = CollectionsAfterDays ?? policy.CollectionsAfterDays,
        NoticeDays = NoticeDays ?? policy.NoticeDays,
        PlaceFrom = PlaceFrom ?? policy.PlaceFrom,
    };
}
