using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing.Zoho;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Runs that pause because too much is refused.</summary>
public sealed class RunLimitsTests
{
    [Fact]
    public async Task Run_ZohoRefusesAStreamAlike_PausesWithAllOfItPendingAndAgainOnResume()
    {
        await using var zoho = new ZohoOnTheWire(request => IsCreate(request, "items") ? WireReply.Fault(400, 2, "Invalid value passed for rate") : null);

        var run = await zoho.RunAsync("northwind");
        var sent = zoho.Creates("items");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("Paused. Zoho refuses every record of `products` alike (20 so far, none was taken): Invalid value passed for rate", run.Out, StringComparison.Ordinal);
        Assert.Contains("--keep-going", run.Out, StringComparison.Ordinal);
        Assert.InRange(sent, 20, 24);
        Assert.Equal(("paused", 0L), zoho.Standing("refused"));
        Assert.Equal(0, zoho.Standing("blocked").Count);
        Assert.False(Directory.Exists(Path.Combine(zoho.Run, "errors")));

        Assert.Equal(4, (await zoho.InvokeAsync("resume", "run")).ExitCode);
        Assert.InRange(zoho.Creates("items") - sent, 20, 24);
        Assert.Equal(0, zoho.Standing("refused").Count);
        Assert.Equal(0, zoho.Creates("invoices"));
    }

    [Fact]
    public async Task Run_ZohoRefusesAStreamAlikeAndKeepGoing_RefusesEach()
    {
        await using var zoho = new ZohoOnTheWire(request => IsCreate(request, "items") ? WireReply.Fault(400, 2, "Invalid value passed for rate") : null);

        Assert.Equal(1, (await zoho.RunAsync("northwind", "--keep-going")).ExitCode);

        Assert.Equal(("completed-with-errors", 77L), zoho.Standing("refused"));
        Assert.Equal(77, zoho.Creates("items"));
    }

    [Fact]
    public async Task Run_FewerThanTwentyOfAStream_IsFinished()
    {
        await using var zoho = new ZohoOnTheWire(request => IsCreate(request, "contacts") ? WireReply.Fault(400, 2, "Invalid value passed for notes") : null);

        Assert.Equal(1, (await zoho.RunAsync("northwind-small")).ExitCode);

        // 11 customers and 7 suppliers.
        Assert.Equal(("completed-with-errors", 18L), zoho.Standing("refused"));
    }

    [Fact]
    public async Task Run_MoreRejectedThanAllowed_PausesBeforeTheFirstCallAndResumeGoesOn()
    {
        await using var zoho = new ZohoOnTheWire(_ => null);

        var run = await zoho.RunAsync("dirty-northwind/too-long-name", "--max-errors", "0");

        Assert.Equal(4, run.ExitCode);
        Assert.Matches(@"Paused\. [1-9][0-9]* records were rejected or refused; --max-errors allows 0\. Nothing was sent\.", run.Out);
        Assert.Contains("Go on with: zohomigrate resume run", run.Out, StringComparison.Ordinal);
        Assert.Empty(zoho.Server.Requests);
        Assert.Empty(zoho.Server.TokenRequests);
        Assert.Equal(1, (await zoho.InvokeAsync("resume", "run", "--max-errors", "0")).ExitCode);
    }

    [Fact]
    public async Task Run_AsManyRejectedAsAllowed_IsDelivered()
    {
        await using var zoho = new ZohoOnTheWire(_ => null);

        Assert.Equal(1, (await zoho.RunAsync("dirty-northwind/too-long-name", "--max-errors", "1000")).ExitCode);
        Assert.Equal("completed-with-errors", zoho.Standing("created").State);
    }

    [Fact]
    public async Task Run_MoreRefusedThanAllowed_PausesAtOnceAndCountsAnewOnResume()
    {
        await using var zoho = new ZohoOnTheWire(request => IsCreate(request, "contacts") ? WireReply.Fault(400, 2, "Invalid value passed for notes") : null);

        var run = await zoho.RunAsync("northwind", "--max-errors", "5");

        Assert.Equal((4, "paused"), (run.ExitCode, zoho.Standing("refused").State));
        Assert.InRange(zoho.Standing("refused").Count, 6, 10);
        var before = zoho.Standing("refused").Count;
        Assert.Equal(4, (await zoho.InvokeAsync("resume", "run", "--max-errors", "5")).ExitCode);
        Assert.InRange(zoho.Standing("refused").Count - before, 6, 10);
    }

    [Theory]
    [InlineData("-1"), InlineData("many")]
    public async Task Run_MaxErrorsThatIsNoNumber_Exits2(string value)
    {
        var run = await CliRun.InvokeAsync("run", "mappings/northwind-to-books", "--data", "sample-data/northwind-small", $"--max-errors={value}");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--max-errors", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DroppedField_WarnsAndDelivers()
    {
        await using var zoho = new ZohoOnTheWire(request => IsCreate(request, "invoices") ? Without("notes", request) : null);

        Assert.Equal(0, (await zoho.RunAsync("northwind-small")).ExitCode);

        var problems = File.ReadAllLines(Path.Combine(zoho.Run, "problems.jsonl")).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Equal(
            ("orders", "warning", "notes", "Zoho created the record of invoices but dropped notes."),
            (problem["stream"]!.ToString(), problem["severity"]!.ToString(), problem["field"]!.ToString(), problem["message"]!.ToString())));
    }

    private static WireReply Without(string field, WireRequest request)
    {
        var record = JsonNode.Parse(request.Body)!.AsObject();
        record.Remove(field);
        record["invoice_id"] = $"7{request.Number:D9}";
        return new WireReply(201, new JsonObject { ["code"] = 0, ["invoice"] = record }.ToJsonString());
    }

    private static bool IsCreate(WireRequest request, string collection) =>
        request.Method == "POST" && request.Path.EndsWith($"/{collection}", StringComparison.Ordinal);
}
