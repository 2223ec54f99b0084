using Xunit;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Tests.Reporting;

public sealed class HtmlReportTests : IAsyncLifetime
{
    private const string Script = "<script>alert('x')</script>";

    private ReportingFixture _run = null!;

    public async Task InitializeAsync() => _run = await ReportingFixture.OpenAsync();

    public async Task DisposeAsync() => await _run.DisposeAsync();

    [Theory]
    [InlineData(Script)]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("=HYPERLINK(\"http://x\")")]
    public async Task Write_TextOfStrangers_IsEscapedWhereverItStands(string text)
    {
        var record = _run.Staging.Record("customers", text);
        await _run.Staging.StageAsync(record with
        {
            Header = record.Header with { Cells = [text, text] },
            Problems = [ReportingFixture.Error(text, text) with { Field = text, Hint = text }],
        });
        await _run.Staging.SealAsync();
        var difference = new ReconciledDifference("customers", text, text, DifferenceKind.Twice) { OtherId = text };
        var module = new ModuleReconciliation("books.contacts", text, 1, new Dictionary<string, long>(), 1, 1, 0, 0, Money: null);
        await new NoteWriting(_run.Checkpoint).ReconciliationAsync(
            new Reconciliation(DateTimeOffset.UnixEpoch, Equal: false, 1, 0, [module], [difference]), CancellationToken.None);
        await _run.WriteAsync();

        var page = _run.Text("report.html");
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.True(page.Split(System.Net.WebUtility.HtmlEncode(text)).Length > 7);
    }

    [Fact]
    public async Task Write_ThePage_NeedsNothingFromElsewhere()
    {
        await StageAsync();
        var page = _run.Text("report.html");

        Assert.All(["http:", "https:", "src=", "href=", "url(", "@import"], word => Assert.DoesNotContain(word, page, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("<b>Sandbox</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_MoneyOfRejectedRecords_IsInTheSourceAndNotDelivered()
    {
        var good = _run.Staging.Record("orders", "1") with { Payload = Invoice("10.10") };
        var late = _run.Staging.Record("orders", "2") with { Payload = Invoice("1000"), Problems = [ReportingFixture.Error("required", "x") with { Field = "date" }] };
        var unclear = _run.Staging.Record("orders", "3") with { Payload = Invoice("7"), Problems = [ReportingFixture.Error("not-above", "x") with { Field = "line_items[0].quantity" }] };
        await _run.Staging.StageAsync(good, late, unclear);
        await _run.Staging.SealAsync();
        await _run.DeliverAllAsync();
        await _run.WriteAsync();

        var page = _run.Text("report.html");
        var totals = page[page.IndexOf("<h2>Totals", StringComparison.Ordinal)..];
        Assert.Contains(
            "<td class=\"number\">3</td><td class=\"number\">1,010.10</td><td class=\"number\">10.10</td><td class=\"number\">1,000.00</td>",
            totals, StringComparison.Ordinal);
        Assert.Contains("does not say the total of 1 records", totals, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ProblemsOfOneCause_AreOneLine()
    {
        var records = Enumerable.Range(0, 5).Select(number => _run.Staging.Record("orders", $"{number}") with
        {
            Problems = [ReportingFixture.Error("not-above", $"message {number}") with { Field = $"line_items[{number}].quantity" }],
        });
        await _run.Staging.StageAsync([.. records]);
        await _run.Staging.SealAsync();
        await _run.WriteAsync();

        var page = _run.Text("report.html");
        Assert.Contains("<code>not-above</code><br>line_items.quantity</td><td class=\"number\">5</td>", page, StringComparison.Ordinal);
        Assert.Contains("message 0", page, StringComparison.Ordinal);
        Assert.DoesNotContain("message 1", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(201, true)]
    public async Task Write_RecordsOfUnknownFate_NamesTheFirstAndSaysWhereAllAre(int count, bool isCut)
    {
        await _run.Staging.StageAsync([.. Enumerable.Range(0, count).Select(number => _run.Staging.Record("customers", $"K{number}"))]);
        await _run.Staging.SealAsync();
        await LeaveUndecidedAsync(count, "cannot-tell");
        await _run.WriteAsync(RunState.CompletedWithErrors);

        var page = _run.Text("report.html");
        Assert.Equal(Math.Min(count, 200), Named(page));
        Assert.Equal(isCut, page.Contains(
            "<p>Here are the first 200; all are in <code>errors/*.csv</code>, where <code>zm_state</code> is <code>unknown</code>.</p>", StringComparison.Ordinal));
        var errors = _run.Text("errors", "customers.csv").Split("\r\n");
        var state = Array.IndexOf(errors[0].Split(','), "zm_state");
        Assert.Equal(count, errors.Count(row => row.Split(',').ElementAtOrDefault(state) == "unknown"));
    }

    [Fact]
    public async Task Write_ManyStepsOfUnknownFate_SaysWhereAllAre()
    {
        await _run.Staging.StageAsync([.. Enumerable.Range(0, 201).Select(number => _run.Staging.Record("orders", $"K{number}") with { Steps = ["mark_as_sent"] })]);
        await _run.Staging.SealAsync();
        var made = await _run.Checkpoint.TakeReadyAsync(201, CancellationToken.None);
        await _run.Checkpoint.SettleAsync([.. made.Select(step => new Settled(step.Item, RecordState.Created, $"z-{step.Key}"))]);
        await LeaveUndecidedAsync(201, "outcome-unknown");
        await _run.WriteAsync(RunState.CompletedWithErrors);

        var page = _run.Text("report.html");
        Assert.Equal(200, Named(page));
        Assert.Contains("Here are the first 200; all are in <code>errors/*.csv</code>, where <code>zm_code</code> says <code>outcome-unknown</code>.", page, StringComparison.Ordinal);
        Assert.Equal(201, _run.Text("errors", "orders.csv").Split(",outcome-unknown,").Length - 1);
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "Here are the first 100 records. All of them: <code>reconcile.csv</code>")]
    [InlineData(Reconciliation.MostDifferences, "Here are the first 100 records. The first 10000 of them: <code>reconcile.csv</code>")]
    public async Task Write_RecordsThatDiffer_NamesTheFirstAndSaysWhereMoreAre(int count, string? said)
    {
        await _run.Staging.StageAsync(_run.Staging.Record("customers", "A"));
        await _run.Staging.SealAsync();
        var differences = Enumerable.Range(0, count).Select(number => new ReconciledDifference("customers", $"K{number}", "1", DifferenceKind.Missing)).ToList();
        await new NoteWriting(_run.Checkpoint).ReconciliationAsync(
            new Reconciliation(DateTimeOffset.UnixEpoch, Equal: false, 1, 0, [], differences), CancellationToken.None);
        await _run.WriteAsync();

        var page = _run.Text("report.html");
        Assert.Equal(100, page.Split("<li>customers K").Length - 1);
        Assert.Equal(said is not null, page.Contains("Here are the first", StringComparison.Ordinal));
        Assert.Contains(said ?? "", page, StringComparison.Ordinal);
    }

    private static int Named(string page) => page.Split("<td><code>K").Length - 1;

    private static PayloadObject Invoice(string rate) =>
        PayloadObject.Parse($$"""{"line_items":[{"rate":{{rate}},"quantity":1}]}""");

    private async Task StageAsync()
    {
        await _run.Staging.StageAsync(_run.Staging.Record("customers", "A"));
        await _run.Staging.SealAsync();
        await _run.WriteAsync();
    }

    private async Task LeaveUndecidedAsync(int count, string code)
    {
        var steps = await _run.Checkpoint.TakeReadyAsync(count, CancellationToken.None);
        await _run.Checkpoint.SettleAsync(
            [.. steps.Select(step => new Undecided(step.Item) { Problems = [new Problem(ProblemStage.Delivery, code, "Nobody knows.")] })]);
    }
}
