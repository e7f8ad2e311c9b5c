namespace Claims.Core.PatientBilling;

/// <summary>
/// How often a patient may be touched; pure. Reg F (12 CFR 1006.14(b)) binds collectors and calls; adopted here for
/// the clinic itself and for every channel.
/// </summary>
internal static class ContactRules
{
    /// <summary>At most so many touches about one debt...</summary>
    public const int MostTouches = 7;

    /// <summary>...in so many days, and none for so many days after a conversation, its own day counted.</summary>
    public const int Days = 7;

    /// <summary>The first day, not before a given one, on which a touch keeps the rules, and the rule that says so.</summary>
    /// <param name="contacts">The patient's ledger, all bills.</param>
    /// <param name="debt">The bill.</param>
    /// <param name="day">The day that is wished for.</param>
    /// <param name="quietDays">Days between two messages to one patient, whatever they are about.</param>
    public static (DateOnly Day, DunningReason? Rule) Next(
        IReadOnlyList<PatientContact> contacts, Primitives.EncounterId debt, DateOnly day, int quietDays)
    {
        var (first, rule) = (day, (DunningReason?)null);
        var last = contacts.Max(contact => (DateOnly?)contact.Day);
        Later(last?.AddDays(quietDays), DunningReason.QuietDays);
        var spoken = contacts
            .Where(contact => contact.Encounter == debt && contact.What == TouchKind.Conversation)
            .Max(contact => (DateOnly?)contact.Day);
        Later(spoken?.AddDays(Days), DunningReason.AfterConversation);
        var touches = contacts.Where(contact => contact.Encounter == debt).Select(contact => contact.Day)
            .OrderDescending().Take(MostTouches).ToList();
        Later(touches.Count == MostTouches ? touches[^1].AddDays(Days) : null, DunningReason.SevenInSeven);
        return (first, rule);

        void Later(DateOnly? other, DunningReason why)
        {
            if (other > first)
            {
                (first, rule) = (other.Value, why);
            }
        }
    }
}
