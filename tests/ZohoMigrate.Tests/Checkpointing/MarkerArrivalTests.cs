using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>What the answers to creates say of a field by which records are known or asked for: only those that carried it say anything.</summary>
public sealed class MarkerArrivalTests : IDisposable
{
    private const string Reference = "reference_number";
    private const string Custom = "cf_source_id";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("""{"reference_number":"UTR 7"}""", null, Reference, MarkerArrival.Arrives)]
    [InlineData("""{"reference_number":7}""", null, Reference, MarkerArrival.Arrives)]
    [InlineData("""{"amount":1}""", null, Reference, MarkerArrival.NotKnown)]
    [InlineData("""{"reference_number":" "}""", null, Reference, MarkerArrival.NotKnown)]
    [InlineData("""{"reference_number":null}""", null, Reference, MarkerArrival.NotKnown)]
    [InlineData("""{"reference_number":"UTR 7"}""", null, Custom, MarkerArrival.NotKnown)]
    [InlineData("""{"$unique":"cf_source_id","custom_fields":[{"api_name":"cf_source_id","value":"s:1"}]}""", null, Custom, MarkerArrival.Arrives)]
    [InlineData("""{"$unique":"cf_source_id","custom_fields":[{"api_name":"cf_source_id","value":"s:1"}]}""", null, Reference, MarkerArrival.NotKnown)]
    [InlineData("""{"$unique":"cf_other","custom_fields":[{"api_name":"cf_other","value":"s:1"}]}""", null, Custom, MarkerArrival.NotKnown)]
    [InlineData("""{"reference_number":"UTR 7"}""", Reference, Reference, MarkerArrival.Lost)]
    [InlineData("""{"reference_number":"UTR 7"}""", "notes", Reference, MarkerArrival.Arrives)]
    public async Task ReadMarkerArrival_OfACreatedRecord_IsWhatItsAnswerShows(string payload, string? differing, string field, MarkerArrival arrival)
    {
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            _folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenAsync();
        await staging.StageAsync(staging.Record("customers", "A") with { Payload = PayloadObject.Parse(payload) });
        await staging.SealAsync();
        Assert.Equal(MarkerArrival.NotKnown, await checkpoint.ReadMarkerArrivalAsync("books.contacts", field, CancellationToken.None));
        var item = (await checkpoint.TakeOneAsync()).Item;

        await checkpoint.SettleAsync([new Settled(item, RecordState.Created, "z1")
        {
            Problems = differing is null ? [] : [RuleBook.Of("differs").Problem(ProblemStage.Delivery, "it differs") with { Field = differing }],
        }]);

        Assert.Equal(arrival, await checkpoint.ReadMarkerArrivalAsync("books.contacts", field, CancellationToken.None));
        Assert.Equal(MarkerArrival.NotKnown, await checkpoint.ReadMarkerArrivalAsync("books.items", field, CancellationToken.None));
    }

    public void Dispose() => _folder.Dispose();
}
