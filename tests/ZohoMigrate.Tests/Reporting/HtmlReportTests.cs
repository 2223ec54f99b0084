using Xunit;
using ZohoMigrate.Pipeline.Records;
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

    private static PayloadObject Invoice(string rate) =>
        PayloadObject.Parse($$"""{"line_items":[{"rate":{{rate}},"quantity":1}]}""");

    private async Task StageAsync()
    {
        await _run.Staging.StageAsync(_run.Staging.Record("customers", "A"));
        await _run.Staging.SealAsync();
        await _run.WriteAsync();
    }
}
