using System.Globalization;
using Xunit;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Records;

/// <summary>A list that was not read whole proves nothing, however it came about.</summary>
public sealed class WholeListTests
{
    [Fact]
    public async Task Read_SeveralPages_AreReadToTheLast()
    {
        var (notComparable, rows) = await ReadAsync(page => page < 3 ? Page(more: true, page * 2, (page * 2) + 1) : Page(more: false, 6));

        Assert.Null(notComparable);
        Assert.Equal(["2", "3", "4", "5", "6"], rows);
    }

    [Fact]
    public async Task Read_PageNumberThatZohoIgnores_IsNotComparable()
    {
        var (notComparable, _) = await ReadAsync(_ => Page(more: true, 1, 2));

        Assert.StartsWith("page 2 shows again", notComparable, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":0,"contacts":[],"page_context":{"has_more_page":true} }""", "page 1 is empty")]
    [InlineData("""{"code":0,"contacts":[{"contact_name":"Ann"}],"page_context":{"has_more_page":false} }""", "page 1 has a row without an id")]
    [InlineData("""{"code":0,"message":"success"}""", "Zoho did not answer with a list")]
    [InlineData("""{"code":37,"message":"no such list"}""", "Zoho did not answer with a list: no such list")]
    public async Task Read_AnAnswerThatIsNoWholeList_IsNotComparable(string answer, string why)
    {
        var (notComparable, _) = await ReadAsync(_ => answer);

        Assert.StartsWith(why, notComparable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AFullPageThatDoesNotSayWhetherMoreFollow_IsNotComparable()
    {
        var (notComparable, _) = await ReadAsync(_ => $$"""{"code":0,"contacts":[{{Rows(Enumerable.Range(1, 200))}}]}""");

        Assert.Equal("Zoho does not say whether more pages follow", notComparable);
    }

    private static async Task<(string? NotComparable, List<string> Rows)> ReadAsync(Func<int, string> pages)
    {
        var asked = 0;
        await using var server = new WireServer(_ => new WireReply(200, pages(Interlocked.Increment(ref asked))));
        await using var rig = await ZohoRig.OpenAsync(server);
        using var stop = new RunStop(CancellationToken.None);
        var (request, rows) = (0L, new List<string>());
        var list = new WholeList(rig.Connection.Client, ZohoRig.Catalogue, () => ++request, RequestPurpose.Read, stop);
        return (await list.ReadAsync(ZohoRig.Catalogue.Module("books.contacts"), (id, _) => rows.Add(id), CancellationToken.None), rows);
    }

    private static string Page(bool more, params IEnumerable<int> ids) =>
        $$"""{"code":0,"contacts":[{{Rows(ids)}}],"page_context":{"has_more_page":{{(more ? "true" : "false")}}} }""";

    private static string Rows(IEnumerable<int> ids) =>
        string.Join(',', ids.Select(id => string.Create(CultureInfo.InvariantCulture, $$"""{"contact_id":"{{id}}"}""")));
}
