using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Surveying;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Tests.Mapping;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Surveying;

/// <summary>Which taxes a group is of only the group itself shows, and Zoho may not show it.</summary>
public sealed class TaxReaderTests
{
    private const string Taxes = """
        {"code":0,"taxes":[
          {"tax_id":"1","tax_name":"IGST18","tax_type":"tax","tax_specific_type":"igst"},
          {"tax_id":"2","tax_name":"GST18","tax_type":"tax_group"},
          {"tax_id":"3","tax_name":"GST28","tax_type":"tax_group"}
        ],"page_context":{"has_more_page":false}}
        """;

    private static readonly WireReply NotAllowed = WireReply.Fault(401, 57, "You are not authorized to perform this operation");

    // Each time a new token is tried, of which Zoho gives few.
    [Fact]
    public async Task ReadAsync_AGroupThatTheUserMayNotSee_IsOfNoKnownKindAndTheNextIsNotAskedFor()
    {
        var (kinds, stopped, asked, notShown) = await ReadAsync(NotAllowed, new WireReply(200, WireServer.GoodToken));

        Assert.Null(stopped);
        Assert.Equal(["igst", "", ""], kinds);
        Assert.Equal(["2"], asked.Distinct());
        Assert.Equal("tax groups", notShown!.Subject);
        Assert.Contains("ZohoBooks.settings.READ", notShown.Hint, StringComparison.Ordinal);
    }

    // One that Zoho fails on says nothing of the others.
    [Fact]
    public async Task ReadAsync_AGroupThatZohoFailsOn_IsOfNoKnownKindAndItIsSaid()
    {
        var (kinds, stopped, asked, notShown) = await ReadAsync(WireReply.Fault(500, 1000, "Internal error"), new WireReply(200, WireServer.GoodToken));

        Assert.Null(stopped);
        Assert.Equal(["igst", "", ""], kinds);
        Assert.Equal(["2", "3"], asked.Distinct());
        Assert.Contains("Internal error", notShown!.Message, StringComparison.Ordinal);
        Assert.Contains("give the same command again later", notShown.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_TheDayEnds_StopsAndAsksForNoOther()
    {
        var (_, stopped, asked, _) = await ReadAsync(WireReply.Fault(429, 45, "exceeded"), new WireReply(200, WireServer.GoodToken));

        Assert.Equal(RunState.Paused, stopped!.State);
        Assert.Equal(["2"], asked.Distinct());
    }

    [Fact]
    public async Task ReadAsync_NoOtherTokenIsGiven_StopsAndAsksForNoOther()
    {
        var (_, stopped, asked, _) = await ReadAsync(NotAllowed, new WireReply(200, """{"error":"invalid_code"}"""));

        Assert.Equal(RunState.Stopped, stopped!.State);
        Assert.Equal(["2"], asked);
    }

    /// <returns>The kinds of each tax, in the order of <see cref="Taxes"/>; why the survey stopped; the groups that were asked for; what is said of them.</returns>
    private static async Task<(IReadOnlyList<string> Kinds, RunEnd? Stopped, IReadOnlyList<string> Asked, SurveyFinding? NotShown)> ReadAsync(WireReply ofGroup, WireReply laterToken)
    {
        using var folder = new PackFolder("name: test\nproducts: [books]\nstreams: [customers, invoices]\n").With("invoices.yaml", """
            module: books.invoices
            source: invoices.csv
            key: [no]
            fields:
              customer_id: { ref: customers, from: customer }
              line_items:
                - fields: { name: { const: Work }, rate: { from: amount }, tax_id: { lookup: books.taxes, from: tax } }
            """);
        var pack = folder.Load();
        var tokens = 0;
        await using var server = new WireServer(request => request.Path.Contains("/taxgroups/", StringComparison.Ordinal) ? ofGroup : new WireReply(200, Taxes))
        {
            Token = _ => tokens++ == 0 ? new WireReply(200, WireServer.GoodToken) : laterToken,
        };
        // Where the day's calls are used up an hour is waited for, which takes a second.
        await using var rig = await ZohoRig.OpenAsync(server, new DeliveryOptions { MaxAttempts = 1 }, time: new ScaledTimeProvider(TimeProvider.System, 3600));
        using var stop = new RunStop(CancellationToken.None);
        var id = 0L;
        var list = new WholeList(rig.Connection.Client, ZohoRig.Catalogue, () => ++id, RequestPurpose.Read, stop);
        var members = new MembersReader(rig.Connection.Client, () => ++id, stop);

        var taxes = await new TaxReader(list, members, ZohoRig.Catalogue, stop).ReadAsync(pack, CancellationToken.None);

        var where = pack.Streams.SelectMany(stream => stream.LooksIn).Single().Name;
        return (
            [.. new[] { "IGST18", "GST18", "GST28" }.Select(name => string.Join(' ', taxes.Find(where, name) ?? new HashSet<string>()))],
            stop.Reason,
            [.. server.Requests.Where(request => request.Path.Contains("/taxgroups/", StringComparison.Ordinal)).Select(request => request.Path.Split('/')[^1])],
            members.NotShown);
    }
}
