using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A question of <c>validate --online</c> that Zoho refuses or fails to answer is said, and the others are asked all the same.</summary>
public sealed class UnansweredSurveyTests
{
    private static readonly WireReply Failed = WireReply.Fault(500, 1000, "Internal error");
    private static readonly WireReply Refused = WireReply.Fault(401, 57, "You are not authorized to perform this operation");

    public static TheoryData<string, string, bool> Questions => new()
    {
        { "/transactionlocks", "transaction locks", false }, { "/transactionlocks", "transaction locks", true },
        { "/settings/taxgroups/3", "tax groups", false }, { "/settings/taxgroups/3", "tax groups", true },
        { "/contacts", "contacts", false }, { "/contacts", "contacts", true },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Validate_AQuestionThatIsNotAnswered_IsSaidWithWhatToDoAndTheOthersAreAsked(string path, string subject, bool isRefused)
    {
        await using var zoho = Asked(request => request.Path.EndsWith(path, StringComparison.Ordinal) ? isRefused ? Refused : Failed : null);

        var validated = await zoho.InvokeAsync("validate", "pack", "--data", "data", "--online", "--output", "json");

        Assert.True(validated.ExitCode == 0, validated.Out + validated.Error);
        var finding = JsonNode.Parse(validated.Out)!["survey"]!["findings"]!.AsArray().Single(finding => (string?)finding!["code"] == "not-readable")!;
        Assert.Equal(subject, (string?)finding["subject"]);
        Assert.Contains(isRefused ? "not authorized" : "Internal error", (string?)finding["message"], StringComparison.Ordinal);
        Assert.Contains(isRefused ? "scope" : "give the same command again later", (string?)finding["hint"], StringComparison.Ordinal);
        Assert.Contains(zoho.Server.Requests, request => request.Path.EndsWith("/items", StringComparison.Ordinal));
    }

    // An organisation with the taxes and the group that the pack has, and nothing else.
    private static ZohoOnTheWire Asked(Func<WireRequest, WireReply?> answer)
    {
        var zoho = new ZohoOnTheWire(
            request => answer(request) ?? (request.Method, request.Path) switch
            {
                ("GET", var path) when path.EndsWith("/transactionlocks", StringComparison.Ordinal) => new WireReply(200, """{"code":0,"transaction_locks":[]}"""),
                ("GET", var path) when path.EndsWith("/settings/taxes", StringComparison.Ordinal) => new WireReply(200, """
                    {"code":0,"taxes":[
                      {"tax_id":"1","tax_name":"CGST9","tax_percentage":9,"tax_type":"tax","tax_specific_type":"cgst"},
                      {"tax_id":"2","tax_name":"SGST9","tax_percentage":9,"tax_type":"tax","tax_specific_type":"sgst"},
                      {"tax_id":"3","tax_name":"GST18","tax_percentage":18,"tax_type":"tax_group"}
                    ],"page_context":{"has_more_page":false}}
                    """),
                ("GET", var path) when path.EndsWith("/settings/taxgroups/3", StringComparison.Ordinal) =>
                    new WireReply(200, """{"code":0,"tax_group":{"tax_group_id":"3","tax_group_name":"GST18","taxes":[{"tax_id":"1"},{"tax_id":"2"}]}}"""),
                ("GET", var path) when ZohoRig.Catalogue.Modules.FirstOrDefault(module => module.IsListed && path.EndsWith(module.ListAll.Path, StringComparison.Ordinal)) is { } module =>
                    new WireReply(200, $$$"""{"code":0,"{{{module.List}}}":[],"page_context":{"has_more_page":false}}"""),
                _ => null,
            },
            time: new ScaledTimeProvider(TimeProvider.System, 600));
        zoho.Write("pack/migration.yaml", "name: pack\nproducts: [books]\nstreams: [taxes, groups, customers, items]\n");
        zoho.Write("pack/taxes.yaml", "module: books.taxes\nsource: taxes.csv\nkey: [name]\nfields: { tax_name: { from: name }, tax_percentage: { const: 9 }, tax_specific_type: { from: kind } }\n");
        zoho.Write("pack/groups.yaml", """
            module: books.taxgroups
            source: groups.csv
            key: [name]
            fields:
              tax_group_name: { from: name }
              taxes: [{ fields: { tax_id: { ref: taxes, from: first } } }, { fields: { tax_id: { ref: taxes, from: second } } }]
            """);
        zoho.Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [name]\nfields: { contact_name: { from: name } }\n");
        zoho.Write("pack/items.yaml", "module: books.items\nsource: items.csv\nkey: [name]\nfields: { name: { from: name }, rate: { const: 1 } }\n");
        zoho.Write("data/taxes.csv", "name,kind\nCGST9,cgst\nSGST9,sgst\n");
        zoho.Write("data/groups.csv", "name,first,second\nGST18,CGST9,SGST9\n");
        zoho.Write("data/customers.csv", "name\nAcme\n");
        zoho.Write("data/items.csv", "name\nWork\n");
        return zoho;
    }
}
