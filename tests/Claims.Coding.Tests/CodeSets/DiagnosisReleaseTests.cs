using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;

namespace Claims.Coding.Tests.CodeSets;

/// <summary>Compiled releases of the official files.</summary>
public sealed class DiagnosisReleaseTests(OfficialLibrary official) : IClassFixture<OfficialLibrary>
{
    [SkippableFact]
    public void Every_code_of_the_official_list_is_found_with_its_title_and_flag()
    {
        var list = OfficialRelease.Read();
        Skip.If(list is null, "The official release is not beside the repository (shared/data/icd10cm).");

        var release = official.Of2024;

        Assert.Equal(list.Count, release.Count);
        Assert.Equal("ICD-10-CM FY2024 (from 2023-10-01)", release.Edition);
        Assert.Equal(list.Keys, release.All().Select(entry => entry.Code.ToString()));
        Assert.All(list, fact =>
        {
            var entry = release.Find(Icd10Code.Parse(fact.Key))!;
            Assert.Equal(fact.Value, (entry.Billable, entry.Title));
        });
        Assert.Equal(list.Count(fact => fact.Value.Billable), release.Set.Entries.Count);
    }

    [SkippableFact]
    public void Children_and_parents_follow_the_tabular_list()
    {
        var release = official.Of2021;

        Assert.Equal(
            ["S93.401", "S93.402", "S93.409"],
            release.Children(Icd10Code.Parse("S93.40")).Select(child => child.Code.ToString()));
        Assert.Equal(
            ["19", "S90-S99", "S93", "S93.4", "S93.40", "S93.402"],
            release.Parents(Icd10Code.Parse("S93.402A")).Select(place => place.Name));
        Assert.Empty(release.Children(Icd10Code.Parse("I10")));
        Assert.Null(release.Find(Icd10Code.Parse("E11.9999")));
    }

    [SkippableFact]
    public void A_category_with_a_letter_keeps_its_place_in_the_tabular_list()
    {
        var order = official.Of2021.All().Select(entry => entry.Code.ToString()).ToList();

        Assert.Equal(order.IndexOf("C4A") + 1, order.IndexOf("C4A.0"));
        Assert.True(order.IndexOf("C43.9") < order.IndexOf("C4A") && order.IndexOf("C4A") < order.IndexOf("C44"));
    }

    [SkippableFact]
    public void Notes_are_inherited_from_ancestors_section_and_chapter_and_name_their_place()
    {
        var notes = official.Of2021.Notes(Icd10Code.Parse("E11.22"));

        Assert.Contains(notes, note => note is
        {
            Kind: NoteKind.UseAdditionalCode, Inherited: false, From.Name: "E11.22",
        } && note.Text.Contains("N18.1-N18.6", StringComparison.Ordinal));
        Assert.Contains(notes, note => note is
        {
            Kind: NoteKind.Excludes1, Text: "gestational diabetes (O24.4-)", Inherited: true, From.Name: "E11",
        });
        Assert.Contains(notes, note => note is { Kind: NoteKind.Excludes1, From.Level: TabularLevel.Chapter });
        Assert.Contains(official.Of2021.Notes(Icd10Code.Parse("E11")), note => note.Kind == NoteKind.Includes);
        Assert.DoesNotContain(notes, note => note is { Kind: NoteKind.InclusionTerm, Inherited: true });
    }

    [SkippableFact]
    public void A_code_with_a_7th_character_takes_the_notes_of_the_code_it_completes()
    {
        var release = official.Of2021;
        var code = Icd10Code.Parse("S00.531A");

        Assert.Contains(release.Notes(code), note => note is
        {
            Kind: NoteKind.InclusionTerm, Text: "Bruise of lip", From.Name: "S00.531", Inherited: true,
        });
        Assert.Contains(release.Notes(code), note => note is { Kind: NoteKind.Excludes1, From.Name: "S00" });
        Assert.Equal(
            [new('A', "initial encounter"), new('D', "subsequent encounter"), new('S', "sequela")],
            release.SeventhCharacters(code));
        Assert.Empty(release.SeventhCharacters(Icd10Code.Parse("I10")));
    }

    [SkippableTheory]
    [InlineData("E11.9", "E10.9", "E11")]
    [InlineData("E11.22", "O24.410", "E11")]
    [InlineData("J45.909", "J44.9", null)]
    public void An_Excludes1_conflict_is_found_from_either_side(string one, string other, string? place)
    {
        var (a, b) = (Icd10Code.Parse(one), Icd10Code.Parse(other));

        var note = official.Of2021.Excludes1(a, b);

        Assert.Equal(place, note?.From.Name);
        Assert.Equal(note is null, official.Of2021.Excludes1(b, a) is null);
    }

    [SkippableFact]
    public void Age_and_sex_edits_are_part_of_the_release()
    {
        var release = official.Of2024;

        Assert.Equal(PatientRestriction.Newborn, release.Find(Icd10Code.Parse("A33"))!.Restriction);
        Assert.True(release.Find(Icd10Code.Parse("O24.410"))!.Restriction.HasFlag(PatientRestriction.FemaleOnly));
        Assert.Equal(PatientRestriction.None, release.Find(Icd10Code.Parse("I10"))!.Restriction);
    }

    [SkippableTheory]
    [InlineData("e11.2", "E11.2")]
    [InlineData("S93402", "S93.402")]
    [InlineData("htn", "I10")]
    [InlineData("sprain of unspecified ligament of left ankle", "S93.402A")]
    [InlineData("type 2 diabetes polyneur", "E11.42")]
    [InlineData("hypotyroidism", "E03.9")]
    [InlineData("menieres disease left", "H81.02")]
    [InlineData("paraplegia comp", "G82.21")]
    [InlineData("fractures of skull", "S02")]
    public void Search_leads_with_what_a_coder_means(string query, string expected)
    {
        var found = official.Of2024.Search(query, 8);

        Assert.Contains(expected, found.Select(entry => entry.Code.ToString()));
    }

    [SkippableFact]
    public void A_billable_search_gives_codes_and_never_headings()
    {
        var found = official.Of2024.Set.Search("ankle sprain left", 12);

        Assert.Equal("S93.402A", found[0].Code.ToString());
        Assert.All(found, entry => Assert.True(entry.Billable));
        Assert.All(official.Of2024.Set.Search("E11", 12), entry => Assert.True(entry.Billable));
    }

    [SkippableTheory]
    [InlineData("", 5)]
    [InlineData("   ", 5)]
    [InlineData("...", 5)]
    [InlineData("diabetes", 0)]
    [InlineData("qqqqqqqq", 5)]
    [InlineData("E11.99999999999", 5)]
    public void Search_without_a_meaning_finds_nothing(string query, int limit) =>
        Assert.Empty(official.Of2024.Search(query, limit));

    [SkippableFact]
    public void The_index_leads_from_words_to_codes_that_the_tabular_list_verifies()
    {
        var neoplasm = official.Of2024.SearchIndex("neoplasm breast axillary tail", 5)[0];

        Assert.Equal(IndexBook.Neoplasms, neoplasm.Book);
        Assert.Equal("Neoplasm, neoplastic", neoplasm.Path[0]);
        var primary = neoplasm.Codes.Single(code => code.Column == "Malignant primary");
        Assert.Equal("C50.6-", primary.Printed);
        Assert.Equal("Malignant neoplasm of axillary tail of breast", primary.Entry!.Title);
        Assert.False(primary.Entry.Billable);
    }

    [SkippableFact]
    public void The_drug_table_tells_adverse_effect_from_poisoning()
    {
        var aspirin = official.Of2024.SearchIndex("aspirin", 3)[0];

        Assert.Equal("T39.015", aspirin.Codes.Single(code => code.Column == "Adverse effect").Printed);
        Assert.Equal("T39.011", aspirin.Codes.Single(code => code.Column == "Poisoning, accidental").Printed);
    }

    [SkippableFact]
    public void The_external_cause_index_names_where_else_to_look()
    {
        var found = official.Of2024.SearchIndex("accident transport car", 20);

        Assert.Contains(found, term => term.Book == IndexBook.ExternalCauses && term.Path[0].StartsWith("Accident"));
        Assert.Contains(official.Of2024.SearchIndex("accident automobile", 3), term =>
            term.See == "Accident, transport, car occupant");
    }

    [SkippableTheory]
    [InlineData("heart attack", "I21.9")]
    [InlineData("pneumon", "J18.9")]
    [InlineData("afib", "I48.91")]
    [InlineData("bruise of lip", "S00.531")]
    public void A_phrase_that_stands_for_a_code_leads_to_it_first(string query, string expected) =>
        Assert.Equal(expected, official.Of2021.Search(query, 8)[0].Code.ToString());

    [SkippableFact]
    public void The_suggester_works_on_a_full_release_and_on_an_old_one()
    {
        var note = NoteText.FromPlain("Assessment: 1. Type 2 diabetes with diabetic CKD stage 4.\n");

        foreach (var release in new[] { official.Of2021, official.Of2024 })
        {
            var result = new CodeSuggester(release.Set).Suggest(note, new(release.FirstDay));

            Assert.Equal(["E11.22", "N18.4"], result.Diagnoses.Select(found => found.Code.ToString()).Order());
            Assert.Equal(release.Edition, result.CodeSet);
            Assert.DoesNotContain(result.Issues, issue => issue.Code == CodingIssueCodes.OutOfEdition);
        }
    }

    [SkippableFact]
    public void Many_threads_find_the_same()
    {
        var release = official.Of2024;
        var expected = release.Search("chronic kidney disease stage 3", 10).Select(entry => entry.Code).ToList();

        Parallel.For(0, 200, _ => Assert.Equal(
            expected, release.Search("chronic kidney disease stage 3", 10).Select(entry => entry.Code)));
    }
}
