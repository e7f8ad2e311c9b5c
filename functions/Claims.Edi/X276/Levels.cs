using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X277CA;

namespace Claims.Edi.X276;

/// <summary>The payer asked or answering (2000A).</summary>
public sealed record StatusPayer : EdiLoop
{
    private protected override string Order => "HL";

    private protected override string LoopOrder => "NM1*PR HL*21";

    /// <summary>Name, payer id and, in an answer, whom to call (2100A).</summary>
    public Party? Name { get => Child<Party>("NM1*PR"); init => SetChild("NM1*PR", value); }

    /// <summary>Who asks (2000B).</summary>
    public EdiList<StatusReceiver> Receivers
    {
        get => Children<StatusReceiver>("HL*21");
        init => SetChildren("HL*21", value);
    }

    internal static IEnumerable<StatusClaim> AllClaims(IEnumerable<StatusPayer> payers) =>
        from payer in payers
        from receiver in payer.Receivers
        from provider in receiver.Providers
        from subscriber in provider.Subscribers
        from person in subscriber.Dependents.Prepend(subscriber)
        from claim in person.Claims
        select claim;
}

/// <summary>Who asks and gets the answer (2000B), role 41.</summary>
public sealed record StatusReceiver : EdiLoop
{
    private protected override string Order => "HL";

    private protected override string LoopOrder => "NM1*41 TRN HL*19";

    /// <summary>Name and id (2100B).</summary>
    public Party? Name { get => Child<Party>("NM1*41"); init => SetChild("NM1*41", value); }

    /// <summary>Why nothing could be answered (2200B, 277 only); null when something was.</summary>
    public LevelStatus? Status { get => Child<LevelStatus>("TRN"); init => SetChild("TRN", value); }

    /// <summary>Providers (2000C).</summary>
    public EdiList<StatusProvider> Providers
    {
        get => Children<StatusProvider>("HL*19");
        init => SetChildren("HL*19", value);
    }
}

/// <summary>The provider whose claims are asked about (2000C), role 1P.</summary>
public sealed record StatusProvider : EdiLoop
{
    private protected override string Order => "HL";

    private protected override string LoopOrder => "NM1*1P TRN HL*22";

    /// <summary>Name and NPI (2100C).</summary>
    public Party? Name { get => Names.FirstOrDefault(); init => SetChild("NM1*1P", value); }

    /// <summary>All names (2100C): a second one where the payer knows the provider by another id.</summary>
    public EdiList<Party> Names { get => Children<Party>("NM1*1P"); init => SetChildren("NM1*1P", value); }

    /// <summary>Why nothing about the provider could be answered (2200C, 277 only).</summary>
    public LevelStatus? Status { get => Child<LevelStatus>("TRN"); init => SetChild("TRN", value); }

    /// <summary>Subscribers (2000D).</summary>
    public EdiList<StatusPatient> Subscribers
    {
        get => Children<StatusPatient>("HL*22");
        init => SetChildren("HL*22", value);
    }
}

/// <summary>A subscriber (2000D) or a dependent (2000E).</summary>
public sealed record StatusPatient : EdiLoop
{
    private protected override string Order => "HL DMG";

    private protected override string LoopOrder => "NM1 TRN HL*23";

    /// <summary>Name and, of a subscriber, member id (2100D role IL, 2100E role QC).</summary>
    public Party? Person { get => Child<Party>("NM1"); init => SetChild("NM1", value); }

    /// <summary>Birth date (DMG02, 276 only).</summary>
    public DateOnly? BirthDate
    {
        get => Date("DMG", 2);
        init
        {
            Set("DMG", 1, "D8");
            Set("DMG", 2, EdiDate.Text(value));
        }
    }

    /// <summary>Sex (DMG03, 276 only): F or M.</summary>
    public string Sex { get => Text("DMG", 3); init => Set("DMG", 3, value); }

    /// <summary>The person's claims (2200D, 2200E).</summary>
    public EdiList<StatusClaim> Claims { get => Children<StatusClaim>("TRN"); init => SetChildren("TRN", value); }

    /// <summary>The subscriber's dependents (2000E).</summary>
    public EdiList<StatusPatient> Dependents
    {
        get => Children<StatusPatient>("HL*23");
        init => SetChildren("HL*23", value);
    }
}
