using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli.BadInput;

namespace ZohoMigrate.Tests.Cli;

/// <summary><c>zohomigrate test</c> on packs a test has written.</summary>
public sealed partial class PackTestCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PackTestCommandTests() => _folder
        .Write("pack/migration.yaml", "name: shop\nproducts: [books]\nstreams: [customers, payments]\nparameters: { prefix: C }\n")
        .Write("pack/customers.yaml", """
            module: books.contacts
            source: { file: book.xlsx, sheet: Parties, header_row: 3, skip_footer: 2 }
            key: [id, branch]
            where: { kind: { not: supplier } }
            fields:
              contact_name: { template: "${prefix} {name}" }
              credit_limit: { from: limit }
              contact_persons: [{ fields: { email: { from: mail, on_invalid: omit } } }]
            """)
        .Write("pack/payments.yaml", """
            module: books.customerpayments
            source: { file: payments.csv, delimiter: ";", encoding: windows-1252 }
            group_by: [no]
            fields:
              customer_id: { ref: customers, by: name, from: customer }
              payment_mode: { const: cash }
              account_id: { lookup: books.accounts, from: account }
              amount: { sum: { of: line, from: amount } }
              date: { from: date }
              reference_number: { from: no }
            """);

    [Fact]
    public async Task Test_AllThatMayBeExpected_Passes()
    {
        var run = await TestAsync("""
            given:
              book.xlsx[Parties]:
                - { id: 1, branch: N, name: "Ann; \"A\", née Berg", limit: 12.50 }
                - { id: 1, branch: S, name: Ann, mail: none }
                - { id: 2, branch: N, name: Mill, kind: supplier }
            cases:
              - name: Customers of two branches
                set: { prefix: D }
                expect:
                  customers:
                    - { key: 1|S, has: { contact_name: D Ann, contact_persons: null }, problems: [value-omitted] }
                    - { key: [1, N], body: { contact_name: "D Ann; \"A\", née Berg", credit_limit: 12.5 }, steps: [] }
              - name: A payment in two rows
                given:
                  payments.csv:
                    - { no: 7, customer: Ann, account: Till, amount: 1.10, date: 2024-01-31 }
                    - { no: 7, customer: Ann, account: Till, amount: 2, date: 2024-01-31 }
                    - { no: 8, customer: Bob, amount: 1, date: 2024-13-31 }
                expect:
                  payments:
                    - key: 7
                      body:
                        customer_id: { ref: customers, key: 1|S }
                        payment_mode: cash
                        account_id: { lookup: books.accounts, by: account_name, value: Till }
                        amount: 3.1
                        date: 2024-01-31
                        reference_number: "7 #ZM-*"
                    - key: 8
                      problems: [{ code: dangling-reference, field: customer_id }, { code: not-a-date, field: date }]
            """);

        Assert.True((0, "") == (run.ExitCode, run.Error), run.Out + run.Error);
        Assert.Equal("tests/shop.yaml\n  passed  Customers of two branches\n  passed  A payment in two rows\n\n2 tests passed.\n", run.Out);
    }

    [Fact]
    public async Task Test_WhatDiffers_IsShownWithItsPlaceAndBothValues()
    {
        var run = await TestAsync("""
            given:
              book.xlsx[Parties]: [{ id: 1, name: Ann, limit: 5 }, { id: 2, limit: many }, { id: 3, name: Cid }]
            cases:
              - name: It holds
                expect: { customers: [{ key: 1| }, { key: 2|, problems: [{ code: not-a-number, field: credit_limit }, required] }, { key: 3| }] }
              - name: It does not
                expect:
                  customers:
                    - key: 1|
                      body:
                        contact_name: C Anna
                        notes: new
                    - { key: 2|, problems: [required] }
                    - { key: 9| }
            """);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Expectation.Check("test-failed", run.Out);
        using var report = JsonDocument.Parse((await CliRun.InvokeAsync(_folder.Path, ["test", "pack", "--output", "json"])).Out);
        var failed = report.RootElement.GetProperty("tests")[1];
        Assert.Equal(("tests/shop.yaml", 6, false), (failed.GetProperty("file").GetString(), failed.GetProperty("line").GetInt32(), failed.GetProperty("passed").GetBoolean()));
        Assert.Equal(
            """{"line":11,"where":"customers 1|, contact_name","expected":"C Anna","actual":"C Ann"}""", JsonSerializer.Serialize(failed.GetProperty("differences")[0]));
    }

    [Theory]
    [InlineData("case: []", "unknown key `case` in tests/shop.yaml at tests/shop.yaml:1:1; did you mean `cases`?")]
    [InlineData("cases: [{ nam: a, expect: { customers: [] } }]", "unknown key `nam` in a test at tests/shop.yaml:1:11; did you mean `name`?")]
    [InlineData("cases: [{ name: a, expect: { customers: [{ key: 1, problems: [requird] }] } }]", "there is no problem `requird` at tests/shop.yaml:1:63; did you mean `required`?")]
    [InlineData("cases: [{ name: a, expect: { customers: [{ has: {} }] } }]", "an expected record is named by its `key`, or by its `row` at tests/shop.yaml:1:42")]
    [InlineData("cases: [{ name: a, expect: {} }]", "`expect` should name streams and their records at tests/shop.yaml:1:28")]
    [InlineData("given: { a.csv: { id: 1 } }\ncases: [{ name: a, expect: { customers: [] } }]", "rows of a file should be a list at tests/shop.yaml:1:17")]
    [InlineData("cases: [", "malformed YAML")]
    public async Task Test_AFileThatCannotBeRead_IsSaidWithItsPlace(string text, string said)
    {
        var run = await TestAsync(text);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("given: { payment.csv: [] }\ncases:\n- { name: a, expect: { customers: [] } }", "no stream of the pack reads `payment.csv` at tests/shop.yaml:1:10; did you mean `payments.csv`?")]
    [InlineData("cases: [{ name: a, expect: { custmers: [] } }]", "the pack has no stream `custmers` at tests/shop.yaml:1:30; did you mean `customers`?")]
    [InlineData("cases: [{ name: a, set: { prefx: D }, expect: { customers: [] } }]", "unknown parameter `prefx` was set")]
    public async Task Test_ThatThePackDoesNotKnowOf_FailsAndSaysWhy(string text, string said)
    {
        var run = await TestAsync(text);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains(said, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_Filter_RunsTheTestsThatHaveIt()
    {
        const string Two = "cases: [{ name: One, expect: { customers: [] } }, { name: Two, expect: { customers: [] } }]";

        Assert.Equal("tests/shop.yaml\n  passed  Two\n\n1 test passed.\n", (await TestAsync(Two, "--filter", "two")).Out);
        Assert.Contains("None of the 2 tests of pack has \"three\"", (await TestAsync(Two, "--filter", "three")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_APackWithoutTests_SaysHowToBegin()
    {
        var run = await CliRun.InvokeAsync(_folder.Path, ["test", "pack"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("pack has no tests. Write one", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_ViewsAndWhatIsCommon_AreThere()
    {
        TallyBooks.WriteTo(_folder);
        _folder.Write("pack/tests/common.yaml", """
            set: { cutover: 2024-04-01 }
            columns:
              mst_group.csv: [name, parent]
              mst_ledger.csv: [guid, name, parent, gstin]
              trn_voucher.csv: [guid, date, type, number]
              trn_accounting.csv: [guid, ledger, amount]
            given:
              mst_group.csv: [{ name: Sundry Debtors }, { name: Delhi, parent: Sundry Debtors }]
              mst_ledger.csv:
                - { guid: L1, name: Anna, parent: Delhi }
                - { guid: L3, name: Rent, parent: Indirect Expenses }
                - { guid: L4, name: Cash, parent: Cash-in-hand }
            """);
        var run = await TestAsync("""
            cases:
              - name: Who stands below the debtors is a customer
                expect: { customers: [{ key: L1, body: { contact_name: Anna, contact_type: customer } }] }
              - name: Legs become lines, with the accounts they name
                given:
                  trn_voucher.csv: [{ guid: V1, date: 2024-04-05, type: Journal, number: J1 }, { guid: V0, date: 2023-12-31, type: Journal }]
                  trn_accounting.csv: [{ guid: V1, ledger: Rent, amount: "-100.50" }, { guid: V1, ledger: Cash, amount: "100.50" }]
                expect:
                  journals:
                    - key: V1
                      has:
                        line_items:
                          - { account_id: { ref: accounts, key: L3 }, debit_or_credit: debit, amount: 100.5 }
                          - { account_id: { ref: accounts, key: L4 }, debit_or_credit: credit }
              - name: A later cut-over
                set: { cutover: 2025-04-01 }
                given:
                  trn_voucher.csv: [{ guid: V1, date: 2024-04-05, type: Journal }]
                expect: { journals: [] }
            """);

        Assert.True((0, "") == (run.ExitCode, run.Error), run.Out + run.Error);
    }

    [Fact]
    public async Task Test_ARowOfAJsonFile_GoesByTheNameThatTheTestGivesIt()
    {
        _folder.Write("pack/migration.yaml", "name: people\nproducts: [books]\nstreams: [customers]\n")
            .Write("pack/customers.yaml", "module: books.contacts\nsource: { files: \"*/*.json\" }\nkey: [id]\nleft_out: why\nfields: { contact_name: { from: name } }\n");

        var run = await TestAsync("""
            cases:
              - name: Bots are left out
                given: { "*/*.json": [{ id: 1, name: Ann }, { id: 2, why: a bot }] }
                expect: { customers: [{ key: 1 }, { row: "*/*.json#2", problems: [left-out] }] }
            """);

        Assert.True((0, "") == (run.ExitCode, run.Error), run.Out + run.Error);
    }

    [Fact]
    public async Task Test_TheExampleOfThePage_Passes()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "mapping.md")).ReplaceLineEndings("\n");
        BadInputFolder.Copy(Repository.PathOf("mappings", "northwind-to-books"), _folder["northwind"]);
        _folder.Write("northwind/tests/page.yaml", YamlBlocks().Matches(page).Select(block => block.Groups["yaml"].Value).Single(block => block.Contains("\ncases:", StringComparison.Ordinal)));

        var run = await CliRun.InvokeAsync(_folder.Path, ["test", "northwind", "--filter", "page.yaml"]);

        Assert.True((0, "") == (run.ExitCode, run.Error), run.Out + run.Error);
    }

    [Fact]
    public async Task Run_OnAFolderWhosePackGotATest_GoesOn()
    {
        BadInputFolder.Copy(Repository.PathOf("mappings", "northwind-to-books"), _folder["northwind"]);
        string[] line = ["run", "northwind", "--data", Repository.PathOf("sample-data", "northwind-small"), "--run", "run", "--dry-run"];
        await CliRun.InvokeAsync(_folder.Path, line);
        _folder.Write("northwind/tests/more.yaml", "cases: []\n");

        var run = await CliRun.InvokeAsync(_folder.Path, line[..^1]);

        Assert.True((0, "") == (run.ExitCode, run.Error), run.Out + run.Error);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CliRun> TestAsync(string tests, params string[] more)
    {
        _folder.Write("pack/tests/shop.yaml", tests);
        return CliRun.InvokeAsync(_folder.Path, ["test", "pack", .. more]);
    }

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YamlBlocks();
}
