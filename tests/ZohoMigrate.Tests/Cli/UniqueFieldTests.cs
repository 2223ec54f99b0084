using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Cli;

/// <summary>
/// Three payments alike in all but their key, of which Zoho keeps nothing unique but the custom field that the mapping names. Request 2
/// makes the customer, 3 to 5 the payments; 1 asks for the organisation.
/// </summary>
public sealed class UniqueFieldTests
{
    private const string Field = "cf_source_id";
    private const int Records = 4;

    [Theory]
    [InlineData("commit-drop#5", 2, 1)]
    [InlineData("truncated#5", 2, 1)]
    [InlineData("drop#5", 3, 0)]
    [InlineData("commit-drop#4-5", 1, 2)]
    public async Task Run_AnswerLost_IsToldByTheFieldAndLeavesTheReferenceAlone(string faults, int created, int recovered)
    {
        await using var zoho = await StartAsync(faults);

        var run = await zoho.RunAsync();

        Assert.True(run.ExitCode == 0, run.Error + run.Out);
        Assert.Equal((created + 1, recovered), (await zoho.TotalAsync("created"), await zoho.TotalAsync("recovered")));
        await zoho.AssertOnceAndNeverOverAsync(Records);
        Assert.Equal(["payments:1 UTR 7", "payments:2 UTR 7", "payments:3 UTR 7"], await PaymentsAsync(zoho));
        Assert.Equal("", await zoho.ProblemsAsync());
    }

    // Zoho takes a second copy of a field that nobody has set to "no duplicates": what is told from Zoho's lists must do without.
    [Fact]
    public async Task Run_ZohoThatRefusesNoSecondCopy_MakesNone()
    {
        await using var zoho = await FaultyZoho.StartAsync("commit-drop#3-5", scale: 1200, WriteTo);

        var run = await zoho.RunAsync();

        Assert.True(run.ExitCode == 0, run.Error + run.Out);
        Assert.Equal(3, await zoho.TotalAsync("recovered"));
        await zoho.AssertOnceAndNeverOverAsync(Records);
    }

    // Longer out of sight than any list may be: it is sent a second time, Zoho refuses that, and then it is found.
    [Fact]
    public async Task Run_SentAgainWhileZohoHasIt_IsRefusedByZohoAndRecovered()
    {
        await using var zoho = await StartAsync("lag#5@00:16:00,commit-drop#5");

        var run = await zoho.RunAsync();

        Assert.True(run.ExitCode == 0, run.Error + run.Out);
        Assert.Equal((3, 1), (await zoho.TotalAsync("created"), await zoho.TotalAsync("recovered")));
        Assert.Equal(1, (await zoho.CountAsync()).ByCode["120303"]);
        await zoho.AssertOnceAndNeverOverAsync(Records);
    }

    [Fact]
    public async Task Run_ARecordThatHadTheValueBefore_IsRefusedAsAlreadyThere()
    {
        await using var zoho = await StartAsync("");
        var there = "";
        await zoho.ByHandAsync(async hand =>
        {
            var other = await hand.ContactAsync("Bob");
            there = (await hand.PostAsync("/customerpayments", Payment(other, "payments:2"))).Body["payment"]!["payment_id"]!.ToString();
        });

        var run = await zoho.RunAsync();
        var retried = await zoho.InvokeAsync("retry", "run");

        Assert.Equal((1, 1), (run.ExitCode, retried.ExitCode));
        var problem = JsonNode.Parse(await zoho.ProblemsAsync())!;
        Assert.Equal("already-there", problem["code"]!.ToString());
        Assert.Contains($"Zoho already has this record (id {there})", problem["message"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal((3, 1), (await zoho.TotalAsync("created"), await zoho.TotalAsync("refused")));
        Assert.Equal(["payments:1 UTR 7", "payments:2 UTR 7", "payments:3 UTR 7"], await PaymentsAsync(zoho));
    }

    [Fact]
    public async Task Run_ListsThatDoNotShowTheField_LeavesItToAPersonAndMakesNoneTwice()
    {
        await using var zoho = await StartAsync($"hide-field={Field},commit-drop#5");

        var run = await zoho.RunAsync();
        var problem = JsonNode.Parse(await zoho.ProblemsAsync())!;
        var id = (await zoho.RecordsAsync("books.customerpayments"))[^1]["payment_id"]!.ToString();
        var resolve = await zoho.InvokeAsync("resolve", "run", "payments:3", "--created", id);

        Assert.Equal((1, "found-unmarked"), (run.ExitCode, problem["code"]!.ToString()));
        Assert.Contains($"(id {id})", problem["message"]!.ToString(), StringComparison.Ordinal);
        Assert.True(resolve.ExitCode == 0, resolve.Error);
        Assert.Equal(1, await zoho.TotalAsync("recovered"));
        await zoho.AssertOnceAndNeverOverAsync(Records);
    }

    [Fact]
    public async Task Run_ZohoThatDropsTheField_NeverSendsAgainWhatItCannotTell()
    {
        await using var zoho = await StartAsync($"drop-field={Field},drop#5");

        var run = await zoho.RunAsync();
        var problems = await zoho.ProblemsAsync();
        var resumed = await zoho.ResumeAsync();

        Assert.Equal((1, 1), (run.ExitCode, resumed.ExitCode));
        Assert.Contains($"but dropped {Field}.", problems, StringComparison.Ordinal);
        Assert.Contains($"Zoho dropped or changed the {Field} of other customer payments", problems, StringComparison.Ordinal);
        Assert.Equal((3, 1), (await zoho.TotalAsync("created"), await zoho.TotalAsync("unknown")));
        Assert.Equal(0, (await zoho.CountAsync()).CreatesCommittedTwice);
    }

    [Fact]
    public async Task Resolve_AnotherRecordsId_IsRefusedByTheField()
    {
        await using var zoho = await StartAsync($"hide-field={Field},commit-drop#5");
        await zoho.RunAsync();
        var id = "";
        await zoho.ByHandAsync(async hand =>
        {
            var customer = (await hand.GetAsync("/contacts")).Body["contacts"]![0]!["contact_id"]!.ToString();
            id = (await hand.PostAsync("/customerpayments", Payment(customer, "payments:9"))).Body["payment"]!["payment_id"]!.ToString();
        });

        var resolve = await zoho.InvokeAsync("resolve", "run", "payments:3", "--created", id);

        Assert.Equal(2, resolve.ExitCode);
        Assert.Contains($"Zoho's record {id} has another {Field} than payments:3.", resolve.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_ASecondCopy_IsTwiceWithTheFieldAndPerhapsTwiceWithoutIt()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, WriteTo);
        await zoho.RunAsync();
        var before = await zoho.InvokeAsync("reconcile", "run");
        await zoho.ByHandAsync(async hand =>
        {
            var customer = (await hand.GetAsync("/contacts")).Body["contacts"]![0]!["contact_id"]!.ToString();
            await hand.PostAsync("/customerpayments", Payment(customer, "payments:2"));
            await hand.PostAsync("/customerpayments", Payment(customer, "").Replace(Field, "cf_other", StringComparison.Ordinal));
            await hand.PostAsync("/customerpayments", Payment(customer, "elsewhere:1"));
        });

        var after = await zoho.InvokeAsync("reconcile", "run");

        Assert.Equal((0, 1), (before.ExitCode, after.ExitCode));
        var found = await File.ReadAllTextAsync(zoho.PathOf("run/reconcile.csv"));
        Assert.Equal((1, 1), (Occurrences(found, ",twice,"), Occurrences(found, ",maybe-twice,")));
    }

    // What was sent with the marker in its reference stays as it is, and each is told by what it has. Requests 4 and 8 make
    // the second and the fourth.
    [Fact]
    public async Task Resume_AFieldThatIsNamedLater_TellsTheNewByItAndTheOldByTheirMarkers()
    {
        await using var zoho = await FaultyZoho.StartAsync("commit-drop#4,commit-drop#8", scale: 1200, WriteTo);
        var pack = zoho.PathOf("pack/payments.yaml");
        var mapping = await File.ReadAllTextAsync(pack);
        await File.WriteAllTextAsync(pack, mapping.Replace($"unique_field: {Field}", "", StringComparison.Ordinal));
        await zoho.RunAsync();
        await File.WriteAllTextAsync(pack, mapping);
        await File.AppendAllTextAsync(zoho.PathOf("data/payments.csv"), "4,Ann,UTR 7\n");

        var resumed = await zoho.ResumeAsync("--accept-changes");

        Assert.True(resumed.ExitCode == 0, resumed.Error + resumed.Out);
        Assert.Equal((3, 2), (await zoho.TotalAsync("created"), await zoho.TotalAsync("recovered")));
        await zoho.AssertOnceAndNeverOverAsync(Records + 1);
        Assert.Equal("payments:4 UTR 7", (await PaymentsAsync(zoho))[^1]);
        Assert.Equal(3, (await PaymentsAsync(zoho)).Count(payment => payment.StartsWith(" UTR 7 #ZM-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Recover_OfALostCheckpoint_TellsThePaymentsByTheField()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, WriteTo);
        await zoho.RunAsync();
        Directory.Delete(zoho.PathOf("run"), recursive: true);

        var run = await zoho.RunAsync("--recover");

        Assert.True(run.ExitCode == 0, run.Error + run.Out);
        Assert.Equal((0, Records), (await zoho.TotalAsync("created"), await zoho.TotalAsync("recovered")));
        await zoho.AssertOnceAndNeverOverAsync(Records);
    }

    [Fact]
    public async Task Recover_ListsThatDoNotShowTheField_MakesNoneTwice()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, WriteTo);
        await zoho.RunAsync();
        await zoho.RestartAsync($"hide-field={Field}");
        Directory.Delete(zoho.PathOf("run"), recursive: true);

        var run = await zoho.RunAsync("--recover");

        Assert.True(run.ExitCode == 1, run.Error + run.Out);
        Assert.Equal((0, Records - 1), (await zoho.TotalAsync("created"), await zoho.TotalAsync("unknown")));
        Assert.Contains("found-unmarked", await zoho.ProblemsAsync(), StringComparison.Ordinal);
        await zoho.AssertOnceAndNeverOverAsync(Records);
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static Task<FaultyZoho> StartAsync(string faults) => FaultyZoho.StartAsync(faults, scale: 1200, WriteTo, Field);

    private static string Payment(string customer, string value) => $$"""
        {"customer_id":"{{customer}}","payment_mode":"cash","amount":10.00,"date":"2026-01-02","reference_number":"UTR 7","custom_fields":[{"api_name":"{{Field}}","value":"{{value}}"}]}
        """;

    private static async Task<IReadOnlyList<string>> PaymentsAsync(FaultyZoho zoho) =>
        [.. (await zoho.RecordsAsync("books.customerpayments")).Select(payment => $"{payment[Field]} {payment["reference_number"]}").Order(StringComparer.Ordinal)];

    private static void WriteTo(TemporaryFolder folder)
    {
        folder.Write("pack/migration.yaml", "name: unique\nproducts: [books]\nstreams: [customers, payments]");
        folder.Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields: { contact_name: { from: id } }");
        folder.Write("pack/payments.yaml", $$"""
            module: books.customerpayments
            source: payments.csv
            key: [id]
            unique_field: {{Field}}
            fields:
              customer_id: { ref: customers, from: customer }
              payment_mode: { const: cash }
              amount: { const: 10.00 }
              date: { const: 2026-01-02 }
              reference_number: { from: utr }
            """);
        folder.Write("data/customers.csv", "id\nAnn\n");
        folder.Write("data/payments.csv", "id,customer,utr\n1,Ann,UTR 7\n2,Ann,UTR 7\n3,Ann,UTR 7\n");
    }
}
