using Xunit;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Mapping;

/// <summary><c>unique_field</c>: the custom field that holds a record's stream and key.</summary>
public sealed class UniqueFieldMappingTests
{
    private const string Mapped = "custom_fields: [{ fields: { api_name: { const: cf_region }, value: { from: region } } }]";

    [Fact]
    public void Map_WithAUniqueField_PutsTheMarkerThereAndLeavesTheReferenceAlone()
    {
        var payload = Map("reference_number: { from: utr }", key: "1").Payload;

        Assert.Equal(
            """{"reference_number":"UTR 7","custom_fields":[{"api_name":"cf_source_id","value":"payments:1"}]}""",
            OfZoho(payload).ToJsonString());
    }

    [Fact]
    public void Map_BesideOtherCustomFields_LeavesThemAsTheyAre()
    {
        var payload = Map(Mapped, key: "1").Payload;

        Assert.Equal(
            """{"custom_fields":[{"api_name":"cf_region","value":"West"},{"api_name":"cf_source_id","value":"payments:1"}]}""",
            OfZoho(payload).ToJsonString());
    }

    [Fact]
    public void Readme_ItsExampleOfCustomFields_IsAMapping()
    {
        Assert.Contains(Mapped.Replace("from: region", "from: Region", StringComparison.Ordinal), File.ReadAllText(Repository.PathOf("README.md")), StringComparison.Ordinal);
        Assert.Equal("West", ((PayloadObject)((PayloadList)Map(Mapped, key: "1").Payload["custom_fields"]!)[0]!)["value"]!.ToString());
    }

    [Fact]
    public void Map_WithoutAKey_PutsNothing() =>
        Assert.Equal("""{"reference_number":"UTR 7"}""", Map("reference_number: { from: utr }", key: "").Payload.ToJsonString());

    // Zoho keeps its number unique: that stays what tells it, and the custom field goes with it.
    [Fact]
    public void Map_AModuleWithANaturalKey_IsToldByThatAsBefore()
    {
        using var folder = Folder("module: books.invoices\nsource: p.csv\nkey: [id]\nunique_field: cf_source_id\nfields: { invoice_number: { from: id } }");
        var stream = folder.Load().Streams.Single(stream => stream.Entry.Name == "payments");

        var payload = new MappingStage(stream).Map(PackFolder.Source("id,utr,region", ["1", "UTR 7", "West"])).Payload;

        Assert.Equal("""[{"api_name":"cf_source_id","value":"payments:1"}]""", payload["custom_fields"]!.ToJsonString());
        Assert.Equal("1", NaturalKey.Of(stream.Module, payload));
    }

    [Theory]
    [InlineData("source_id", "customerpayments", "", "`source_id` is not the API name of a custom field at payments.yaml:4:15 (cf_ and letters, digits or _ as Zoho shows it, such as cf_source_id)")]
    [InlineData("cf_", "customerpayments", "", "`cf_` is not the API name of a custom field at payments.yaml:4:15")]
    [InlineData("cf_source id", "customerpayments", "", "`cf_source id` is not the API name of a custom field at payments.yaml:4:15")]
    [InlineData("[cf_source_id]", "customerpayments", "", "`unique_field` should be one value at payments.yaml:4:15")]
    [InlineData("", "customerpayments", "", "`unique_field` has no value at payments.yaml:4:14")]
    [InlineData("cf_source_id", "taxes", "", "`unique_field`: books.taxes takes no custom fields at payments.yaml:4:15 (leave it out)")]
    [InlineData("cf_region", "customerpayments", Mapped, "custom field `cf_region` is the stream's `unique_field`: the program writes the record's stream and key there at payments.yaml:6:50 (map to another one)")]
    [InlineData("cf_source_id", "customerpayments", "custom_fields: [{ fields: { api_name: { from: region }, value: { from: region } } }]", "beside `unique_field`, `custom_fields.api_name` should be written out at payments.yaml:6:41 (such as { const: cf_region })")]
    public void Load_ABadUniqueField_SaysWhereAndWhatToDo(string name, string module, string field, string fault)
    {
        using var folder = Folder($"module: books.{module}\nsource: p.csv\nkey: [id]\nunique_field: {name}\nfields:\n  {(field.Length > 0 ? field : "{}")}\n");

        Assert.Contains(folder.Faults(), said => said.StartsWith(fault, StringComparison.Ordinal));
    }

    // The note that names the field stays in the checkpoint.
    private static PayloadObject OfZoho(PayloadObject payload)
    {
        var shown = new PayloadObject();
        foreach (var (name, value) in payload.Where(field => !field.Key.StartsWith('$')))
            shown[name] = value;
        return shown;
    }

    private static MappedRecord Map(string field, string key)
    {
        using var folder = Folder($"module: books.customerpayments\nsource: p.csv\nkey: [id]\nunique_field: cf_source_id\nfields:\n  {field}\n");
        var stream = folder.Load().Streams.Single(stream => stream.Entry.Name == "payments");
        return new MappingStage(stream).Map(PackFolder.Source("id,utr,region", [key, "UTR 7", "West"]));
    }

    private static PackFolder Folder(string payments) =>
        new PackFolder("name: t\nproducts: [books]\nstreams: [customers, payments]").With("payments.yaml", payments);
}
