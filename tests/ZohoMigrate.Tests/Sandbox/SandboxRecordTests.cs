using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class SandboxRecordTests
{
    [Fact]
    public async Task Organizations_WithoutTheParameter_NamesOrganisationAndPlan()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { Plan = "Professional" });

        var reply = await sandbox.SendAsync(HttpMethod.Get, "books/v3/organizations", SandboxHarness.Json(""));

        var organization = reply.Body["organizations"]![0]!;
        Assert.Matches("^[0-9]{10}$", sandbox.Server.OrganizationId);
        Assert.Equal(sandbox.Server.OrganizationId, organization["organization_id"]!.ToString());
        Assert.Equal("Professional", organization["plan_name"]!.ToString());
        Assert.True(organization["is_default_org"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("books/v3/contacts?organization_id=1")]
    [InlineData("books/v3/contacts")]
    public async Task Books_WrongOrNoOrganisation_Answers6041(string path)
    {
        await using var sandbox = await SandboxHarness.StartAsync();

        Assert.Equal((400, 6041), (await sandbox.SendAsync(HttpMethod.Get, path, SandboxHarness.Json(""))).Verdict);
    }

    [Theory]
    [InlineData("GET", "/nothing", 404, 5)]
    [InlineData("GET", "/contacts/1/2/3", 404, 5)]
    [InlineData("PATCH", "/contacts", 405, 37)]
    [InlineData("PUT", "/contacts/1", 405, 37)]
    [InlineData("GET", "/contacts/1", 404, 1002)]
    public async Task Books_WhatIsNotThere_SaysSo(string method, string path, int status, int code)
    {
        await using var sandbox = await SandboxHarness.StartAsync();

        Assert.Equal((status, code), (await sandbox.CallAsync(new HttpMethod(method), path)).Verdict);
    }

    [Fact]
    public async Task Create_AContact_ShowsWhatWasSentAndWhatZohoAdds()
    {
        await using var sandbox = await SandboxHarness.StartAsync();

        var created = await sandbox.PostAsync("/contacts", """
            {"contact_name":"Müller & Söhne","credit_limit":12345678901234567.89,"ignore_auto_number_generation":true,
             "billing_address":{"city":"Köln"},
             "contact_persons":[{"first_name":"Eve","email":"eve@example.com"},
                                {"first_name":"Ada","email":"ada@example.com","phone":"7","is_primary_contact":true}]}
            """);
        var contact = created.Body["contact"]!.AsObject();
        var got = await sandbox.GetAsync($"/contacts/{contact["contact_id"]}");

        Assert.Equal((201, 0), created.Verdict);
        Assert.Matches("^[0-9]{19}$", contact["contact_id"]!.ToString());
        Assert.Equal("Müller & Söhne", contact["contact_name"]!.ToString());
        Assert.Equal("customer", contact["contact_type"]!.ToString());
        Assert.Equal(12345678901234567.89m, contact["credit_limit"]!.GetValue<decimal>());
        Assert.Equal(("ada@example.com", "7"), (contact["email"]!.ToString(), contact["phone"]!.ToString()));
        Assert.Equal("Köln", contact["billing_address"]!["city"]!.ToString());
        Assert.NotNull(contact["contact_persons"]![1]!["contact_person_id"]);
        Assert.False(contact.ContainsKey("ignore_auto_number_generation"));
        Assert.True(JsonNode.DeepEquals(contact, got.Body["contact"]));
    }

    [Fact]
    public async Task Create_Times_AreWholeSecondsWithAnOffset()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(1_700));

        var contact = (await sandbox.PostAsync("/contacts", """{"contact_name":"Ada"}""")).Body["contact"]!;

        Assert.Equal("2026-03-02T01:30:01+0530", contact["created_time"]!.ToString());
        Assert.Equal(
            new DateTimeOffset(2026, 3, 1, 20, 0, 1, TimeSpan.Zero),
            DateTimeOffset.Parse(contact["last_modified_time"]!.ToString(), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task MarkAsSent_OnceAndAgain_LeavesTheInvoiceSent()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var created = (await sandbox.InvoiceAsync(await sandbox.ContactAsync("Ada"), "1")).Body["invoice"]!;
        var id = created["invoice_id"]!.ToString();
        sandbox.Time.Advance(TimeSpan.FromSeconds(5));

        var first = await sandbox.PostAsync($"/invoices/{id}/status/sent", "");
        var second = await sandbox.PostAsync($"/invoices/{id}/status/sent", "");
        var sent = (await sandbox.GetAsync($"/invoices/{id}")).Body["invoice"]!;

        Assert.Equal("draft", created["status"]!.ToString());
        Assert.Equal([(200, 0), (200, 0)], [first.Verdict, second.Verdict]);
        Assert.Equal("sent", sent["status"]!.ToString());
        Assert.NotEqual(sent["created_time"]!.ToString(), sent["last_modified_time"]!.ToString());
        Assert.Equal(1, (await sandbox.SummarizeAsync()).Records["books.invoices"].Statuses["sent"]);
    }

    [Fact]
    public async Task Inspection_SummaryAndRecords_StandOutsideLimitsAndLedger()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { Limit = 2 });
        var customer = await sandbox.ContactAsync("Ada");
        await sandbox.InvoiceAsync(customer, "1", 19.99m);

        var records = await sandbox.SendAsync(HttpMethod.Get, "_sandbox/records/books.invoices", SandboxHarness.Json(""));
        var nothing = await sandbox.SendAsync(HttpMethod.Get, "_sandbox/records/books.nothing", SandboxHarness.Json(""));
        var summary = (await sandbox.SendAsync(HttpMethod.Get, "_sandbox/summary", SandboxHarness.Json(""))).Body;

        Assert.Equal("1", Assert.Single(records.Body.AsArray())!["invoice_number"]!.ToString());
        Assert.Equal(404, nothing.Status);
        Assert.Equal(2, summary["arrivals"]!.GetValue<int>());
        Assert.Equal(2, summary["byStatus"]!["201"]!.GetValue<int>());
        Assert.Equal(2, summary["byCode"]!["0"]!.GetValue<int>());
        Assert.Equal(1, summary["byOperation"]!["books.invoices.create"]!.GetValue<int>());
        Assert.Equal(19.99m, summary["records"]!["books.invoices"]!["total"]!.GetValue<decimal>());
        Assert.Equal(1, summary["records"]!["books.invoices"]!["statuses"]!["draft"]!.GetValue<int>());
    }
}
