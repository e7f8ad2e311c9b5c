using Claims.Coding.Procedures;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Web.Html;
using Microsoft.AspNetCore.Http;

namespace Claims.Web.Estimates;

/// <summary>A clinic's estimates.</summary>
/// <param name="Clinic">The clinic.</param>
/// <param name="Today">The day there.</param>
/// <param name="Charges">What it charges.</param>
/// <param name="Estimates">Those that wait first.</param>
internal sealed record EstimateView(
    Clinic Clinic, DateOnly Today, IReadOnlyCollection<ChargeItem> Charges, IReadOnlyList<Estimate> Estimates);

/// <summary>The front desk's page: estimates with their clock, and the form of a new one.</summary>
/// <param name="views">One a clinic.</param>
/// <param name="name">Who is signed in.</param>
/// <param name="said">What was done.</param>
/// <param name="issues">Why something was not.</param>
/// <param name="form">What was entered then.</param>
internal sealed class EstimatePage(
    IReadOnlyList<EstimateView> views, string name, string? said, IReadOnlyList<Issue> issues, IFormCollection? form)
{
    private const int Most = 200;

    public Page Draw() => new(
        "Cost estimates",
        Markup.Of($"""
            <header class="bar"><h1>Cost estimates</h1><p>{name} · <a href="/staff">billing office</a></p></header>
            <main id="main" class="board">
            {Markup.When(said is not null, $"<div class=\"alert ok\" role=\"status\"><p>{said}</p></div>")}
            {Markup.When(issues.Count > 0, $"""
                <div class="alert bad" role="alert"><ul>{issues.Select(issue =>
                    Markup.Of($"<li>{issue.Text} <code>{issue.Code}</code></li>"))}</ul></div>
                """)}
            {views.Select(Clinic)}</main>
            """),
        Layout: "full");

    private Markup Clinic(EstimateView view) => Markup.Of($"""
        <section class="card"><h2>{view.Clinic.Name}</h2>
        <p class="quiet">A visit scheduled ten business days ahead or more: the estimate is due within three business days;
        three ahead or more: within one; nearer: at once if asked for (45 CFR 149.610). A bill of $400 or more above it may
        be disputed.</p>
        {Markup.When(view.Estimates.Count == 0, $"<p class=\"quiet\">No estimate was made yet.</p>")}
        {Markup.When(view.Estimates.Count > 0, $"""
            <div class="wide" tabindex="0"><table><thead><tr><th scope="col">Patient</th><th scope="col">Visit</th>
            <th scope="col">Services</th><th scope="col">Total</th><th scope="col">Clock</th><th scope="col">Sheet</th></tr>
            </thead><tbody>{view.Estimates.Take(Most).Select(one => Row(view, one))}</tbody></table></div>
            """)}
        <h3>New estimate</h3>{Form(view)}</section>
        """);

    private static Markup Row(EstimateView view, Estimate one) => Markup.Of($"""
        <tr><td>{one.For?.Name ?? "not named"}</td><td>{one.Visit:yyyy-MM-dd}</td>
        <td>{string.Join(", ", one.Lines.Select(line => line.Code))}</td><td>{one.Total.ToString()}</td>
        <td>{Clock(view, one)}</td>
        <td>{Markup.When(one.For is not null, $"""
            <a href="/staff/estimates/pdf?clinic={view.Clinic.Id.Value}&amp;key={Uri.EscapeDataString(one.Key)}">PDF</a>
            {Markup.When(one.GivenAt is null, $"""
                <form method="post" action="/staff/estimates/send"><input type="hidden" name="clinic"
                value="{view.Clinic.Id.Value}"><input type="hidden" name="estimate" value="{one.Key}"><button
                type="submit">{(one.For!.Email is null ? "Send to print" : "Send by e-mail")}</button></form>
                """)}
            """)}</td></tr>
        """);

    private static Markup Clock(EstimateView view, Estimate one) => (one.GivenAt, one.DueBy) switch
    {
        ({ } at, _) => Markup.Of($"given {view.Clinic.DayOf(at):yyyy-MM-dd} by {one.GivenBy}"),
        (_, { } due) when due < view.Today => Markup.Of($"<span class=\"late\">was due {due:yyyy-MM-dd}</span>"),
        (_, { } due) => Markup.Of($"due by {due:yyyy-MM-dd}"),
        _ => Markup.Of($"no clock; due before the visit"),
    };

    private Markup Form(EstimateView view)
    {
        var id = view.Clinic.Id.Value;
        return Markup.Of($"""
            <form class="act" method="post" action="/staff/estimates/make">
            <input type="hidden" name="clinic" value="{id}">
            {Input(id, "last", "Family name, as on the insurance card", required: true)}
            {Input(id, "first", "Given name", required: true)}
            {Input(id, "birth", "Date of birth", "date", required: true)}
            {Input(id, "visit", "Day of the visit", "date", required: true)}
            {Input(id, "codes", "Expected services, by their codes", required: true)}
            <div><label for="{id}-provider">Provider</label><select id="{id}-provider" name="provider">
            <option value="">not known yet</option>{view.Clinic.Providers.Select(one => Markup.Of($"""
                <option value="{one.Npi.Value}" {Chosen("provider", one.Npi.Value)}>{one.FirstName} {one.LastName}</option>
                """))}</select></div>
            {Input(id, "email", "E-mail, if the patient wants it so", "email")}
            {Input(id, "line", "Street, for a letter")}{Input(id, "city", "City")}{Input(id, "state", "State")}
            {Input(id, "zip", "ZIP")}
            <div><label for="{id}-language">Language</label><select id="{id}-language" name="language">
            <option>English</option><option value="Spanish" {Chosen("language", "Spanish")}>Spanish</option></select></div>
            <div><label><input type="checkbox" name="large" {Checked()}> Large print</label></div>
            <button type="submit">Make the estimate</button></form>
            <details><summary>Codes of the charge master</summary><ul>{view.Charges.Select(item =>
                Markup.Of($"<li><code>{item.Code}</code> {item.Description}, {new Money(item.Charge).ToString()}</li>"))}
            </ul></details>
            """);
    }

    private Markup Input(string clinic, string field, string label, string type = "text", bool required = false) =>
        Markup.Of($"""
            <div><label for="{clinic}-{field}">{label}</label><input id="{clinic}-{field}" name="{field}" type="{type}"
            maxlength="120" value="{form?[field].ToString() ?? ""}" {(required ? "required" : "")}></div>
            """);

    private string Chosen(string field, string value) => form?[field].ToString() == value ? "selected" : "";

    private string Checked() => form?["large"].Count > 0 ? "checked" : "";
}
