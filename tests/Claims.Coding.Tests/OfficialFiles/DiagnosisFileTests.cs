using Claims.Coding.CodeSets;
using Claims.Coding.OfficialFiles;
using Kind = Claims.Coding.OfficialFiles.OfficialFileKind;

namespace Claims.Coding.Tests.OfficialFiles;

/// <summary>Readers of ICD-10-CM files on small invented ones; DiagnosisReleaseTests reads the real ones.</summary>
public sealed class DiagnosisFileTests
{
    [Fact]
    public void The_order_file_is_read_by_its_columns()
    {
        var text = Official.OrderLine(1, "A00", false, "Cholera")
            + Official.OrderLine(2, "A000", true, "Cholera, biovar");

        var codes = CodeListReader.Read(Official.Text(Kind.Order, text));

        Assert.Equal(
            [new(Icd10Code.Parse("A00"), false, "Cholera", "Cholera"),
                new(Icd10Code.Parse("A00.0"), true, "Cholera, biovar", "Cholera, biovar")], codes);
    }

    [Fact]
    public void The_codes_file_lists_billable_codes_alone()
    {
        var codes = CodeListReader.Read(Official.Text(Kind.Codes, "A000    Cholera, biovar\r\nS93402A Sprain\r\n"));

        Assert.Equal(["A00.0", "S93.402A"], codes.Select(code => code.Code.ToString()));
        Assert.All(codes, code => Assert.True(code.Billable));
    }

    [Fact]
    public void Faults_of_a_list_are_named_with_their_lines_and_refuse_it()
    {
        var text = Official.OrderLine(1, "A00", false, "Cholera") + "garbage\r\n"
            + Official.OrderLine(3, "A00", true, "Cholera") + Official.OrderLine(4, "??", true, "No code");

        var fault = Assert.Throws<InvalidDataException>(() => CodeListReader.Read(Official.Text(Kind.Order, text)));

        Assert.Contains("sample.txt cannot be used: line 2", fault.Message, StringComparison.Ordinal);
        Assert.Contains("line 3: the code A00 is there twice", fault.Message, StringComparison.Ordinal);
        Assert.Contains("line 4", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("order,code,title\n1,A00,Cholera\n")]
    [InlineData("order,code,billable,title\n1,A00,0,\"open\n")]
    [InlineData("order,code,billable,title\n1,A00,0,\n")]
    public void A_CSV_that_is_no_code_list_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => CodeListReader.Read(Official.Text(Kind.CodeList, text)));

    [Fact]
    public void Western_European_bytes_and_UTF_8_are_read_alike()
    {
        var line = "A000    Ménière and Sjögren\n";

        Assert.Equal(
            CodeListReader.Read(Official.Text(Kind.Codes, line)),
            CodeListReader.Read(Official.Latin(Kind.Codes, line)));
    }

    [Fact]
    public void The_tabular_list_keeps_levels_notes_and_7th_characters()
    {
        var entries = TabularReader.Read(Official.Text(Kind.Tabular, """
            <ICD10CM.tabular><version>2027</version>
            <chapter><name>1</name><desc>Chapter one</desc><excludes2><note>other (B00)</note></excludes2>
              <section id="A00-A09"><desc>Section</desc>
                <diag><name>A00</name><desc>Category</desc>
                  <sevenChrDef><extension char="A">initial</extension></sevenChrDef>
                  <diag><name>A00.0</name><desc>Code</desc>
                    <codeFirst><note>cause,  such
                      as:</note><note>x (A01)</note></codeFirst></diag>
                </diag></section></chapter></ICD10CM.tabular>
            """));

        Assert.Equal(["1", "A00-A09", "A00", "A00.0"], entries.Select(entry => entry.Name));
        Assert.Equal([-1, 0, 1, 2], entries.Select(entry => entry.Parent));
        Assert.Equal([(NoteKind.CodeFirst, "cause, such as:"), (NoteKind.CodeFirst, "x (A01)")], entries[3].Notes);
        Assert.Equal(new('A', "initial"), Assert.Single(entries[2].SeventhCharacters));
    }

    [Theory]
    [InlineData("<ICD10CM.tabular><chapter>")]
    [InlineData("<html/>")]
    [InlineData("<ICD10CM.tabular/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><ICD10CM.tabular>&e;</ICD10CM.tabular>")]
    public void XML_that_is_cut_off_hostile_or_another_document_is_refused(string xml) =>
        Assert.Throws<InvalidDataException>(() => TabularReader.Read(Official.Text(Kind.Tabular, xml)));

    [Fact]
    public void A_list_that_nests_without_end_is_refused()
    {
        const int deep = 5000;
        var xml = "<ICD10CM.tabular><chapter><name>1</name><desc>x</desc><section id=\"A00\">"
            + string.Concat(Enumerable.Repeat("<diag><name>A00</name>", deep))
            + string.Concat(Enumerable.Repeat("</diag>", deep)) + "</section></chapter></ICD10CM.tabular>";

        var fault = Assert.Throws<InvalidDataException>(() => TabularReader.Read(Official.Text(Kind.Tabular, xml)));

        Assert.Contains("levels deep", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_keeps_paths_references_and_table_cells()
    {
        var terms = IndexReader.Read(Official.Text(Kind.Index, """
            <ICD10CM.index><letter><title>D</title><mainTerm><title>Diabetes<nemod>(mellitus)</nemod> NEC</title>
            <code>E11.9</code><term level="1"><title>in</title><code>E08.42</code><manif>[G63]</manif></term>
            <term level="1"><title>other</title><see>Disease</see><seeAlso>Sugar</seeAlso></term>
            </mainTerm></letter></ICD10CM.index>
            """));
        var drugs = IndexReader.Read(Official.Text(Kind.DrugTable, """
            <ICD10CM.index><letter><title>A</title><mainTerm><title>Acid</title><cell col="2">T54.2X1</cell>
            <cell col="6">--</cell><cell col="7">T54.2X6</cell></mainTerm></letter></ICD10CM.index>
            """));

        Assert.Equal(("Diabetes NEC", "(mellitus)", "E11.9"), (terms[0].Title, terms[0].Nonessential, terms[0].Code));
        Assert.Equal((0, "[G63]"), (terms[1].Parent, terms[1].Manifestation));
        Assert.Equal(("Disease", "Sugar"), (terms[2].See, terms[2].SeeAlso));
        Assert.Equal(["T54.2X1", "", "", "", "", "T54.2X6"], drugs[0].Cells);
    }

    [Fact]
    public void The_addenda_tell_what_was_added_deleted_and_revised()
    {
        var changes = AddendaReader.Read(Official.Text(Kind.Addenda, $"""
            ICD-10-CM addenda of an invented year
            Add:         00001 A001    1 {"Short title",-60} Long title of the new code
            Delete:      00002 A002    1 {"Gone",-60} Gone
            Revise from: 00003 A003    1 {"Old",-60} Old title
            Revise to:   00003 A003    1 {"New",-60} New title
            """));

        Assert.Equal(
            [
                new(ChangeKind.Added, Icd10Code.Parse("A00.1"), "Long title of the new code", ""),
                new(ChangeKind.Deleted, Icd10Code.Parse("A00.2"), "Gone", ""),
                new(ChangeKind.Revised, Icd10Code.Parse("A00.3"), "New title", "Old title"),
            ],
            changes);
        Assert.Throws<InvalidDataException>(() => AddendaReader.Read(
            Official.Text(Kind.Addenda, "Revise to: A003 New title\n")));
        Assert.Throws<InvalidDataException>(() => AddendaReader.Read(Official.Text(Kind.Addenda, "nothing\n")));
    }

    [Fact]
    public void The_conversion_table_is_read_below_its_headings()
    {
        var rows = ConversionReader.Read(Official.Text(Kind.Conversion,
            "Conversion table\ncode\tsince\tprevious\nA00.1\t2027\tA00.8,  A00.9\n"));

        Assert.Equal(new(Icd10Code.Parse("A00.1"), "2027", "A00.8, A00.9"), Assert.Single(rows));
        Assert.Throws<InvalidDataException>(() => ConversionReader.Read(Official.Text(Kind.Conversion, "x\n")));
    }

    [Fact]
    public void An_edit_that_is_not_known_is_refused()
    {
        const string header = "icd_code,icd_description,icd_conflict_group,icd_conflict_rule\n";

        var edits = PatientEditsReader.Read(Official.Text(Kind.PatientEdits,
            header + "O80,Delivery,Sex,Female Only\nO80,Delivery,Age,Maternity (Ages 9-64)\n"));

        Assert.Equal(PatientRestriction.FemaleOnly | PatientRestriction.Maternity, edits[Icd10Code.Parse("O80")]);
        Assert.Throws<InvalidDataException>(() => PatientEditsReader.Read(Official.Text(Kind.PatientEdits,
            header + "O80,Delivery,Sex,Left-handed Only\n")));
    }
}
