using System.Text.Json;
using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Zoho;

/// <summary>Whether another page of a list of Zoho Cliq follows: some say so, and some only name the word it is asked for by. And how a row is named.</summary>
public sealed class ListPageTests
{
    private const string Full = """{"id":"1","name":"a"},{"id":"2","name":"b"}""";

    [Theory]
    [InlineData(Full, ""","has_more":true,"next_token":"t" """, false)]
    [InlineData(Full, ""","has_more":false,"next_token":"t" """, true)]
    // Departments have no `has_more` (openapi/cliq/v2/departments.yml).
    [InlineData(Full, ""","next_token":"t" """, false)]
    [InlineData("""{"id":"1","name":"a"}""", ""","next_token":"t" """, false)]
    [InlineData("""{"id":"1","name":"a"}""", ""","next_token":"" """, true)]
    [InlineData("""{"id":"1","name":"a"}""", "", true)]
    [InlineData(Full, "", null)]
    public void IsLast_OfAPageOfTwo_IsWhatTheAnswerSays(string rows, string more, bool? isLast)
    {
        var reply = new Reply(ReplyKind.Success, default) { Body = JsonDocument.Parse($$"""{"data":[{{rows}}]{{more}}}""").RootElement };

        var page = ListPage.Of(reply, ZohoRig.Catalogue.Module("cliq.departments"))!;

        Assert.Equal(isLast, page.IsLast(pageSize: 2));
    }

    // The answer to a create says message_id, and that of a message alone id (openapi/cliq/v2/messages.yml).
    [Theory]
    [InlineData("cliq.messages", "text", "1_2")]
    [InlineData("cliq.files", "file", "1_2")]
    [InlineData("cliq.files", "text", null)]
    public void Named_AMessageThatIsReadAlone_IsOfItsModuleAlone(string module, string type, string? id)
    {
        var row = JsonDocument.Parse($$"""{"id":"1_2","time":1,"type":"{{type}}","content":{"comment":"Hello"} }""").RootElement;
        var spec = ZohoRig.Catalogue.Module(module);

        Assert.Equal(id, ListPage.Named(row, spec) is { } named ? ListPage.IdOf(named, spec) : null);
    }
}
