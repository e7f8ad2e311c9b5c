using Claims.Coding.Notes;
using Claims.Coding.Procedures;

namespace Claims.Coding.Tests.Procedures;

/// <summary>Vaccines and their giving, drugs and their injection, blood tests and the draw; invented charges.</summary>
public sealed class ServicePairsTests
{
    private static readonly ProcedureSuggester Suggester = new(ChargeMaster.Parse(new StringReader("""
        code,description,charge,modifiers,keywords
        90460,Child vaccine with talk,30,,
        90461,Further component,15,,
        90471,First vaccine,28,,vaccine administered
        90472,Further vaccine,18,,
        90473,First by mouth,28,,
        90474,Further by mouth,18,,
        G0008,Flu vaccine at Medicare,30,,
        90686,Flu,32,,influenza vaccine
        90707,Measles mumps rubella,80,,mmr vaccine
        90716,Chickenpox,90,,varicella vaccine
        90715,Tetanus,55,,tdap vaccine
        90680,Rotavirus,95,,rotavirus vaccine
        96372,Shot,28,,
        96374,Push,60,,
        94640,Inhaling,32,,
        20610,Joint,145,,knee joint injection
        J0696,Ceftriaxone per 250 mg,12,,ceftriaxone given;ceftriaxone injected
        J1885,Ketorolac per 15 mg,10,,ketorolac given
        J3301,Triamcinolone per 10 mg,3,,triamcinolone injected
        J0585,Botulinum per 1 unit,7,,botulinum injected
        Q9967,Contrast per ml,0.5,,iohexol given
        J7613,Albuterol per 1 mg,1,,albuterol given
        36415,Draw,10,,
        36416,Prick,6,,finger prick done
        80053,Chemistry,30,,chemistry panel drawn
        85025,Count,22,,blood count drawn
        93000,Tracing,45,,tracing with reading
        93005,Recording,20,,recording alone
        """)).Master);

    [Theory]
    [InlineData("Influenza vaccine given.", 45, "90471 90686")]
    [InlineData("Influenza vaccine and tdap vaccine given.", 45, "90471 90472 90686 90715")]
    [InlineData("Influenza vaccine, tdap vaccine and varicella vaccine given.", 45, "90471 90472x2 90686 90715 90716")]
    [InlineData("Counseling done. MMR vaccine and varicella vaccine given.", 4, "90460x2 90461x2 90707 90716")]
    [InlineData("MMR vaccine and varicella vaccine given.", 4, "90471 90472 90707 90716")]
    [InlineData("Counseling done. MMR vaccine given.", 19, "90471 90707")]
    [InlineData("Counseling done. Influenza vaccine given.", 18, "90460 90686")]
    [InlineData("Rotavirus vaccine given by mouth.", 0, "90473 90680")]
    [InlineData("Rotavirus vaccine and varicella vaccine given.", 1, "90471 90474 90680 90716")]
    public void Vaccines_and_their_giving_are_counted_by_age_and_counselling(string note, int age, string expected) =>
        Assert.Equal(expected, Services(note, new(AgeInYears: age)));

    [Fact]
    public void Medicare_pays_the_giving_of_a_flu_vaccine_by_its_own_code() => Assert.Equal(
        "90471 90686 90715 G0008",
        Services("Influenza vaccine and tdap vaccine given.", new(AgeInYears: 70) { IsMedicare = true }));

    [Fact]
    public void A_vaccine_given_without_a_product_is_told() => Assert.Contains(
        "no product is found", Only("The vaccine administered today was tolerated.", ServiceNoteCodes.Pair),
        StringComparison.Ordinal);

    [Fact]
    public void A_way_of_giving_that_does_not_fit_the_count_is_told_and_kept()
    {
        const string Note = "Counseling done. Influenza vaccine, vaccine administered.";

        Assert.Equal("90460 90471 90686", Services(Note, new(AgeInYears: 10)));
        Assert.Contains("90471 does not fit", Only(Note, ServiceNoteCodes.Pair, 10), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ceftriaxone given IM, 1 g.", "96372 J0696x4")]
    [InlineData("Ceftriaxone given intramuscularly. Ketorolac given IM.", "96372x2 J0696 J1885")]
    [InlineData("Ceftriaxone given by IV push. Ketorolac given IM, 30 mg.", "96372 96374 J0696 J1885x2")]
    [InlineData("Ketorolac given, 30 mg. It was an IM injection.", "96372 J1885x2")]
    [InlineData("Knee joint injection done, triamcinolone injected 40 mg.", "20610 J3301x4")]
    [InlineData("Botulinum injected, 50 units, intramuscular.", "96372 J0585x50")]
    [InlineData("Albuterol given by nebulizer, 2.5 mg.", "94640 J7613x3")]
    [InlineData("Chemistry panel drawn and blood count drawn, venipuncture at the clinic.", "36415 80053 85025")]
    [InlineData("Chemistry panel drawn. Finger prick done.", "36416 80053")]
    public void A_partner_is_proposed_where_the_note_tells_of_it(string note, string expected) =>
        Assert.Equal(expected, Services(note, new(AgeInYears: 45)));

    [Theory]
    [InlineData("Ketorolac given, 30 mg.", "does not say how the drug was given")]
    [InlineData("Chemistry panel drawn.", "does not say who drew the blood")]
    [InlineData("Knee joint injection done.", "the drug injected into a joint")]
    [InlineData("Tracing with reading and recording alone done.", "93005 beside 93000")]
    public void What_is_missing_or_too_many_is_told(string note, string expected) =>
        Assert.Contains(expected, Only(note, ServiceNoteCodes.Pair), StringComparison.Ordinal);

    [Fact]
    public void A_partner_that_the_clinic_does_not_charge_for_is_told_and_not_proposed()
    {
        var small = new ProcedureSuggester(new ChargeMaster([new("90686", "Flu", 32, [], ["influenza vaccine"])]));

        var result = small.Suggest(NoteText.FromPlain("Influenza vaccine given."), new());

        Assert.Equal("90686", Assert.Single(result.Procedures).Item.Code);
        Assert.Contains("90471 fits", Assert.Single(result.Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposed_partner_says_why_and_shows_the_words()
    {
        var note = NoteText.FromPlain("Influenza vaccine given.");

        var giving = Suggester.Suggest(note, new(AgeInYears: 45)).Procedures.Single(p => p.Item.Code == "90471");

        Assert.Equal("The first vaccine injected.", giving.Reason);
        Assert.Equal("Influenza vaccine", note.Slice(Assert.Single(giving.Evidence)));
    }

    private static string Services(string note, ProcedureContext context) => string.Join(' ', Suggester
        .Suggest(NoteText.FromPlain(note), context).Procedures
        .OrderBy(p => p.Item.Code, StringComparer.Ordinal)
        .Select(p => p.Item.Code + (p.Units > 1 ? $"x{p.Units}" : "")));

    private static string Only(string note, string code, int age = 45) => Assert.Single(
        Suggester.Suggest(NoteText.FromPlain(note), new(AgeInYears: age)).Notes, said => said.Code == code).Text;
}
