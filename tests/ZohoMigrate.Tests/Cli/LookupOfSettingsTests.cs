using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Tests.Sandbox;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Locations, and reporting tags with their options, which somebody has made in the organisation: exports name them as people do.</summary>
public sealed class LookupOfSettingsTests : IAsyncLifetime
{
    private const string Journals = """
        module: books.journals
        source: journals.csv
        group_by: [no]
        fields:
          journal_date: { from: date }
          reference_number: { from: no }
          location_id: { lookup: books.locations, from: branch }
          line_items:
            each: line
            fields:
              account_id: { lookup: books.accounts, from: account }
              debit_or_credit: { from: side }
              amount: { from: amount }
              tags:
                - when: { centre: { not: null } }
                  fields:
                    tag_id: { lookup: books.reportingtags, const: Cost Centre }
                    tag_option_id: { lookup: books.tagoptions, by: { tag_name: { const: Cost Centre }, option_name: { from: centre } } }
        """;

    private FaultyZoho _zoho = null!;

    public async Task InitializeAsync()
    {
        _zoho = await FaultyZoho.StartAsync("", scale: 1200);
        await _zoho.ByHandAsync(async zoho =>
        {
            await zoho.PostAsync("/chartofaccounts", """{"account_name":"Rent","account_type":"expense"}""");
            await zoho.PostAsync("/chartofaccounts", """{"account_name":"Till","account_type":"cash"}""");
            await zoho.PostAsync("/locations", """{"location_name":"Pune","country":"India"}""");
            foreach (var tag in (string[])["Cost Centre", "Region"])
            {
                var made = await zoho.PostAsync("/reportingtags", $$"""{"tag_name":"{{tag}}"}""");
                await zoho.CallAsync(HttpMethod.Put, $"/reportingtags/{made.Body["tag"]!["tag_id"]}/options", """{"options":[{"option_name":"Head Office"},{"option_name":"Sales","children":[{"option_name":"West"}]}]}""");
            }
        });
        _zoho.Write("books/migration.yaml", "name: books\nproducts: [books]\nstreams: [journals]\n");
        _zoho.Write("books/journals.yaml", Journals);
        _zoho.Write("data/journals.csv", "no,date,branch,account,side,amount,centre\nJ1,2024-04-01,pune,Rent,debit,10,West\nJ1,2024-04-01,pune,Till,credit,10,\n");
    }

    [Fact]
    public async Task Run_ALocationAndAnOptionOfATag_AreFoundByTheirNames()
    {
        var run = await RunAsync();

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        var journal = Assert.Single(await _zoho.RecordsAsync("books.journals"));
        Assert.Equal((await _zoho.RecordsAsync("books.locations"))[0]["location_id"]!.ToString(), journal["location_id"]!.ToString());
        var tag = Assert.Single(journal["line_items"]![0]!["tags"]!.AsArray())!;
        var option = (await _zoho.RecordsAsync("books.tagoptions")).Single(one => Is(one, "option_name", "West") && Is(one, "tag_id", tag["tag_id"]!.ToString()));
        Assert.Equal(option["option_id"]!.ToString(), tag["tag_option_id"]!.ToString());
        Assert.Equal("Cost Centre", (await _zoho.RecordsAsync("books.reportingtags")).Single(one => Is(one, "tag_id", tag["tag_id"]!.ToString()))["tag_name"]!.ToString());
        Assert.Null(journal["line_items"]![1]!["tags"]);
    }

    [Fact]
    public async Task Run_AnOptionThatSeveralTagsHave_IsNoGuessWithoutItsTag()
    {
        _zoho.Write("books/journals.yaml", Journals.Replace("by: { tag_name: { const: Cost Centre }, option_name: { from: centre } }", "from: centre", StringComparison.Ordinal));

        var run = await RunAsync();

        Assert.Equal(1, run.ExitCode);
        var errors = ReportFile.Load(_zoho.PathOf("run/errors/journals.csv"));
        Assert.Equal("line_items[0].tags[0].tag_option_id: 2 of the organisation's options of reporting tags have this `option_name`, and differ in `tag_name`", errors["journals.csv#1", "zm_message"]);
    }

    [Fact]
    public async Task Run_WhatTheOrganisationDoesNotHave_IsBlockedBeforeAnythingIsSent()
    {
        _zoho.Write("data/journals.csv", "no,date,branch,account,side,amount,centre\nJ1,2024-04-01,Goa,Rent,debit,10,East\nJ1,2024-04-01,Goa,Till,credit,10,\n");

        var run = await RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("location_id: none of the organisation's locations has this `location_name`", run.Out, StringComparison.Ordinal);
        Assert.Contains("none of the organisation's options of reporting tags has this `tag_name` and `option_name`", run.Out, StringComparison.Ordinal);
        Assert.Empty(await _zoho.RecordsAsync("books.journals"));
    }

    [Fact]
    public async Task Validate_AStreamOfThem_IsRefused()
    {
        _zoho.Write("books/journals.yaml", "module: books.locations\nsource: journals.csv\nkey: [branch]\nfields: { location_name: { from: branch } }\n");

        var run = await _zoho.InvokeAsync("validate", "books", "--data", "data");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nothing is delivered to `books.locations`: locations are made in Zoho by hand", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_OneOfThem_SaysHowItIsLookedUp()
    {
        var one = await _zoho.InvokeAsync("describe", "tagoptions");
        var all = await _zoho.InvokeAsync("describe");

        Assert.Contains("lookup: books.tagoptions, by option_name, tag_name", one.Out, StringComparison.Ordinal);
        Assert.Contains("ZohoBooks.settings.READ", one.Out, StringComparison.Ordinal);
        Assert.Contains("Looked up, and nothing is delivered to them: books.locations, books.reportingtags, books.tagoptions", all.Out, StringComparison.Ordinal);
    }

    public async Task DisposeAsync() => await _zoho.DisposeAsync();

    private Task<CliRun> RunAsync() => _zoho.InvokeAsync("run", "books", "--data", "data", "--run", "run");

    private static bool Is(JsonNode record, string field, string value) => record[field]?.ToString() == value;
}
