using System.Net;
using Claims.Coding.CodeSets;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Web.Tests.Hosting;

namespace Claims.Web.Tests.Review;

public sealed class ReviewPageTests : IAsyncLifetime
{
    private PagesHost _host = null!;

    public async Task InitializeAsync() => _host = await PagesHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Get_decides_nothing_however_often()
    {
        var path = await _host.OpenRoundAsync();
        foreach (var address in new[] { path, $"{path}?way=approve", $"{path}/codes?q=diabetes", $"{path}/pages/1" })
        {
            Assert.Equal(HttpStatusCode.OK, (await _host.Client.GetAsync(address)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await _host.Client.GetAsync(path)).StatusCode);
        Assert.Null((await _host.RoundAsync()).Decision);
        Assert.Empty(_host.Raised);
    }

    [Fact]
    public async Task The_page_says_which_codes_were_used_and_whether_they_were_in_force()
    {
        var page = await _host.Client.GetStringAsync(await _host.OpenRoundAsync());

        Assert.Contains($"<p class=\"quiet\">{SampleChart.CodesUsed}</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_how_a_code_was_reached_and_what_else_might_be_meant()
    {
        var page = await _host.Client.GetStringAsync(await _host.OpenRoundAsync());

        Assert.Contains("<li>use additional code N18.1: N18.31</li>", page, StringComparison.Ordinal);
        Assert.Contains("<li>neighbour: I12.0 Hypertensive", page, StringComparison.Ordinal);
        Assert.Contains("Candidates, not proposed (1)", page, StringComparison.Ordinal);
        Assert.Contains("Other chronic pain", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_why_a_service_was_for_its_diagnoses()
    {
        var page = await _host.Client.GetStringAsync(await _host.OpenRoundAsync());

        Assert.Contains("<li>E11.42: the service looks at the sugar</li>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("No proposed diagnosis supports it", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_a_supporting_diagnosis_has_no_pointer_and_says_so()
    {
        var coding = SampleChart.Coding;
        var path = await _host.OpenRoundAsync(coding: coding with
        {
            Procedures = [coding.Procedures[0], coding.Procedures[1] with { Diagnoses = [] }],
        });

        Assert.Contains(
            "No proposed diagnosis supports it", await _host.Client.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Equal("", (await PageFormReader.ReadAsync(_host, path))["p1.pointers"]);
    }

    [Fact]
    public async Task The_untouched_form_approves_exactly_what_was_shown()
    {
        var path = await _host.OpenRoundAsync();
        var form = await PageFormReader.ReadAsync(_host, path);

        var answer = await form.SendAsync("approve");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var approved = Assert.IsType<ReviewDecision.Approved>((await _host.RoundAsync()).Decision);
        Assert.Equal(
            SampleChart.Encounter.Fields.OrderBy(field => field.Name), approved.Fields.OrderBy(field => field.Name));
        Assert.Equal(["E11.42", "I12.9", "N18.31", "E78.2"], approved.Diagnoses.Select(code => code.ToString()));
        Assert.Equal(2, approved.Lines.Count);
        AssertLine(approved.Lines[0], "99214", ["25"], 1, 185m, [1, 2, 3, 4]);
        AssertLine(approved.Lines[1], "83036", [], 1, 25m, [1]);
    }

    [Fact]
    public async Task What_the_coder_changes_reaches_the_decision()
    {
        var path = await _host.OpenRoundAsync();
        var form = await PageFormReader.ReadAsync(_host, path);
        form["field.PatientSex"] = "F";
        form["field.PatientBirthDate"] = "1956-03-18";
        form["field.PatientState"] = "oh";
        form["field.RenderingProviderNpi"] = SampleClinic.Castellano.Value;
        form["d0.order"] = "3"; // Hypertension first, diabetes third.
        form["d1.order"] = "1";
        form["d2.order"] = "2";
        form.Remove("d3.use");
        form["d4.use"] = "1";
        form["d4.code"] = "m54.59";
        form["p1.modifiers"] = "lt, 59";
        form["p1.units"] = "2";
        form["p1.charge"] = "$1,050.50";
        form["p1.pointers"] = "B, 1";
        form["p0.pointers"] = "1";

        await form.SendAsync("approve");

        var approved = Assert.IsType<ReviewDecision.Approved>((await _host.RoundAsync()).Decision);
        Assert.Equal(["I12.9", "N18.31", "E11.42", "M54.59"], approved.Diagnoses.Select(code => code.ToString()));
        AssertLine(approved.Lines[1], "83036", ["LT", "59"], 2, 1050.50m, [2, 1]);
        Assert.Equal(
            new(FieldName.PatientSex, "F", 1, FieldSource.Coder),
            approved.Fields.Single(field => field.Name == FieldName.PatientSex));
        Assert.Equal(
            new(FieldName.PatientBirthDate, "1956-03-18", 1, FieldSource.Coder),
            approved.Fields.Single(field => field.Name == FieldName.PatientBirthDate));
        Assert.Equal(FieldSource.Sidecar, approved.Fields.Single(field => field.Name == FieldName.PatientState).Source);
        Assert.Equal(
            "Marco Castellano", approved.Fields.Single(field => field.Name == FieldName.RenderingProviderName).Text);
    }

    [Fact]
    public async Task Rows_added_by_the_page_are_billed_and_blank_ones_are_not()
    {
        var path = await _host.OpenRoundAsync();
        var form = await PageFormReader.ReadAsync(_host, path);
        form.Add("dx", "dn7");
        form["dn7.use"] = "1";
        form["dn7.code"] = "Z79.4";
        form.Add("line", "pn7");
        form["pn7.use"] = "1";
        form["pn7.code"] = "93000";
        form["pn7.units"] = "1";
        form["pn7.charge"] = "65.00";
        form["pn7.pointers"] = "5";

        await form.SendAsync("approve");

        var approved = Assert.IsType<ReviewDecision.Approved>((await _host.RoundAsync()).Decision);
        Assert.Equal(Icd10Code.Parse("Z79.4"), approved.Diagnoses[^1]);
        AssertLine(approved.Lines[^1], "93000", [], 1, 65m, [5]);
    }

    [Fact]
    public async Task Words_for_an_added_diagnosis_are_kept_for_the_clinic_and_names_are_refused_beside_it()
    {
        var form = await PageFormReader.ReadAsync(_host, await _host.OpenRoundAsync());
        form.Add("dx", "dn7");
        form["dn7.use"] = "1";
        form["dn7.code"] = "M10.9";
        form["dn7.term"] = $"{SampleChart.Encounter[FieldName.PatientLastName]} toe";

        var refused = await form.SendAsync("approve");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "The words hold a name", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        form["dn7.term"] = "sore toe joint";
        await form.SendAsync("approve");

        var outcome = Assert.Single(await _host.Records.ReadAllAsync<CodingOutcome>(SampleClinic.Id, "", default));
        Assert.Equal(new CoderTerm(Icd10Code.Parse("M10.9"), "sore toe joint"), Assert.Single(outcome.Terms));
        Assert.Contains(outcome.Codes, code => code is { Code: "M10.9", What: CoderAct.Added });
    }

    [Theory]
    [InlineData("p0.units", "many", "Units are a whole number")]
    [InlineData("p0.units", "0", "Units are a whole number")]
    [InlineData("p0.charge", "1.234", "amount like 125.00")]
    [InlineData("p0.charge", "-5", "amount like 125.00")]
    [InlineData("p0.pointers", "5", "Name 1 to 4 of the diagnoses")]
    [InlineData("p0.pointers", "1, 1", "Name 1 to 4 of the diagnoses")]
    [InlineData("p0.pointers", "", "Name 1 to 4 of the diagnoses")]
    [InlineData("p0.modifiers", "25 LT RT 59 76", "Up to four modifiers")]
    [InlineData("p0.code", "992", "five letters or digits")]
    [InlineData("d0.code", "diabetes", "form of a diagnosis code")]
    [InlineData("field.DateOfService", "22/09/2023", "Write the date as")]
    public async Task A_slip_is_shown_beside_its_field_and_nothing_typed_is_lost(string name, string typed, string said)
    {
        var path = await _host.OpenRoundAsync();
        var form = await PageFormReader.ReadAsync(_host, path);
        form["reason"] = "kept <too>";
        form[name] = typed;

        var answer = await form.SendAsync("approve");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = PageFormReader.Parse(_host, path, await answer.Content.ReadAsStringAsync());
        Assert.Contains(said, again.Html, StringComparison.Ordinal);
        Assert.Equal(typed, again[name]);
        Assert.Equal("kept <too>", again["reason"]);
        Assert.Null((await _host.RoundAsync()).Decision);
    }

    [Fact]
    public async Task What_Core_refuses_is_shown_where_it_belongs()
    {
        var path = await _host.OpenRoundAsync();
        _host.Check.Issues.Add(new("CLM-MEMBER", Severity.Error, nameof(FieldName.MemberId), "The id is incomplete."));
        _host.Check.Issues.Add(new("CLM-CODE", Severity.Error, "diagnosis 2", "Not valid on that day."));
        var form = await PageFormReader.ReadAsync(_host, path);
        form["field.MemberId"] = "EXH";

        var answer = await form.SendAsync("approve");

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("""id="field-MemberId-error"><p>The id is incomplete.</p>""", html, StringComparison.Ordinal);
        Assert.Contains("""id="d1-error"><p>Not valid on that day.</p></div>""", html, StringComparison.Ordinal);
        Assert.Equal("EXH", PageFormReader.Parse(_host, path, html)["field.MemberId"]);
    }

    [Fact]
    public async Task Asking_the_physician_keeps_the_work_so_far()
    {
        var path = await _host.OpenRoundAsync();
        var form = await PageFormReader.ReadAsync(_host, path);
        Assert.Contains("clarify the low back pain", form["question"], StringComparison.Ordinal);
        form["question"] = "Which side?\r\n- Left\r\n- Right";
        form["provider"] = SampleClinic.Venkataraman.Value;
        form["p1.units"] = "not yet known";

        await form.SendAsync("ask");

        var asked = Assert.IsType<ReviewDecision.AskPhysician>((await _host.RoundAsync()).Decision);
        Assert.Equal(SampleClinic.Venkataraman, asked.Provider);
        Assert.Equal("Which side?\n- Left\n- Right", asked.Question);
        Assert.Equal(4, asked.Draft!.Diagnoses.Count);
        Assert.Equal("99214", Assert.Single(asked.Draft.Lines).Procedure.Value);
    }

    [Theory]
    [InlineData("ask", "question", "", "Write the question")]
    [InlineData("ask", "provider", "1003000126x", "Choose who is asked")]
    [InlineData("reject", "reason", "", "Say why")]
    [InlineData("shred", "reason", "x", "Choose one of the three ways out")]
    public async Task A_way_out_that_is_not_complete_is_not_taken(string way, string name, string typed, string said)
    {
        var path = await _host.OpenRoundAsync();
        var form = await PageFormReader.ReadAsync(_host, path);
        form[name] = typed;

        var answer = await form.SendAsync(way);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await _host.RoundAsync()).Decision);
    }

    [Fact]
    public async Task A_later_round_shows_the_draft_the_answer_and_the_findings()
    {
        var first = await PageFormReader.ReadAsync(_host, await _host.OpenRoundAsync());
        first.Remove("d0.use");
        first["p0.charge"] = "199.00";
        first["p0.pointers"] = "1, 2, 3";
        Assert.Equal(HttpStatusCode.OK, (await first.SendAsync("approve")).StatusCode);

        var second = await PageFormReader.ReadAsync(
            _host,
            await _host.OpenRoundAsync(2, [new("CLM-AUTH", Severity.Error, "AuthorizationNumber", "It is missing.")]));

        Assert.Equal("199.00", second["p0.charge"]);
        Assert.False(second.Has("d0.use"));
        Assert.True(second.Has("d1.use"));
        Assert.Contains("<b>Authorization:</b> It is missing.", second.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_words_stay_words()
    {
        const string hostile = "\"><script>alert(1)</script>' onload='x";
        var coding = SampleChart.Coding with
        {
            Diagnoses =
            [
                new(Icd10Code.Parse("I10"), hostile, 0.9, hostile, [new(1, [new(0, 0, 1, 1)], hostile)], [hostile]),
            ],
            Remarks = [new(hostile, hostile, hostile)],
        };
        var path = await _host.OpenRoundAsync(1, [new("X", Severity.Error, hostile, hostile)], coding);
        var form = await PageFormReader.ReadAsync(_host, path);
        form["field.MemberId"] = hostile;
        form["p0.code"] = hostile;

        var again = await (await form.SendAsync("approve")).Content.ReadAsStringAsync();

        foreach (var html in new[] { form.Html, again })
        {
            Assert.DoesNotContain("<script>", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("onload='", html, StringComparison.Ordinal);
            Assert.DoesNotContain("\"><", html.Replace("\"><", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Equal(hostile, PageFormReader.Parse(_host, path, again)["field.MemberId"]);
    }

    [Fact]
    public async Task The_search_answers_official_titles()
    {
        var path = await _host.OpenRoundAsync();

        var json = await _host.Client.GetStringAsync($"{path}/codes?q=E11.42");

        Assert.Contains(
            """{"code":"E11.42","title":"Type 2 diabetes mellitus with diabetic polyneuropathy"}""", json,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_are_pictures_and_nothing_else()
    {
        var path = await _host.OpenRoundAsync();

        var picture = await _host.Client.GetAsync($"{path}/pages/1");

        Assert.StartsWith("image/", picture.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _host.Client.GetAsync($"{path}/pages/9")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _host.Client.GetAsync("/review/k1.none/pages/1")).StatusCode);
    }

    [Fact]
    public async Task Neither_title_nor_log_names_the_patient()
    {
        var path = await _host.OpenRoundAsync();
        var form = await PageFormReader.ReadAsync(_host, path);
        await form.SendAsync("approve");

        Assert.Contains("<title>Chart review</title>", form.Html, StringComparison.Ordinal);
        Assert.NotEmpty(_host.Log.All);
        Assert.DoesNotContain(_host.Log.All, line =>
            line.Contains("Harlow", StringComparison.OrdinalIgnoreCase)
            || line.Contains("EXH-0042", StringComparison.Ordinal)
            || line.Contains("1956-03-17", StringComparison.Ordinal));
    }

    private static void AssertLine(
        ApprovedLine line, string code, string[] modifiers, int units, decimal charge, int[] pointers)
    {
        Assert.Equal(code, line.Procedure.Value);
        Assert.Equal(modifiers, line.Modifiers);
        Assert.Equal(units, line.Units);
        Assert.Equal(charge, line.Charge.Amount);
        Assert.Equal(pointers, line.Pointers);
    }
}
