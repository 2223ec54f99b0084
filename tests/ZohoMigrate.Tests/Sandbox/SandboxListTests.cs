using System.Text.Json.Nodes;
using Xunit;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class SandboxListTests
{
    [Fact]
    public async Task List_Pages_HoldEveryRecordOnceAndSayWhenTheyEnd()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new() { Limit = 1000 });
        for (var number = 0; number < 5; number++)
            await sandbox.ContactAsync($"C{number}");

        var pages = new List<JsonNode>();
        do
            pages.Add((await sandbox.GetAsync($"/contacts?per_page=2&page={pages.Count + 1}")).Body);
        while (pages[^1]["page_context"]!["has_more_page"]!.GetValue<bool>());

        Assert.Equal(3, pages.Count);
        Assert.Equal(["C0", "C1", "C2", "C3", "C4"], pages.SelectMany(page => Names(page)));
    }

    [Fact]
    public async Task List_MoreThan200Asked_Gives200()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new() { Limit = 1000 });
        for (var number = 0; number < 201; number++)
            await sandbox.ContactAsync($"C{number}");

        var page = (await sandbox.GetAsync("/contacts?per_page=500")).Body;
        var standard = (await sandbox.GetAsync("/contacts")).Body;

        Assert.Equal((200, true), (Names(page).Count, page["page_context"]!["has_more_page"]!.GetValue<bool>()));
        Assert.Equal(200, Names(standard).Count);
    }

    [Fact]
    public async Task List_SortedByCreation_TellsApartWhatOneSecondMade()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        foreach (var name in (string[])["B", "A", "C"])
            await sandbox.ContactAsync(name);

        Assert.Equal(["C", "A", "B"], Names((await sandbox.GetAsync("/contacts?sort_column=created_time&sort_order=D")).Body));
        Assert.Equal(["C", "B", "A"], Names((await sandbox.GetAsync("/contacts?sort_column=contact_name&sort_order=D")).Body));
        Assert.Equal(["A", "B", "C"], Names((await sandbox.GetAsync("/contacts?sort_column=contact_name")).Body));
        Assert.Equal(["B", "A", "C"], Names((await sandbox.GetAsync("/contacts?sort_column=shoe_size&sort_order=D")).Body));
    }

    [Fact]
    public async Task List_ItemsByCreation_IsNotAColumnZohoKnows()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        foreach (var name in (string[])["B", "A"])
            await sandbox.PostAsync("/items", $$"""{"name":"{{name}}","rate":1}""");

        var rows = (await sandbox.GetAsync("/items?sort_column=created_time&sort_order=D")).Body["items"]!.AsArray();

        Assert.Equal(["B", "A"], rows.Select(row => row!["name"]!.ToString()));
        Assert.All(rows, row => Assert.False(row!.AsObject().ContainsKey("created_time")));
        Assert.All(rows, row => Assert.True(row!.AsObject().ContainsKey("last_modified_time")));
    }

    [Fact]
    public async Task List_Filters_ApplyWhereKnownAndAreSilentlyIgnoredWhereNot()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (ada, bob) = (await sandbox.ContactAsync("Ada"), await sandbox.ContactAsync("Bob"));
        await sandbox.InvoiceAsync(ada, "1");
        await sandbox.InvoiceAsync(bob, "2");

        Assert.Equal(["Ada"], Names((await sandbox.GetAsync("/contacts?contact_name=Ada")).Body));
        Assert.Empty(Names((await sandbox.GetAsync("/contacts?contact_name=Ad")).Body));
        Assert.Equal(["Ada", "Bob"], Names((await sandbox.GetAsync("/contacts?contact_nam=Ada")).Body));
        Assert.Equal(["2"], Numbers((await sandbox.GetAsync($"/invoices?customer_id={bob}")).Body));
        Assert.Equal(["1", "2"], Numbers((await sandbox.GetAsync("/invoices?date=2026-03-01")).Body));
        Assert.Empty(Numbers((await sandbox.GetAsync($"/invoices?customer_id={bob}&invoice_number=1")).Body));
    }

    [Fact]
    public async Task List_Rows_AreSummaries()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        await sandbox.PostAsync("/contacts", """
            {"contact_name":"Ada","billing_address":{"city":"Ulm"},"contact_persons":[{"email":"ada@example.com"}]}
            """);
        await sandbox.InvoiceAsync((await sandbox.GetAsync("/contacts")).Body["contacts"]![0]!["contact_id"]!.ToString(), "1", 7.25m);

        var contact = (await sandbox.GetAsync("/contacts")).Body["contacts"]![0]!.AsObject();
        var invoice = (await sandbox.GetAsync("/invoices")).Body["invoices"]![0]!.AsObject();

        Assert.False(contact.ContainsKey("billing_address") || contact.ContainsKey("contact_persons"));
        Assert.Equal("ada@example.com", contact["email"]!.ToString());
        Assert.True(contact.ContainsKey("created_time"));
        Assert.False(invoice.ContainsKey("line_items"));
        Assert.Equal((7.25m, 7.25m), (invoice["total"]!.GetValue<decimal>(), invoice["balance"]!.GetValue<decimal>()));
        Assert.Equal(contact["contact_id"]!.ToString(), invoice["customer_id"]!.ToString());
        Assert.Equal("draft", invoice["status"]!.ToString());
    }

    private static List<string> Names(JsonNode page) => [.. page["contacts"]!.AsArray().Select(row => row!["contact_name"]!.ToString())];

    private static List<string> Numbers(JsonNode page) => [.. page["invoices"]!.AsArray().Select(row => row!["invoice_number"]!.ToString())];
}
