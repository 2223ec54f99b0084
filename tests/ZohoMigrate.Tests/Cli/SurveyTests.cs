using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary><c>validate --online</c>: what the organisation tells before the first write, and what it does not.</summary>
public sealed class SurveyTests
{
    private static readonly string[] Validate = ["validate", "pack", "--data", "data", "--online"];

    [Fact]
    public async Task Validate_AnEmptyOrganisation_IsAskedAndNothingIsMadeThere()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, Books);

        var validated = await zoho.InvokeAsync(Validate);

        Assert.True(validated.ExitCode == 0, validated.Out + validated.Error);
        // The organisation, its locks, the lists of contacts and invoices.
        Assert.Contains("The organisation Sandbox (", validated.Out, StringComparison.Ordinal);
        Assert.Contains(", books in USD), asked in 4 calls:", validated.Out, StringComparison.Ordinal);
        Assert.Contains("numbers that are kept [own-numbers]: invoices", validated.Out, StringComparison.Ordinal);
        Assert.All((await zoho.CountAsync()).Records.Values, module => Assert.Equal(0, module.Count));
    }

    [Fact]
    public async Task Validate_WhatNoApiTells_IsNamedForTheModulesOfThePackOnly()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, Books);

        var survey = await SurveyAsync(zoho);

        Assert.Equal(["payment reminders", "workflow rules and e-mail alerts", "approval"], Subjects(survey, "look-yourself"));
    }

    [Fact]
    public async Task Validate_StockAndCustomFields_AreNamedWhereTheSourceHasThem()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder => folder
            .Write("pack/migration.yaml", "name: pack\nproducts: [books]\nstreams: [items]\n")
            .Write("pack/items.yaml", """
                module: books.items
                source: items.csv
                key: [name]
                fields:
                  name: { from: name }
                  rate: { const: 1 }
                  initial_stock: { from: stock }
                  initial_stock_rate: { from: stock }
                  custom_fields:
                    - { when: { shelf: { not: null } }, fields: { api_name: { const: cf_shelf }, value: { from: shelf } } }
                """)
            .Write("data/items.csv", "name,stock,shelf\nWork,,\n"));

        var none = Subjects(await SurveyAsync(zoho), "look-yourself").ToList();
        zoho.Write("data/items.csv", "name,stock,shelf\nWork,,\nBolts,5,A7\n");
        var both = await zoho.InvokeAsync(Validate);

        Assert.Equal(["workflow rules and e-mail alerts"], none);
        Assert.Contains("- opening stock", both.Out, StringComparison.Ordinal);
        Assert.Contains("The run fills cf_shelf of items.", both.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_InvoicesOfDaysToCome_RemindNobody()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, Books);
        zoho.Write("data/invoices.csv", "no,customer,date,amount\nI-1,Acme,2099-03-31,10\n");

        Assert.DoesNotContain("payment reminders", Subjects(await SurveyAsync(zoho), "look-yourself"));
    }

    [Fact]
    public async Task Validate_ClosedPeriod_RejectsWhatIsOfItWithItsRow()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, Books);
        await zoho.LockAsync(new DateOnly(2024, 3, 31));

        var validated = await zoho.InvokeAsync([.. Validate, "--run", "checked"]);
        var run = await zoho.InvokeAsync("run", "pack", "--data", "data", "--run", "run", "--keep-going");

        Assert.Equal((1, 1), (validated.ExitCode, run.ExitCode));
        Assert.Contains("1 × in a closed period [locked-period] in invoices, e.g. invoices.csv:2", validated.Out, StringComparison.Ordinal);
        Assert.Contains("date is in a period that the organisation has closed up to 2024-03-31", validated.Out, StringComparison.Ordinal);
        // The sandbox refuses the same one, and takes the invoice of the day after.
        Assert.Equal((1, 1), ((await zoho.SummaryAsync())["streams"]![1]!["refused"]!.GetValue<int>(), (await zoho.CountAsync()).Records["books.invoices"].Count));
    }

    [Fact]
    public async Task Validate_NamesThatAreThere_AreCountedWithTheirRowsAndTheirFate()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, Books);
        await zoho.ByHandAsync(async hand => await hand.InvoiceAsync(await hand.ContactAsync("  acme "), "I-2", 5m));

        var survey = await SurveyAsync(zoho);
        var found = survey["findings"]!.AsArray().Where(finding => (string?)finding!["code"] == "already-at-zoho").ToList();

        Assert.Equal(["contacts", "invoices"], found.Select(finding => (string)finding!["subject"]!));
        Assert.Equal([1, 1], found.Select(finding => finding!["count"]!.GetValue<int>()));
        Assert.Contains("customers.csv line 2", (string)found[0]!["message"]!, StringComparison.Ordinal);
        Assert.Contains("invoices.csv line 3. A run has them refused.", (string)found[1]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_AmountsInAnotherCurrencyThanTheBooks_IsSaid()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder =>
        {
            Books(folder);
            folder.Write("pack/migration.yaml", "name: pack\nproducts: [books]\nstreams: [customers, invoices]\ndefaults: { currency: INR }\n");
        });

        var survey = await SurveyAsync(zoho);

        Assert.Equal(["invoices"], Subjects(survey, "another-currency"));
    }

    [Fact]
    public async Task Validate_BooksInAnotherCurrencyThanThePacks_StopsAsTheRunDoesBeforeItsFirstCreate()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder =>
        {
            Books(folder);
            folder.Write("pack/migration.yaml", "name: pack\nproducts: [books]\nstreams: [customers, invoices]\ndefaults: { base_currency: INR }\n");
        });

        var validated = await zoho.InvokeAsync(Validate);
        var run = await zoho.InvokeAsync("run", "pack", "--data", "data", "--run", "run");

        Assert.Equal((3, 3), (validated.ExitCode, run.ExitCode));
        const string Said = "The pack's amounts are in INR where they name no currency, and the books of organisation";
        Assert.Contains(Said, validated.Out + validated.Error, StringComparison.Ordinal);
        Assert.Contains(Said, run.Out + run.Error, StringComparison.Ordinal);
        Assert.All((await zoho.CountAsync()).Records.Values, module => Assert.Equal(0, module.Count));
    }

    [Fact]
    public async Task Run_IntoASandboxOfItsOwn_FindsItsBooksInThePacksCurrency()
    {
        using var folder = new TemporaryFolder();
        Books(folder);
        folder.Write("pack/migration.yaml", "name: pack\nproducts: [books]\nstreams: [customers, invoices]\ndefaults: { base_currency: INR }\n");

        var run = await CliRun.InvokeAsync(folder.Path, ["run", "pack", "--data", "data", "--run", "run"]);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    [Fact]
    public async Task Validate_WhatIsLookedUpAndNotThere_IsAProblemOfItsRow()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder =>
        {
            folder.Write("pack/migration.yaml", "name: pack\nproducts: [books]\nstreams: [expenses]\n");
            folder.Write("pack/expenses.yaml", """
                module: books.expenses
                source: expenses.csv
                key: [no]
                fields:
                  account_id: { lookup: books.accounts, by: account_name, from: account }
                  paid_through_account_id: { lookup: books.accounts, by: account_name, const: Petty Cash }
                  date: { from: date }
                  amount: { from: amount }
                """);
            folder.Write("data/expenses.csv", "no,account,date,amount\n1,Travel Expense,2024-01-01,10\n");
        });

        var validated = await zoho.InvokeAsync(Validate);

        Assert.Equal(1, validated.ExitCode);
        Assert.Contains("[not-at-zoho] in expenses, e.g. expenses.csv:2", validated.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_TaxesThatAreLookedUp_AreHeldAgainstTheStates()
    {
        await using var zoho = await FaultyZoho.StartAsync(
            "", scale: 1200, folder => Taxed(folder, "I-1,Acme,2024-04-01,10,igst18", "I-2,Bolt,2024-04-01,20,GST18", "I-3,Acme,2024-04-01,20,GST18", "I-4,Bolt,2024-04-01,20,IGST18"));
        await zoho.ByHandAsync(async hand =>
        {
            await hand.MadeAsync("/settings/taxes", """{"tax_name":"IGST18","tax_percentage":18,"tax_specific_type":"igst"}""");
            var central = await hand.MadeAsync("/settings/taxes", """{"tax_name":"CGST9","tax_percentage":9,"tax_specific_type":"cgst"}""");
            var ofState = await hand.MadeAsync("/settings/taxes", """{"tax_name":"SGST9","tax_percentage":9,"tax_specific_type":"sgst"}""");
            await hand.MadeAsync("/settings/taxgroups", $$"""{"tax_group_name":"GST18","taxes":"{{central}},{{ofState}}"}""");
        });

        var validated = await zoho.InvokeAsync(Validate);

        Assert.True(validated.ExitCode == 0, validated.Out + validated.Error);
        Assert.Contains("2 × tax of the wrong kind for the states [tax-not-of-place] in invoices, e.g. invoices.csv:2", validated.Out, StringComparison.Ordinal);
    }

    // A group may be of IGST and a cess as well. One whose member has no kind is judged by nothing.
    [Fact]
    public async Task Validate_AGroupThatIsLookedUp_IsHeldAgainstTheStatesByItsMembers()
    {
        await using var zoho = await FaultyZoho.StartAsync(
            "", scale: 1200, folder => Taxed(folder, "I-1,Bolt,2024-04-01,10,Between", "I-2,Acme,2024-04-01,20,Between", "I-3,Acme,2024-04-01,20,Mixed", "I-4,Bolt,2024-04-01,20,Mixed"));
        await zoho.ByHandAsync(async hand =>
        {
            var between = await hand.MadeAsync("/settings/taxes", """{"tax_name":"IGST28","tax_percentage":28,"tax_specific_type":"igst"}""");
            var cess = await hand.MadeAsync("/settings/taxes", """{"tax_name":"Cess12","tax_percentage":12,"tax_specific_type":"cess"}""");
            var other = await hand.MadeAsync("/settings/taxes", """{"tax_name":"Octroi","tax_percentage":1}""");
            var central = await hand.MadeAsync("/settings/taxes", """{"tax_name":"CGST9","tax_percentage":9,"tax_specific_type":"cgst"}""");
            await hand.MadeAsync("/settings/taxgroups", $$"""{"tax_group_name":"Between","taxes":"{{between}},{{cess}}"}""");
            await hand.MadeAsync("/settings/taxgroups", $$"""{"tax_group_name":"Mixed","taxes":"{{central}},{{other}}"}""");
        });

        var validated = await zoho.InvokeAsync(Validate);

        Assert.True(validated.ExitCode == 0, validated.Out + validated.Error);
        Assert.Contains("1 × tax of the wrong kind for the states [tax-not-of-place] in invoices, e.g. invoices.csv:3", validated.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("half-of-gst", validated.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_WithoutCredentials_SaysWhichSettingsAreMissing()
    {
        using var folder = new TemporaryFolder();
        Books(folder);

        var validated = await CliRun.InvokeAsync(folder.Path, Validate);

        Assert.Equal(2, validated.ExitCode);
        Assert.Contains("The target live needs settings that are not made:", validated.Error, StringComparison.Ordinal);
    }

    /// <summary>A stream of invoices with one line each.</summary>
    internal static string Invoices(string line) => $$"""
        module: books.invoices
        source: invoices.csv
        key: [no]
        fields:
          customer_id: { ref: customers, from: customer }
          invoice_number: { from: no }
          date: { from: date }
          line_items:
            - fields: { {{line}} }
        """;

    private static async Task<JsonObject> SurveyAsync(FaultyZoho zoho)
    {
        var validated = await zoho.InvokeAsync([.. Validate, "--output", "json"]);
        Assert.True(validated.ExitCode == 0, validated.Out + validated.Error);
        return JsonNode.Parse(validated.Out)!["survey"]!.AsObject();
    }

    private static IEnumerable<string> Subjects(JsonObject survey, string code) =>
        survey["findings"]!.AsArray().Where(finding => (string?)finding!["code"] == code).Select(finding => (string)finding!["subject"]!);

    private static void Books(TemporaryFolder folder)
    {
        folder.Write("pack/migration.yaml", "name: pack\nproducts: [books]\nstreams: [customers, invoices]\n");
        folder.Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [name]\nfields: { contact_name: { from: name } }\n");
        folder.Write("pack/invoices.yaml", Invoices("""name: { const: Work }, quantity: { const: "1" }, rate: { type: amount, from: amount }"""));
        folder.Write("data/customers.csv", "name\nAcme\nBolt\n");
        folder.Write("data/invoices.csv", "no,customer,date,amount\nI-1,Acme,2024-03-31,10\nI-2,Bolt,2024-04-01,20\n");
    }

    // Sales from Maharashtra, to there and to Karnataka, with taxes that are looked up.
    private static void Taxed(TemporaryFolder folder, params string[] invoices)
    {
        folder.Write("pack/migration.yaml", "name: pack\nproducts: [books]\nstreams: [customers, invoices]\ndefaults: { home_state: Maharashtra }\n");
        folder.Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [name]\nfields: { contact_name: { from: name }, place_of_contact: { type: state, from: state } }\n");
        folder.Write("pack/invoices.yaml", Invoices("""name: { const: Work }, quantity: { const: "1" }, rate: { from: amount }, tax_id: { lookup: books.taxes, from: tax }"""));
        folder.Write("data/customers.csv", "name,state\nAcme,Maharashtra\nBolt,Karnataka\n");
        folder.Write("data/invoices.csv", $"no,customer,date,amount,tax\n{string.Join('\n', invoices)}\n");
    }
}
