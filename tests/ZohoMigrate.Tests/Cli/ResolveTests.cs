using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Tests.Sandbox;

namespace ZohoMigrate.Tests.Cli;

/// <summary>
/// A create that never arrived, at a Zoho whose lists prove no absence: unknown, for a person. What the person types is what the error
/// report says.
/// </summary>
public sealed partial class ResolveTests
{
    [Theory]
    [InlineData("drop#5", "customers"), InlineData("drop#35", "orders")]
    public async Task Absent_WhatZohoDoesNotHave_IsSentByTheNextResume(string fault, string stream)
    {
        await using var zoho = await UnknownAsync(fault);
        var (_, absent) = CommandsOf(zoho, stream);

        var resolved = await zoho.InvokeAsync(absent);

        Assert.Equal((0, ""), (resolved.ExitCode, resolved.Error));
        Assert.Contains(" is pending again.", resolved.Out, StringComparison.Ordinal);
        Assert.Contains($"1 call can be made now. Go on with: zohomigrate resume {zoho.PathOf("run")}", resolved.Out, StringComparison.Ordinal);
        Assert.Equal((0, "paused"), (await zoho.TotalAsync("unknown"), (await zoho.SummaryAsync())["state"]!.ToString()));
        Assert.DoesNotContain("cannot-tell", await zoho.ProblemsAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await zoho.ResumeAsync()).ExitCode);
        Assert.Equal(FaultyZoho.Records, await zoho.TotalAsync("created"));
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    [Fact]
    public async Task Created_WhatAPersonFound_IsRecoveredAndItsChildrenGo()
    {
        await using var zoho = await UnknownAsync("drop#5");
        var (created, _) = CommandsOf(zoho, "customers");
        var id = "";
        await zoho.ByHandAsync(async hand => id = await hand.ContactAsync(NameOf(zoho)));

        var resolved = await zoho.InvokeAsync(With(created, id));

        Assert.Equal((0, ""), (resolved.ExitCode, resolved.Error));
        Assert.Contains($" is recovered: it is Zoho's {id}.", resolved.Out, StringComparison.Ordinal);
        Assert.Matches("[1-9] calls? can be made now[.]", resolved.Out);
        Assert.Equal((0, 1), (await zoho.TotalAsync("unknown"), await zoho.TotalAsync("recovered")));
        Assert.Equal(0, (await zoho.ResumeAsync()).ExitCode);
        Assert.Equal(FaultyZoho.Records - 1, await zoho.TotalAsync("created"));
        Assert.Empty((await zoho.CountAsync()).Duplicates);
        Assert.Equal(FaultyZoho.Records, (await zoho.CountAsync()).Records.Values.Sum(module => module.Count));
    }

    [Fact]
    public async Task Absent_ThoughARecordOfItsNameIsThere_IsNotTakenAndNamesIt()
    {
        await using var zoho = await UnknownAsync("drop#5");
        var (_, absent) = CommandsOf(zoho, "customers");
        var id = "";
        await zoho.ByHandAsync(async hand => id = await hand.ContactAsync(NameOf(zoho)));

        await AssertRefusedAsync(zoho, absent, $"Zoho shows a record of this name or number (id {id})");
    }

    [Theory]
    [InlineData("""{"contact_name":"Nobody we know"}""", "contact_name")]
    [InlineData("""{"contact_name":"@","contact_type":"vendor"}""", "contact_type")]
    public async Task Created_ARecordThatDiffers_IsNotTakenAndTheFieldIsNamed(string body, string field)
    {
        await using var zoho = await UnknownAsync("drop#5");
        var (created, _) = CommandsOf(zoho, "customers");
        var id = "";
        await zoho.ByHandAsync(async hand => id =
            (await hand.PostAsync("/contacts", body.Replace("@", NameOf(zoho), StringComparison.Ordinal))).Body["contact"]!["contact_id"]!.ToString());

        await AssertRefusedAsync(zoho, With(created, id), $"Zoho's record {id} has another {field} than ");
    }

    [Theory]
    [InlineData(true, "date, total"), InlineData(false, "invoice_number, date, total")]
    public async Task Created_AnInvoiceThatDiffers_IsNotTakenAndTheFieldIsNamed(bool isOfItsNumber, string field)
    {
        await using var zoho = await UnknownAsync("drop#35");
        var (created, _) = CommandsOf(zoho, "orders");
        var row = ReportFile.Load(zoho.PathOf("run/errors/orders.csv"));
        var number = isOfItsNumber ? $"NW-{row.Rows[0][row.Columns.IndexOf("orderID")]}" : "NW-0";
        var customer = IdOf(zoho, "customers", row.Rows[0][row.Columns.IndexOf("customerID")]);
        var id = "";
        await zoho.ByHandAsync(async hand => id = (await hand.InvoiceAsync(customer, number)).Body["invoice"]!["invoice_id"]!.ToString());

        await AssertRefusedAsync(zoho, With(created, id), $"Zoho's record {id} has another {field} than orders:");
    }

    [Fact]
    public async Task Created_ARecordThatIsNotThereOrAnothers_IsNotTaken()
    {
        await using var zoho = await UnknownAsync("drop#5");
        var (created, _) = CommandsOf(zoho, "customers");
        var other = await File.ReadAllLinesAsync(zoho.PathOf("run/delivered/customers.csv"));

        await AssertRefusedAsync(zoho, With(created, "INV-7"), "Zoho's ids are numbers");
        await AssertRefusedAsync(zoho, With(created, "1"), "Zoho shows no record 1 of contacts");
        await AssertRefusedAsync(zoho, With(created, other[1].Split(',')[0]), $"belongs to customers:{other[1].Split(',')[1]} already.");
    }

    [Fact]
    public async Task Key_OfSeveralStreams_IsToBeSaidWithItsStream()
    {
        await using var zoho = await UnknownAsync("drop#5");
        var key = File.ReadLines(zoho.PathOf("run/delivered/orders.csv")).Skip(1).Select(line => line.Split(',')[1]).First();
        var arrivals = (await zoho.CountAsync()).Arrivals;

        var ambiguous = await zoho.InvokeAsync("resolve", "run", key, "--absent");
        var known = await zoho.InvokeAsync("resolve", "run", $"orders:{key}", "--absent");
        var nobody = await zoho.InvokeAsync("resolve", "run", "NOONE", "--absent");

        Assert.Equal((2, 2, 2), (ambiguous.ExitCode, known.ExitCode, nobody.ExitCode));
        Assert.Matches($"Several streams of run have the key {key}[.] Say which, as it stands here:\n  orders:{key} is created [(]Zoho's id [0-9]+[)]\n  payments:{key} is ", ambiguous.Error);
        Assert.Matches($"orders:{key} is created [(]Zoho's id [0-9]+[)][.] Only a record that is unknown, or a step of it that is, can be settled by hand[.]", known.Error);
        Assert.Matches("No record of run has the key NOONE[.] Unknown are:\n  customers:[A-Z]+ is unknown", nobody.Error);
        Assert.Equal(arrivals, (await zoho.CountAsync()).Arrivals);
    }

    [Fact]
    public async Task Key_Alone_IsEnoughWhereNoOtherStreamHasIt()
    {
        await using var zoho = await UnknownAsync("drop#5");
        var (_, absent) = CommandsOf(zoho, "customers");
        var key = absent[2].Split(':')[1];

        var resolved = await zoho.InvokeAsync("resolve", "run", key, "--absent", "--output", "json");
        using var record = JsonDocument.Parse(resolved.Out);

        Assert.Equal((0, ""), (resolved.ExitCode, resolved.Error));
        Assert.Equal(["customers", key, "pending"], new[] { "stream", "key", "state" }.Select(member => record.RootElement.GetProperty(member).GetString()));
        Assert.Equal(1, record.RootElement.GetProperty("ready").GetInt32());
        // A second word comes too late.
        Assert.Contains($"customers:{key} is pending.", (await zoho.InvokeAsync(absent)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_WhereverItIsShown_ComesWithTheCommandToType()
    {
        await using var zoho = await UnknownAsync("drop#5");
        var (created, absent) = CommandsOf(zoho, "customers");
        string[] lines = [$"zohomigrate {string.Join(' ', created)}", $"zohomigrate {string.Join(' ', absent)}"];

        string[] shown =
        [
            (await zoho.InvokeAsync("status", "run")).Out,
            (await zoho.InvokeAsync("status", "run", "--output", "json")).Out.Replace("\\u003C", "<", StringComparison.Ordinal),
            await File.ReadAllTextAsync(zoho.PathOf("run/report.html")),
            await zoho.ProblemsAsync(),
            await File.ReadAllTextAsync(zoho.PathOf("run/summary.json")),
        ];

        Assert.All(shown, text => Assert.All(
            lines, line => Assert.Contains(line, text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Absent_OutOfCalls_Exits4AndChangesNothing()
    {
        await using var zoho = await UnknownAsync("drop#5");
        var (_, absent) = CommandsOf(zoho, "customers");

        var resolved = await zoho.InvokeAsync([.. absent, "--config", "Limits:Books:PerDay=1"]);

        Assert.Equal((4, ""), (resolved.ExitCode, resolved.Out));
        Assert.StartsWith("Not settled: ", resolved.Error, StringComparison.Ordinal);
        Assert.Equal(1, await zoho.TotalAsync("unknown"));
    }

    private static async Task<FaultyZoho> UnknownAsync(string fault)
    {
        var zoho = await FaultyZoho.StartAsync($"ignored-filter=1,{fault}", scale: 1200);
        var run = await zoho.RunAsync("--config", "Delivery:AbsenceDelay=00:03:00");
        Assert.True(run.ExitCode == 1 && await zoho.TotalAsync("unknown") == 1, run.Out + run.Error);
        return zoho;
    }

    private static async Task AssertRefusedAsync(FaultyZoho zoho, string[] command, string why)
    {
        var resolved = await zoho.InvokeAsync(command);

        Assert.Equal((2, ""), (resolved.ExitCode, resolved.Out));
        Assert.StartsWith("Not settled: ", resolved.Error, StringComparison.Ordinal);
        Assert.Contains(why, resolved.Error, StringComparison.Ordinal);
        Assert.Equal(1, await zoho.TotalAsync("unknown"));
        Assert.Contains("cannot-tell", await zoho.ProblemsAsync(), StringComparison.Ordinal);
    }

    private static (string[] Created, string[] Absent) CommandsOf(FaultyZoho zoho, string stream)
    {
        var report = ReportFile.Load(zoho.PathOf($"run/errors/{stream}.csv"));
        var lines = Commands().Matches(report.Rows[0][report.Columns.IndexOf("zm_hint")]).Select(match => match.Groups["line"].Value.Split(' ', 4)).ToList();
        Assert.Equal(2, lines.Count);
        return (lines[0], lines[1]);
    }

    private static string NameOf(FaultyZoho zoho)
    {
        var report = ReportFile.Load(zoho.PathOf("run/errors/customers.csv"));
        return report.Rows[0][report.Columns.IndexOf("companyName")];
    }

    private static string IdOf(FaultyZoho zoho, string stream, string key) =>
        File.ReadLines(zoho.PathOf($"run/delivered/{stream}.csv")).Select(line => line.Split(',')).First(row => row[1] == key)[0];

    private static string[] With(string[] created, string id) => [.. created[..3], "--created", id];

    [GeneratedRegex("`zohomigrate (?<line>resolve [^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Commands();
}
